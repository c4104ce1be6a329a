import CommunityInsights
import GraphCore
import InteractionLogs
import MemberNetworks

/// One input with options, made from a seed, and what must hold for it.
struct FuzzCase {
  /// What does not hold for an input.
  struct Violation: Error, CustomStringConvertible {
    var description: String
  }

  private let source: NetworkSource
  private let optOut: LogInput?
  private let blocklist: LogInput?
  private let lens: LensOptions?
  private let isAnalyzed: Bool
  private let texts: [String]

  init(seed: UInt64) {
    var mutator = Mutator(seed: seed)
    func input(_ name: String, _ seeds: [String], _ mutator: inout Mutator) -> LogInput {
      .bytes(name: name, mutator.table(from: seeds))
    }
    var logs = [input("log.csv", Vocabulary.logs, &mutator)]
    if mutator.once(in: 10) { logs.append(input("second.csv", Vocabulary.logs, &mutator)) }
    source = NetworkSource(
      logs: logs, memberTable: mutator.once(in: 3) ? input("members.csv", Vocabulary.members, &mutator) : nil,
      aliases: mutator.once(in: 4) ? input("aliases.csv", Vocabulary.aliases, &mutator) : nil,
      options: Self.options(&mutator))
    optOut = mutator.once(in: 10) ? input("opt-out.csv", Vocabulary.lists, &mutator) : nil
    blocklist = mutator.once(in: 10) ? input("blocklist.csv", Vocabulary.pairs, &mutator) : nil
    var lens = LensOptions()
    lens.resamples = mutator.once(in: 3) ? 20 : 0
    self.lens = mutator.once(in: 2) ? lens : nil
    isAnalyzed = mutator.once(in: 10)
    texts = (0..<2).map { _ in mutator.once(in: 2) ? mutator.pick(Vocabulary.times) : mutator.pick(Vocabulary.tokens) }
  }

  private static func options(_ mutator: inout Mutator) -> LogReadingOptions {
    var options = LogReadingOptions()
    func column(_ mutator: inout Mutator) -> String? {
      mutator.once(in: 12) ? mutator.pick(Vocabulary.optionTexts) : nil
    }
    options.columns = ColumnOverrides(
      source: column(&mutator), target: column(&mutator), time: column(&mutator), weight: column(&mutator),
      kind: column(&mutator), id: column(&mutator), thread: column(&mutator), replyTo: column(&mutator))
    options.isStrict = mutator.once(in: 8)
    options.isTwoMode = mutator.once(in: 6)
    options.keepsEveryRejectedRow = mutator.once(in: 2)
    options.chunkBytes = mutator.pick([1, 7, 64, 1 << 12, 1 << 19])
    if mutator.once(in: 8) { options.hasHeader = mutator.once(in: 2) }
    if mutator.once(in: 8) { options.delimiter = mutator.pick(Delimiter.allCases) }
    if mutator.once(in: 8) { options.encoding = mutator.pick(Vocabulary.encodings) }
    if mutator.once(in: 8) { options.since = Instant(parsing: mutator.pick(Vocabulary.times)) }
    if mutator.once(in: 8) { options.until = Instant(parsing: mutator.pick(Vocabulary.times)) }
    return options
  }

  /// The inputs, for a report of what was found.
  var inputs: [(name: String, bytes: [UInt8])] {
    (source.logs + [source.memberTable, source.aliases, optOut, blocklist].compactMap { $0 }).compactMap { input in
      if case .bytes(let name, let bytes) = input { (name, bytes) } else { nil }
    }
  }

  /// What the options are, for the same.
  var options: String { "\(source.options)" }

  /// Reads and, now and then, analyses.
  ///
  /// - Throws: ``Violation``; everything else that goes wrong ends the process, or takes too long.
  func run() throws {
    for text in texts {
      _ = Instant(parsing: text)
      _ = WindowLength(text)
    }
    do {
      if let optOut { _ = try MemberList.read(optOut) }
      if let blocklist { _ = try MemberList.readPairs(blocklist) }
      let loaded = try source.load(keepsHistory: lens != nil)
      try check(loaded)
      if isAnalyzed && loaded.network.members.count <= 60 && !loaded.network.ties.isEmpty { try analyze(loaded) }
    } catch let error as InputError {
      try check(error)
    }
  }

  private func analyze(_ loaded: LoadedNetwork) throws {
    var options = AnalysisOptions()
    options.isDirected = source.options.isStrict
    options.isWeighted = source.options.chunkBytes == 64
    let analysis = try Analyzer(options: options, lens: lens).analyze(loaded, title: "fuzz")
    for member in analysis.members where !member.strength.isFinite {
      throw Violation(description: "the strength of \(member.member) is \(member.strength)")
    }
  }

  /// A sentence that a terminal can show.
  private func check(_ error: InputError) throws {
    let text = error.description
    guard text.utf8.count < 4_000 else { throw Violation(description: "a message of \(text.utf8.count) bytes") }
    let steers = text.unicodeScalars.contains {
      $0.properties.generalCategory == .control || $0.properties.generalCategory == .format
    }
    if steers { throw Violation(description: "a message that steers the terminal: \(text.debugDescription)") }
  }

  /// Sums that have to agree.
  private func check(_ loaded: LoadedNetwork) throws {
    let (summary, network) = (loaded.summary, loaded.network)
    guard loaded.rejected.count == summary.rejectedRows else {
      throw Violation(description: "\(loaded.rejected.count) rows rejected, \(summary.rejectedRows) counted")
    }
    if source.options.keepsEveryRejectedRow
      && loaded.rejected.reduce(0, { count, _ in count + 1 }) != summary.rejectedRows
    {
      throw Violation(description: "not every rejected row is kept")
    }
    guard summary.rejectedRows <= summary.rows else { throw Violation(description: "more rows rejected than read") }
    guard Set(network.members.map(\.id)).count == network.members.count else {
      throw Violation(description: "two members have the same id")
    }
    for tie in network.ties where !(tie.aToB + tie.bToA > 0 && (tie.aToB + tie.bToA).isFinite) {
      throw Violation(description: "a tie of \(tie.aToB) and \(tie.bToA)")
    }
  }
}
