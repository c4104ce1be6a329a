import CommunityInsights

/// What a report says, section by section, before it becomes HTML or Markdown: the one value that the templates read.
///
/// What people read comes first and is short; what stands behind it is folded away. No sentence is said twice outside
/// of what is folded.
///
/// Names of properties differ from level to level, for a template that misses a name looks it up one level higher.
struct ReportPage {
  /// What the community is called.
  var title: String
  /// What the report is about, in one sentence.
  var lead: String
  /// The first screen.
  var front: FrontPage
  /// The picture of the network on the first screen; `nil` when none was drawn.
  var picture: Picture?
  /// The data of the explorer as JSON that is safe in a `script` element; `nil` where there is none, and in Markdown.
  var explorerData: String?
  var generator: String
  var schemaVersion: Int
  /// What the report is for, and what it must not be used for.
  var purpose: Purpose
  /// The questions, each with all that answers it.
  var questions: [Question]
  var numberGroups: [NumberGroup]
  /// The tables.
  var sections: [Section]
  var definitions: [Definition]
  var files: DocumentTable
  /// How the report was made; `nil` where that is not known or not shown.
  var making: Making?
  /// The style sheet and the script of the HTML report, with what allows it; empty in others.
  var style = ""
  var script = ""
  var scriptHash = ""

  struct Purpose {
    var use: String
    var useDetail: String
    var misuse: String
    var misuseDetail: String
    /// What is not shown to the audience; `nil` for the community.
    var privacy: String?
  }

  /// What the report was made from and how.
  struct Making {
    var made: String
    var command: String
    var inputs: DocumentTable
  }

  struct Picture {
    /// The `svg` element; `nil` when there is no such file, or when there are panels.
    var markup: String?
    /// The parts of a picture that stand side by side.
    var panels: [Panel]
    /// `nil` where the panels say it.
    var caption: String?
    var altText: String
    /// The image to link to when it is not part of the document.
    var imageFile: String?
    var links: [Link]
  }

  struct Panel {
    var panelTitle: String
    var panelNote: String?
    /// The `svg` element.
    var panelMarkup: String
  }

  struct Link {
    var file: String
    var format: String
  }

  /// A question that people ask, and what answers it.
  struct Question {
    var questionID: String
    /// As the section is headed.
    var questionHeading: String
    /// As the contents list it.
    var questionLabel: String
    /// What there is to say beyond the first screen.
    var points: [Point]
    /// What there is to say beyond that, folded away.
    var morePoints: [Point]
    var offers: [Offer]
    /// Before the sentences, and behind them.
    var openingPictures: [Picture]
    var pictures: [Picture]
    /// What the numbers that are folded away are about, in a few words; `nil` where there are none.
    var measuresTitle: String?
    var measures: [Measure]
    /// Tables that are not folded away.
    var questionBlocks: [Block]
    /// Tables, each folded away by itself.
    var folds: [Fold]
    /// What could not be told, and why.
    var omissions: [Omission]
  }

  /// A sentence, and the members whom it is about.
  struct Point {
    var pointText: LinkedText
    /// "Those who take part regularly: Ada, Ben and 3 others."
    var pointNames: LinkedText?
  }

  /// Something that is folded away, under a title that says what it is.
  struct Fold {
    /// Where it stands in a document; `nil` where nothing leads to it.
    var foldID: String?
    var foldTitle: String
    var foldBlocks: [Block]
  }

  struct Measure {
    var measureID: String
    var measureTitle: String
    /// The members whom it is about, where they are not named beside its sentence.
    var concerned: LinkedText?
    /// The headline first.
    var indicators: [IndicatorLine]
    /// Numbers by group.
    var measureBlocks: [Block]
  }

  /// A number with all that is needed to read it.
  struct IndicatorLine {
    var isHeadline: Bool
    /// "not shown" where it is not shown.
    var indicatorValue: String
    var isAbsent: Bool
    var indicatorLabel: String
    /// Where its definition stands; `nil` when it has none.
    var indicatorAnchor: String?
    /// Which way is good.
    var better: String
    /// Interval, change, comparison, evidence, each in a few words.
    var facts: [String]
    var interval: String
    var change: String
    var comparison: String
    var evidence: String
  }

  struct Offer {
    var offerText: String
    /// The measure that it follows from.
    var offerMeasure: String
    var offerAnchor: String
  }

  struct Omission {
    var omittedTitle: String
    var omittedReason: String
  }

  struct NumberGroup {
    var groupTitle: String
    var numbers: [KeyNumber]
  }

  struct KeyNumber {
    var value: String
    var label: String
    /// What it means, in one plain sentence.
    var explanation: String
    /// Where its exact definition stands in the document; `nil` when it needs none.
    var definitionAnchor: String?
  }

  /// A part of the report that is folded away.
  struct Section {
    var sectionID: String
    var heading: String
    /// What the section shows and how to read it.
    var introduction: String
    var blocks: [Block]
  }

  /// A table, a list of names, or a sentence that says why there is neither.
  struct Block {
    var blockHeading: String?
    var table: DocumentTable?
    var nameList: NameList?
    var message: String?
  }

  struct NameList {
    var explanation: String
    var names: [String]
    /// What is not in the list and where it is.
    var rest: String?
  }

  struct Definition {
    var definitionID: String
    var measure: String
    var meaning: String
    var definition: String
    var source: String?
  }
}

extension ReportPage.Picture {
  init(_ picture: ReportPicture) {
    caption = picture.caption
    altText = picture.altText
    links = picture.reportFiles.map { .init(file: $0.file.rawValue, format: $0.format.rawValue.uppercased()) }
    imageFile = picture.reportFiles.first { $0.format == .svg || $0.format == .png }?.file.rawValue
    panels = picture.panels.map {
      .init(panelTitle: $0.heading, panelNote: $0.detail, panelMarkup: Self.element(of: $0.svg) ?? "")
    }
    markup = panels.isEmpty ? picture.files[.svg].flatMap(Self.element) : nil
  }

  /// The `svg` element of a file, without the declarations before it, which HTML does not know.
  private static func element(of bytes: [UInt8]) -> String? {
    let text = String(decoding: bytes, as: UTF8.self)
    return text.firstRange(of: "<svg").map { String(text[$0.lowerBound...]) }
  }
}

extension ReportPage.Offer {
  init(_ offer: SponsorOffer) {
    self.init(offerText: offer.offer, offerMeasure: offer.measure.title, offerAnchor: offer.measure.anchor)
  }
}

extension ReportPage.Definition {
  init(_ convention: Convention) {
    definitionID = Self.anchor(convention.measure)
    measure = convention.measure
    meaning = convention.meaning
    definition = convention.definition
    source = convention.source
  }

  /// Where the definition of a measure stands: `how-core-number` for `core_number`.
  static func anchor(_ measure: String) -> String {
    let words = measure.lowercased().split { !$0.isLetter && !$0.isNumber }
    return "how-" + words.joined(separator: "-")
  }
}

extension ReportPage.Section {
  /// The section with the heads of its columns linked to the definitions that there are.
  func linked(to anchors: Set<String>) -> Self {
    var linked = self
    linked.blocks = blocks.map { $0.linked(to: anchors) }
    return linked
  }
}

extension ReportPage.Block {
  /// The block with the heads of its columns linked to the definitions that there are.
  func linked(to anchors: Set<String>) -> Self {
    guard let columns = table?.columns else { return self }
    var linked = self
    linked.table?.columns = columns.map { column in
      var column = column
      column.anchor = column.measure.map(ReportPage.Definition.anchor).flatMap { anchors.contains($0) ? $0 : nil }
      return column
    }
    return linked
  }
}

extension ReportPage.Fold {
  /// The fold with the heads of its columns linked to the definitions that there are.
  func linked(to anchors: Set<String>) -> Self {
    var linked = self
    linked.foldBlocks = foldBlocks.map { $0.linked(to: anchors) }
    return linked
  }
}
