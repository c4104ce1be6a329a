import CommunityInsights

/// What a report says, section by section, before it becomes HTML or Markdown: the one value that the templates read.
///
/// Names of properties differ from level to level, for a template that misses a name looks it up one level higher.
struct ReportPage {
  /// What the community is called.
  var title: String
  /// What the report is about, in one sentence.
  var lead: String
  var generator: String
  var schemaVersion: Int
  /// The findings, grouped by the question that they answer.
  var answers: [Answer]
  /// The picture of the network; `nil` when none was drawn.
  var picture: Picture?
  var numberGroups: [NumberGroup]
  /// The tables.
  var sections: [Section]
  var definitions: [Definition]
  var files: DocumentTable
  /// The style sheet and the script of the HTML report; empty in others.
  var style = ""
  var script = ""

  struct Answer {
    var question: String
    var sentences: [String]
  }

  struct Picture {
    /// The `svg` element; `nil` when there is no such file.
    var markup: String?
    var caption: String
    var altText: String
    /// The image to link to when it is not part of the document.
    var imageFile: String?
    var links: [Link]
  }

  struct Link {
    var file: String
    var format: String
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

extension ReportPage {
  /// - Parameters:
  ///   - picture: the picture of the network, when one was drawn.
  ///   - files: the files of the folder that the report is in.
  init(_ analysis: Analysis, picture: ReportPicture?, files: [ReportFile]) {
    let definitions = analysis.conventions.map(Definition.init)
    let people = PeopleTables(analysis)
    title = analysis.title
    lead = Self.lead(analysis)
    generator = analysis.generator
    schemaVersion = analysis.schemaVersion
    answers = Self.answers(analysis)
    self.picture = picture.map(Picture.init)
    numberGroups = NumberGroup.all(of: analysis, definitions: Set(definitions.map(\.definitionID)))
    sections = [
      people.connectors, people.dependence, people.edge, people.communities, people.everyone,
      LogTables(analysis).section,
    ].compactMap { $0 }.map { $0.linked(to: definitions) }
    self.definitions = definitions
    self.files = DocumentTable(
      "The same findings for reading, for tables and for other programs.", of: files,
      columns: [.text("File"), .text("What is in it")]
    ) { [$0.rawValue, $0.contents] }
  }

  private static func answers(_ analysis: Analysis) -> [Answer] {
    Finding.Question.allCases.compactMap { question in
      let sentences = analysis.findings.filter { $0.question == question }.map(\.sentence)
      return sentences.isEmpty ? nil : Answer(question: question.heading, sentences: sentences)
    }
  }

  private static func lead(_ analysis: Analysis) -> String {
    let network = analysis.network
    let members = Wording.count(network.memberCount, "member", "members")
    let interactions =
      "\(Wording.amount(network.interactionCount)) \(network.interactionCount == 1 ? "interaction" : "interactions")"
    let ties = Wording.count(network.tieCount, "tie", "ties")
    let period = Wording.period(of: analysis.log).map { ", \($0)" } ?? ""
    return "Who interacts with whom in this community\(period): \(members), \(interactions), \(ties)."
  }
}

extension Finding.Question {
  /// The question as the report asks it.
  var heading: String {
    switch self {
    case .shape: "The community at a glance"
    case .holdsTogether: "Who holds it together?"
    case .cutOff: "Who is at the edge or cut off?"
    case .wouldBreak: "What breaks if someone leaves?"
    case .sureness: "How sure is this?"
    }
  }
}

extension ReportPage.Picture {
  init(_ picture: ReportPicture) {
    caption = picture.caption
    altText = picture.altText
    links = picture.formats.map { .init(file: ReportFile.picture($0).rawValue, format: $0.rawValue.uppercased()) }
    imageFile = [.svg, .png].first { picture.files[$0] != nil }.map { ReportFile.picture($0).rawValue }
    markup = picture.files[.svg].flatMap(Self.element)
  }

  /// The `svg` element of a file, without the declarations before it, which HTML does not know.
  private static func element(of bytes: [UInt8]) -> String? {
    let text = String(decoding: bytes, as: UTF8.self)
    return text.firstRange(of: "<svg").map { String(text[$0.lowerBound...]) }
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
  func linked(to definitions: [ReportPage.Definition]) -> Self {
    let anchors = Set(definitions.map(\.definitionID))
    var linked = self
    for block in blocks.indices {
      guard let columns = blocks[block].table?.columns else { continue }
      linked.blocks[block].table?.columns = columns.map { column in
        var column = column
        column.anchor = column.measure.map(ReportPage.Definition.anchor).flatMap { anchors.contains($0) ? $0 : nil }
        return column
      }
    }
    return linked
  }
}
