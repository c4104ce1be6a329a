import CommunityInsights
import InteractionLogs

extension ReportPage {
  /// - Parameters:
  ///   - pictures: the pictures that were drawn.
  ///   - files: the files of the folder that the report is in.
  init(_ analysis: Analysis, pictures: ReportPictures, files: [ReportFile]) {
    let definitions = analysis.definitions.map(Definition.init)
    let anchors = Set(definitions.map(\.definitionID))
    let links = NameLinks(DisplayNames(analysis.members)) { pictures.hasDot(of: $0) }
    title = analysis.title
    lead = Self.lead(analysis)
    front = FrontPage(analysis, links: links)
    picture = pictures.main.map(Picture.init)
    generator = analysis.generator
    schemaVersion = analysis.schemaVersion
    purpose = Purpose(for: analysis.audience, analysis.disclosure)
    questions =
      QuestionBuilder(analysis, pictures: pictures, definitions: anchors, links: links, said: front.sentences).questions
    let namesMembers = analysis.audience == .community
    front = front.linked(
      to: Set(questions.map(\.questionID)), ways: questions.flatMap { $0.ways(namesMembers: namesMembers) })
    numberGroups = NumberGroup.all(of: analysis, definitions: anchors)
    sections = Self.sections(analysis, pictures).map { $0.linked(to: anchors) }
    self.definitions = definitions
    making = analysis.provenance.map { Making($0, of: analysis) }
    self.files = DocumentTable(
      "The same findings for reading, for tables and for other programs.", of: files,
      columns: [.text("File"), .text("What is in it")]
    ) { [$0.rawValue, $0.contents(of: analysis.log)] }
    if analysis.audience != .community { keepUsedDefinitions() }
  }

  /// Leaves out the definitions that nothing refers to: those of numbers about members.
  private mutating func keepUsedDefinitions() {
    let numbers = numberGroups.flatMap(\.numbers).compactMap(\.definitionAnchor)
    let measures = questions.flatMap(\.measures).flatMap(\.indicators).compactMap(\.indicatorAnchor)
    let used = Set(numbers + measures + ["timeline", "interval"].map(Definition.anchor))
    definitions.removeAll { !used.contains($0.definitionID) }
  }

  /// The tables; those about members are for the community alone.
  private static func sections(_ analysis: Analysis, _ pictures: ReportPictures) -> [Section] {
    let log = LogTables(analysis).section
    guard analysis.audience == .community else { return [log] }
    let people = PeopleTables(analysis) { pictures.hasDot(of: $0) }
    let sections = [
      people.connectors, people.brokers, people.dependence, people.edge, people.communities, people.everyone, log,
    ]
    return sections.compactMap { $0 }
  }

  private static func lead(_ analysis: Analysis) -> String {
    let network = analysis.network
    let members = Wording.count(network.memberCount, "member", "members")
    let words = RowWords(analysis.log.rowKind)
    // What encounters weigh says nothing to a reader.
    let interactions =
      analysis.log.rowKind == .attendance ? "" : ", \(words.count(network.interactionCount))"
    let ties = Wording.count(network.tieCount, "tie", "ties")
    let period = Wording.period(of: analysis.log).map { ", \($0)" } ?? ""
    let whoWithWhom = Wording.capitalized(words.whoWithWhom)
    let about = analysis.disclosure?.countsRoundedTo == nil ? "" : "about "
    return "\(whoWithWhom) in this community\(period): \(about)\(members)\(interactions), \(ties)."
      + (Wording.scope(of: analysis.log).map { " \($0)" } ?? "")
  }
}

extension ReportPage.Making {
  init(_ provenance: Provenance, of analysis: Analysis) {
    made = "To make this report again, run \(analysis.generator) in the same folder (seed \(analysis.options.seed)):"
    command = provenance.command
    inputs = DocumentTable(
      "The inputs, by which it can be checked that they are the same.", of: provenance.inputs,
      columns: [.text("Input"), .text("Read as"), .number("Bytes"), .text("SHA-256")]
    ) { input in
      let files = input.files.map { " in \(Wording.count($0, "file", "files"))" } ?? ""
      return [
        input.name, input.role.inWords, (input.bytes.map { Wording.count(Int($0)) } ?? Wording.undefined) + files,
        input.sha256 ?? Wording.undefined,
      ]
    }
  }
}

extension Provenance.Input.Role {
  fileprivate var inWords: String {
    switch self {
    case .log: "log"
    case .memberTable: "member table"
    case .aliases: "aliases"
    case .optOut: "list of members not to introduce"
    case .blocklist: "pairs not to introduce"
    }
  }
}

extension ReportPage.Purpose {
  /// What the report is for and what it must not be used for, said to those who will read it.
  init(for audience: Audience, _ disclosure: Disclosure?) {
    misuse = "It must not be used to rank, reward or judge people."
    switch audience {
    case .community:
      use = "It shows a community to itself, so that it can be helped:"
      useDetail =
        "whom to thank and to relieve, where one more tie would make the network safer, and who might like an "
        + "introduction."
      misuseDetail =
        "Activity in one channel is not the worth of a person: much of what matters is said elsewhere, and somebody "
        + "who is quiet here may hold things together there. Ask before you conclude."
    case .sponsor, .public:
      use = "It shows where a community could use a hand:"
      useDetail =
        "time, money, a room, a second person for a task that rests on one. The question that it answers is “How can "
        + "I help?”, not “What are they doing, and why?”"
      misuseDetail =
        "Nor do its numbers make good targets: a number that is aimed at stops telling the truth. A log shows one "
        + "channel; ask the community before you conclude."
    }
    guard audience != .community else { return }
    let few = disclosure.map { "fewer than \($0.minimumGroup)" } ?? "too few"
    let pseudonyms = audience == .public ? "Members and groups have pseudonyms, and counts are rounded." : nil
    privacy =
      "Nobody is named here, and no number is shown that counts \(few) people. "
      + (pseudonyms ?? "Counts are rounded.")
  }
}

extension Finding.Question {
  /// Where the question stands in a document.
  var anchor: String {
    switch self {
    case .shape: "glance"
    case .alive: "alive"
    case .holdsTogether: "together"
    case .cutOff: "drawing-in"
    case .wouldBreak: "leaving"
    case .managers: "managers"
    case .help: "help"
    case .changed: "changes"
    case .confidence: "confidence"
    }
  }

  /// The question in full, as a section is headed.
  var longHeading: String {
    self == .cutOff ? "Who is at the edge or cut off, and who could draw them in?" : heading
  }
}
