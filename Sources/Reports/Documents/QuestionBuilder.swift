import CommunityInsights
import NetworkDiagrams
import Numbers

/// Makes the sections of a report that answer the questions of people, from the findings and from what the lens shows.
struct QuestionBuilder {
  let analysis: Analysis
  let pictures: ReportPictures
  /// The anchors of the definitions that the document has.
  let definitions: Set<String>
  let links: NameLinks
  /// What the first screen says, which is not said again.
  let said: Set<String>
  private let answers: [Answer]
  private let words: RowWords

  /// How many sentences on a question are not folded away.
  private static let shownPoints = 4
  /// The most groups whose table is part of the report; a wider one cannot be read.
  private static let widestTable = 12
  /// How many of the members whom a measure is about are named.
  private static let concernedNames = 8

  init(
    _ analysis: Analysis, pictures: ReportPictures, definitions: Set<String>, links: NameLinks, said: Set<String>
  ) {
    self.analysis = analysis
    self.pictures = pictures
    self.definitions = definitions
    self.links = links
    self.said = said
    answers = analysis.answers
    words = RowWords(analysis.log.rowKind)
  }

  private var lens: CommunityLens? { analysis.lens }

  /// In the order of the report, those to which there is something to say; the shape of the network is part of what
  /// holds it together.
  var questions: [ReportPage.Question] {
    Finding.Question.allCases.filter { $0 != .shape }.map(question).filter { question in
      !question.points.isEmpty || !question.offers.isEmpty || !question.measures.isEmpty || !question.folds.isEmpty
        || !question.pictures.isEmpty || !question.openingPictures.isEmpty
    }
  }

  private func question(_ question: Finding.Question) -> ReportPage.Question {
    let (measures, points) = (measures(of: question), points(of: question))
    return ReportPage.Question(
      questionID: question.anchor, questionHeading: question.longHeading, questionLabel: question.heading,
      points: Array(points.prefix(Self.shownPoints)), morePoints: Array(points.dropFirst(Self.shownPoints)),
      offers: offers(for: question), openingPictures: openingPictures(for: question),
      pictures: pictures(for: question),
      measuresTitle: measures.isEmpty ? nil : measures.map(\.measureTitle).joined(separator: ", "),
      measures: measures, questionBlocks: blocks(for: question), folds: folds(for: question),
      omissions: omissions(for: question))
  }

  // MARK: - Sentences

  /// Everything that is not on the first screen: what is odd about the log, sentences of measures with those whom they
  /// are about, then the other sentences.
  private func points(of question: Finding.Question) -> [ReportPage.Point] {
    if question == .help { return [] }
    func sentences(_ question: Finding.Question) -> [String] {
      answers.first { $0.question == question }?.sentences ?? []
    }
    var texts = question == .confidence ? notes : []
    texts += sentences(question)
    if question == .holdsTogether { texts += sentences(.shape) }
    if question == .confidence, let missing { texts.append(missing) }
    var seen: Set<String> = []
    return texts.filter { seen.insert($0).inserted }.compactMap { said.contains($0) ? doubt(of: $0) : point($0) }
  }

  /// What a sentence of the first screen hangs on, which it has no room for.
  private func doubt(of sentence: String) -> ReportPage.Point? {
    lens?.results.first { $0.sentence == sentence && sentence.hasSuffix($0.doubt ?? "\0") }?.doubt
      .map { .init(pointText: LinkedText($0)) }
  }

  private var notes: [String] { analysis.healthNotes }

  /// What nothing can be said about without the lens, and why; what is missing belongs to how sure one can be.
  private var missing: String? {
    guard lens == nil else { return nil }
    let conversations =
      analysis.log.rowKind.hasMessages ? ", whether questions are answered, how newcomers fare" : ", who comes and goes"
    return analysis.log.clock == .none
      ? "The log has no times, so it cannot be told what changes: who takes part how often\(conversations). A column of "
        + "times would show it."
      : "What changes over time was not looked at: who takes part how often\(conversations)."
  }

  private func point(_ sentence: String) -> ReportPage.Point {
    if let result = lens?.results.first(where: { $0.sentence == sentence }) {
      return .init(pointText: LinkedText(sentence), pointNames: concerned(result))
    }
    let finding = analysis.findings.first { $0.sentence == sentence }
    return .init(pointText: links.sentence(sentence, about: finding?.members ?? []))
  }

  /// What could not be told is named together with how sure the rest is.
  private func omissions(for question: Finding.Question) -> [ReportPage.Omission] {
    guard question == .confidence, let lens else { return [] }
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
    question.measures.compactMap { lens?[$0] }.filter { $0.leftOut == nil }.map { result in
      let anchor = ReportPage.Definition.anchor(result.measure.rawValue)
      let known = definitions.contains(anchor) ? anchor : nil
      return ReportPage.Measure(
        measureID: result.measure.anchor, measureTitle: result.measure.title,
        concerned: said.contains(result.sentence) ? concerned(result) : nil,
        indicators: indicators(of: result, beside: question).enumerated().map { index, indicator in
          let isSame = index > 0 && indicator.evidence.told == result.indicators[0].evidence.told
          return .init(
            indicator, isHeadline: index == 0, repeatsEvidence: isSame, words: words, anchor: known,
            isRounded: result.isRounded)
        },
        measureBlocks: blocks(of: result).map { $0.linked(to: definitions) })
    }
  }

  /// The numbers of a measure without those that are undefined, and without those that head another one under the same
  /// question. Of a measure that the audience is shown nothing of, the headline says so for all.
  private func indicators(of result: MeasureResult, beside question: Finding.Question) -> [Indicator] {
    if result.indicators.allSatisfy(\.isSuppressed) { return Array(result.indicators.prefix(1)) }
    let others = question.measures.filter { $0 != result.measure }.compactMap { lens?[$0]?.headline?.key }
    return result.indicators.enumerated().filter { index, indicator in
      let isKnown = indicator.value != nil || indicator.isSuppressed
      return index == 0 || (isKnown && !others.contains(indicator.key))
    }.map(\.element)
  }

  /// The names of those whom a measure is about: for the community itself.
  private func concerned(_ result: MeasureResult) -> LinkedText? {
    guard analysis.audience == .community, !result.members.isEmpty, let who = result.measure.membersInWords(words)
    else {
      return nil
    }
    let names = links.list(result.members.prefix(Self.concernedNames), of: result.members.count)
    return LinkedText([.init(text: "\(who): ")] + names + [.init(text: ".")])
  }

  /// Contacts between groups are not folded away.
  private func blocks(of result: MeasureResult) -> [ReportPage.Block] {
    result.measure == .silos ? [] : [table(of: result)].compactMap { $0 }
  }

  private func blocks(for question: Finding.Question) -> [ReportPage.Block] {
    guard question == .cutOff, let silos = lens?[.silos], silos.leftOut == nil else { return [] }
    return [table(of: silos)].compactMap { $0 }
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

  /// The first one stands on the first screen.
  private func offers(for question: Finding.Question) -> [ReportPage.Offer] {
    guard question == .help, let lens else { return [] }
    return lens.offers().filter { !said.contains($0.offer) }.map(ReportPage.Offer.init)
  }

  // MARK: - Pictures and tables

  /// What is seen before the sentences.
  private func openingPictures(for question: Finding.Question) -> [ReportPage.Picture] {
    guard question == .alive else { return [] }
    let course = AnnotatedTimeline(analysis)
    let timeline = TimelineDiagram(analysis).map { ReportPage.Picture($0, beside: course) }
    return [course.map(ReportPage.Picture.init), timeline].compactMap { $0 }
  }

  private func pictures(for question: Finding.Question) -> [ReportPage.Picture] {
    switch question {
    case .alive: [WaitingDiagram(analysis).map(ReportPage.Picture.init)].compactMap { $0 }
    case .changed: [pictures.overTime.map(ReportPage.Picture.init)].compactMap { $0 }
    default: []
    }
  }

  private func folds(for question: Finding.Question) -> [ReportPage.Fold] {
    guard analysis.audience == .community else { return [] }
    let tables = PeopleTables(analysis) { pictures.hasDot(of: $0) }
    switch question {
    case .holdsTogether: return [tables.roles].compactMap { $0 }.map { $0.linked(to: definitions) }
    case .help: return [tables.introductions].compactMap { $0 }
    default: return []
    }
  }
}

extension CommunityMeasure {
  /// Where the measure stands in a document.
  var anchor: String { "measure-" + rawValue.split(separator: "_").joined(separator: "-") }
}

extension ReportPage.Question {
  /// What is in the answer that people look up again and again.
  ///
  /// - Parameter namesMembers: whether the table of contacts between groups leads to those who have them.
  func ways(namesMembers: Bool) -> [FrontPage.Way] {
    let tables = questionBlocks.compactMap(\.table?.tableID).map {
      FrontPage.Way(wayAnchor: $0, wayText: namesMembers ? "Who connects two groups" : "Contact between groups")
    }
    let folds = folds.compactMap(\.foldID).map { FrontPage.Way(wayAnchor: $0, wayText: "Whom to introduce to whom") }
    let changes =
      questionID == Finding.Question.changed.anchor
      ? [FrontPage.Way(wayAnchor: questionID, wayText: "What changed")] : []
    return tables + folds + changes
  }
}

extension DocumentTable {
  private static let betweenGroups = "between-groups"

  /// Numbers by group, or by pair of groups.
  ///
  /// - Parameter hidesSmall: whether numbers about too few people are left out.
  init(_ table: GroupTable, hidesSmall: Bool) {
    let isSquare = table.values.allSatisfy { $0.count == table.groups.count }
    let label = Wording.capitalized(table.label)
    let names = table.groups.map { Wording.shortened($0, to: 24) }
    let further = table.columns.filter { $0.values.contains { $0 != nil } }
    let note =
      hidesSmall ? " Where there is a \(Wording.undefined), there is no number or it is about too few people." : ""
    self.init(
      "\(label).\(note)", of: table.groups.indices,
      columns: [.text("Group"), .number("Members")]
        + (isSquare ? names.map { .number($0) } : [.number(String(label))])
        + further.map { .number(Wording.capitalized($0.label)) }
    ) { group in
      [names[group], Wording.count(table.sizes[group])]
        + table.values[group].map { Wording.value($0, unit: table.unit) }
        + further.map { Wording.value($0.values[group], unit: $0.unit) }
    }
    if isSquare {
      shade(table)
      tableID = Self.betweenGroups
    }
  }

  /// Shades the cells of pairs of groups, the largest darkest; what groups have with themselves would outdo all others.
  private mutating func shade(_ table: GroupTable) {
    let pairs = table.groups.indices.flatMap { from in
      table.groups.indices.filter { $0 != from }.compactMap { table.values[from][$0] }
    }
    let most = pairs.max() ?? 0
    for row in rows.indices {
      rows[row].shaded = rows[row].cells.enumerated().map { place, text in
        // The first cell is the size of the group.
        guard table.groups.indices.contains(place - 1) else { return ShadedCell(cellText: text) }
        if place - 1 == row { return ShadedCell(cellText: text, shade: "own") }
        let share = most > 0 ? max(0, table.values[row][place - 1] ?? 0) / most : 0
        return ShadedCell(cellText: text, shade: "h\(Int(saturating: (5 * share.squareRoot()).rounded(.up)))")
      }
    }
  }
}
