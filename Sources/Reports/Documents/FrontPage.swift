import CommunityInsights

/// What stands on the first screen of a report, beside the picture.
struct FrontPage {
  /// The few things to know, in the order of the questions.
  var findings: [Finding]
  /// The gravest thing that is odd about the log; `nil` where nothing is.
  var caveat: String?
  /// What to do first; `nil` where nothing asks for help.
  var offer: ReportPage.Offer?
  /// Where to look up what people ask most.
  var ways: [Way] = []

  struct Way {
    var wayAnchor: String
    var wayText: String
  }

  struct Finding {
    /// Where more of it stands; `nil` where this is all.
    var findingAnchor: String?
    /// What it is about, in two or three words.
    var findingTopic: String
    var findingText: LinkedText
    /// The names of those whom it is about; empty where the sentence has them.
    var findingNames: [LinkedText.Run]
    /// The sentence with what it hangs on, where the first screen is not the place for all of it.
    var inFull: String?
  }

  /// The same, with links to sections that are there.
  ///
  /// - Parameter anchors: those of the sections of the document.
  func linked(to anchors: Set<String>, ways: [Way]) -> FrontPage {
    var linked = self
    linked.ways = ways
    for index in findings.indices where !anchors.contains(findings[index].findingAnchor ?? "") {
      linked.findings[index].findingAnchor = nil
    }
    return linked
  }

  /// Every sentence that is said here, so that it is not said again below.
  var sentences: Set<String> {
    Set(findings.map { $0.inFull ?? $0.findingText.text } + [caveat, offer?.offerText].compactMap { $0 })
  }
}

extension FrontPage {
  /// Between three and five findings, as far as there is room for them on the first screen.
  private static let mostFindings = 5
  private static let fewestFindings = 3
  /// What fits beside the picture, in lines of text, and how long a line is.
  private static let room = 27
  private static let lineLength = 46
  /// How many of the members whom a finding is about are named.
  private static let names = 3
  /// In place of what a finding would be without members who may be no people, who are named beside it.
  private static let hanging = "This depends on who counts as a person."
  /// Of a crowd, a few names say nothing.
  private static let crowd = 40

  /// The questions, those first of which a reader wants to know first.
  private static let questions: [CommunityInsights.Finding.Question] = [
    .holdsTogether, .wouldBreak, .cutOff, .changed, .alive, .shape,
  ]

  /// Of the measures that answer a question, those that are told first.
  private static let first: [CommunityMeasure] = [.loadConcentration, .succession, .isolation, .participation]

  /// Chooses one sentence for each of the questions that matter most; what changed is only told where a trend is clear of
  /// chance.
  init(_ analysis: Analysis, links: NameLinks) {
    caveat = analysis.healthNotes.first
    offer = analysis.lens?.offers().first.map(ReportPage.Offer.init)
    findings = []
    var lines = Self.lines(caveat ?? "") + Self.lines(offer?.offerText ?? "")
    for finding in Self.questions.compactMap({ Self.finding($0, analysis, links) }).prefix(Self.mostFindings) {
      let names = finding.findingNames.map(\.text).joined()
      lines += 1 + Self.lines("\(finding.findingText.text) \(names)")
      if lines > Self.room && findings.count >= Self.fewestFindings { continue }
      findings.append(finding)
    }
  }

  private static func lines(_ text: String) -> Int { (text.count + lineLength - 1) / lineLength }

  private static func finding(
    _ question: CommunityInsights.Finding.Question, _ analysis: Analysis, _ links: NameLinks
  ) -> Finding? {
    func made(_ text: LinkedText, _ names: [LinkedText.Run] = []) -> Finding {
      Finding(
        findingAnchor: question == .shape ? CommunityInsights.Finding.Question.holdsTogether.anchor : question.anchor,
        findingTopic: question.topic, findingText: text, findingNames: names)
    }
    if let lens = analysis.lens {
      if question == .shape { return nil }
      if question == .changed {
        guard lens.hasChanged else { return nil }
        return analysis.answers.first { $0.question == .changed }?.sentences.first.map { made(LinkedText($0)) }
      }
      if let result = firstResult(question, analysis, lens) {
        let names = named(result, question, analysis, links)
        guard let doubt = result.doubt, result.sentence.hasSuffix(doubt) else {
          return made(LinkedText(result.sentence), names)
        }
        var short = made(LinkedText("\(result.sentence.dropLast(doubt.count))\(Self.hanging)"), names)
        short.inFull = result.sentence
        return short
      }
    }
    let findings = analysis.findings.filter { $0.question == question }
    return (findings.first { !$0.members.isEmpty } ?? findings.first).map {
      made(links.sentence($0.sentence, about: $0.members))
    }
  }

  /// The measure that answers a question; newcomers who got no answer go before how alive the community is.
  private static func firstResult(
    _ question: CommunityInsights.Finding.Question, _ analysis: Analysis, _ lens: CommunityLens
  ) -> MeasureResult? {
    let results = question.measures.compactMap { lens[$0] }.filter {
      $0.leftOut == nil && !$0.sentence.isEmpty && $0.headline?.value != nil
    }
    if question == .alive, analysis.audience == .community,
      let newcomers = results.first(where: { $0.measure == .newcomers && !$0.members.isEmpty })
    {
      return newcomers
    }
    return results.first { first.contains($0.measure) } ?? results.first
  }

  /// The names of those whom a measure is about: for the community itself.
  private static func named(
    _ result: MeasureResult, _ question: CommunityInsights.Finding.Question, _ analysis: Analysis, _ links: NameLinks
  ) -> [LinkedText.Run] {
    guard analysis.audience == .community, 1...crowd ~= result.members.count else { return [] }
    let who = question == .alive ? result.measure.membersInWords(RowWords(analysis.log.rowKind)) : nil
    return (who.map { [LinkedText.Run(text: "\($0): ")] } ?? [])
      + links.list(result.members.prefix(names), of: result.members.count)
  }
}

extension CommunityInsights.Finding.Question {
  /// What the question is about, in two or three words.
  fileprivate var topic: String {
    switch self {
    case .shape: "The network"
    case .alive: "Taking part"
    case .holdsTogether: "Holding together"
    case .cutOff: "At the edge"
    case .wouldBreak: "If someone leaves"
    case .managers: "Managers"
    case .help: "What would help"
    case .changed: "What is changing"
    case .confidence: "Confidence"
    }
  }
}
