import CommunityInsights
import NetworkDiagrams

/// Makes the sections of a report that answer the questions of people, from what the lens shows.
struct QuestionBuilder {
  let analysis: Analysis
  let lens: CommunityLens
  let pictures: ReportPictures
  /// The anchors of the definitions that the document has.
  let definitions: Set<String>
  let answers: [Answer]
  private let words: RowWords

  /// The most groups whose table is part of the report; a wider one cannot be read.
  private static let widestTable = 12
  /// How many of the members whom a measure is about are named.
  private static let concernedNames = 8

  init(_ analysis: Analysis, _ lens: CommunityLens, pictures: ReportPictures, definitions: Set<String>) {
    self.analysis = analysis
    self.lens = lens
    self.pictures = pictures
    self.definitions = definitions
    answers = analysis.answers
    words = RowWords(analysis.log.rowKind)
  }

  /// In the order of the report; the shape of the network is part of what holds it together.
  var questions: [ReportPage.Question] {
    Finding.Question.allCases.filter { $0 != .shape }.map { question in
      let remarks = remarks(on: question)
      // What changed is said by the sentences; the numbers are about events alone.
      let isOpening = question == .changed
      return ReportPage.Question(
        questionID: question.anchor, questionHeading: question.longHeading, questionLabel: question.heading,
        openingRemarks: isOpening ? remarks : [], remarks: isOpening ? [] : remarks, measures: measures(of: question),
        offers: offers(for: question), openingPictures: openingPictures(for: question),
        pictures: pictures(for: question), questionBlocks: blocks(for: question).map { $0.linked(to: definitions) },
        omissions: omissions(for: question))
    }
  }

  // MARK: - Sentences

  /// The sentences that are not those of a measure: these stand with their numbers.
  private func remarks(on question: Finding.Question) -> [String] {
    func sentences(_ question: Finding.Question) -> [String] {
      answers.first { $0.question == question }?.sentences ?? []
    }
    let ofMeasures = Set(question.measures.compactMap { lens[$0]?.sentence })
    let own = sentences(question).filter { !ofMeasures.contains($0) }
    let others = lens.results.filter { $0.measure.alsoAnswers.contains(question) && $0.headline?.value != nil }
    switch question {
    case .help: return []
    case .holdsTogether: return own + sentences(.shape)
    default: return own + others.map(\.sentence)
    }
  }

  /// What could not be told is named together with how sure the rest is.
  private func omissions(for question: Finding.Question) -> [ReportPage.Omission] {
    guard question == .confidence else { return [] }
    let omitted = lens.results.filter { $0.leftOut != nil }
    var reasons: [String] = []
    for case let reason? in omitted.map(\.leftOut) where !reasons.contains(reason) { reasons.append(reason) }
    return reasons.map { reason in
      let titles = omitted.filter { $0.leftOut == reason }.map(\.measure.title)
      return .init(omittedTitle: titles.joined(separator: "; "), omittedReason: reason + ".")
    }
  }

  // MARK: - Measures

  private func measures(of question: Finding.Question) -> [ReportPage.Measure] {
    question.measures.compactMap { lens[$0] }.filter { $0.leftOut == nil }.map { result in
      let anchor = ReportPage.Definition.anchor(result.measure.rawValue)
      let known = definitions.contains(anchor) ? anchor : nil
      return ReportPage.Measure(
        measureID: result.measure.anchor, measureTitle: result.measure.title, sentence: result.sentence,
        concerned: concerned(result),
        indicators: indicators(of: result, beside: question).enumerated().map { index, indicator in
          let isSame = index > 0 && indicator.evidence.told == result.indicators[0].evidence.told
          return .init(indicator, isHeadline: index == 0, repeatsEvidence: isSame, words: words, anchor: known)
        },
        measureBlocks: blocks(of: result).map { $0.linked(to: definitions) })
    }
  }

  /// The numbers of a measure without those that are undefined, and without those that head another one under the same
  /// question. Of a measure that the audience is shown nothing of, the headline says so for all.
  private func indicators(of result: MeasureResult, beside question: Finding.Question) -> [Indicator] {
    if result.indicators.allSatisfy(\.isSuppressed) { return Array(result.indicators.prefix(1)) }
    let others = question.measures.filter { $0 != result.measure }.compactMap { lens[$0]?.headline?.key }
    return result.indicators.enumerated().filter { index, indicator in
      let isKnown = indicator.value != nil || indicator.isSuppressed
      return index == 0 || (isKnown && !others.contains(indicator.key))
    }.map(\.element)
  }

  /// The names of those whom a measure is about: for the community itself.
  private func concerned(_ result: MeasureResult) -> String? {
    guard analysis.audience == .community, !result.members.isEmpty, let who = result.measure.membersInWords(words)
    else {
      return nil
    }
    let names = DisplayNames(analysis.members)
    let shown = names(result.members.prefix(Self.concernedNames))
    return "\(who): \(Wording.list(shown, of: result.members.count))."
  }

  private func blocks(of result: MeasureResult) -> [ReportPage.Block] {
    let isForCommunity = analysis.audience == .community
    let pairs = result.measure == .introductions && isForCommunity ? PeopleTables(analysis).introductions : nil
    return [table(of: result), pairs].compactMap { $0 }
  }

  private func table(of result: MeasureResult) -> ReportPage.Block? {
    guard let table = result.table, !table.groups.isEmpty else { return nil }
    guard table.groups.count <= Self.widestTable else {
      return .init(
        message: "The table of all \(Wording.count(table.groups.count)) groups is in insights.json.")
    }
    return .init(table: DocumentTable(table, hidesSmall: analysis.audience != .community))
  }

  // MARK: - Offers

  private func offers(for question: Finding.Question) -> [ReportPage.Offer] {
    guard question == .help else { return [] }
    return lens.offers().map { offer in
      .init(
        offerText: offer.offer, offerReason: offer.reason, offerMeasure: offer.measure.title,
        offerAnchor: offer.measure.anchor)
    }
  }

  // MARK: - Pictures and tables

  /// What is seen before the numbers.
  private func openingPictures(for question: Finding.Question) -> [ReportPage.Picture] {
    question == .alive ? [TimelineDiagram(analysis).map(ReportPage.Picture.init)].compactMap { $0 } : []
  }

  private func pictures(for question: Finding.Question) -> [ReportPage.Picture] {
    switch question {
    case .holdsTogether where pictures.main?.subject == .network: pictures.main.map { [.init($0)] } ?? []
    case .cutOff where pictures.main?.subject == .groups: pictures.main.map { [.init($0)] } ?? []
    case .changed: pictures.overTime.map { [.init($0)] } ?? []
    default: []
    }
  }

  private func blocks(for question: Finding.Question) -> [ReportPage.Block] {
    guard analysis.audience == .community else { return [] }
    return question == .holdsTogether ? [PeopleTables(analysis).roles].compactMap { $0 } : []
  }
}

extension CommunityMeasure {
  /// Where the measure stands in a document.
  var anchor: String { "measure-" + rawValue.split(separator: "_").joined(separator: "-") }
}

extension ReportPage.Picture {
  /// The timeline, which is drawn without Graphviz.
  init(_ timeline: TimelineDiagram) {
    markup = nil
    panels = timeline.panels.map { .init(panelTitle: $0.title, panelNote: $0.trend, panelMarkup: $0.svg()) }
    caption = timeline.caption
    altText =
      "How \(Wording.count(timeline.panels.count, "number", "numbers")) develop: "
      + timeline.panels.map(\.title).joined(separator: "; ") + "."
    imageFile = ReportFile.timelineSVG.rawValue
    links = [.init(file: ReportFile.timelineSVG.rawValue, format: "SVG")]
  }
}

extension DocumentTable {
  /// Numbers by group, or by pair of groups.
  ///
  /// - Parameter hidesSmall: whether numbers about too few people are left out.
  init(_ table: GroupTable, hidesSmall: Bool) {
    let isSquare = table.values.allSatisfy { $0.count == table.groups.count }
    let label = table.label.prefix(1).uppercased() + table.label.dropFirst()
    let names = table.groups.map { Wording.shortened($0, to: 24) }
    let further = table.columns.filter { $0.values.contains { $0 != nil } }
    let note =
      hidesSmall ? " Where there is a \(Wording.undefined), there is no number or it is about too few people." : ""
    self.init(
      "\(label).\(note)", of: table.groups.indices,
      columns: [.text("Group"), .number("Members")]
        + (isSquare ? names.map { .number($0) } : [.number(String(label))])
        + further.map { .number($0.label.prefix(1).uppercased() + $0.label.dropFirst()) }
    ) { group in
      [names[group], Wording.count(table.sizes[group])]
        + table.values[group].map { Wording.value($0, unit: table.unit) }
        + further.map { Wording.value($0.values[group], unit: $0.unit) }
    }
  }
}
