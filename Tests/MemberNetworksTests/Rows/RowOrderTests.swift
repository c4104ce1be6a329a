import GraphCore
import InteractionLogs
import TestSupport
import Testing

@testable import MemberNetworks

/// Whether rows without a word about it have a direction.
@Suite struct RowOrderTests {
  /// A log of pairs, a row each.
  private func reading(
    _ rows: [(String, String)], _ change: (inout LogReadingOptions) -> Void = { _ in }
  ) throws -> FileSummary {
    var options = LogReadingOptions(hasHeader: true)
    change(&options)
    let lines = rows.enumerated().map { "\(1_500_000_000 + 60 * $0),\($1.0),\($1.1)\n" }
    let log = LogInput.bytes(name: "log", Array(("time,source,target\n" + lines.joined()).utf8))
    return try NetworkSource(logs: [log], options: options).load(keepsHistory: true).summary.files[0]
  }

  /// Every pair of so many members, so many rows each.
  private func pairs(_ members: Int, rows: Int) -> [(String, String)] {
    (0..<members).flatMap { b in (0..<b).flatMap { a in Array(repeating: ("m\(a)", "m\(b)"), count: rows) } }
  }

  @Test func `pairs in the order of their names have no direction`() throws {
    let found = try reading(pairs(10, rows: 3))
    #expect(found.rowKind == .contacts && found.rowKindBasis == .data && found.isUndirected)
    let falling = try reading(pairs(10, rows: 3).map { ($1, $0) })
    #expect(falling.rowKind == .contacts && falling.rowKindBasis == .data)
  }

  @Test func `a pair that is found in both orders gives the log directions`() throws {
    let found = try reading(pairs(10, rows: 3) + [("m1", "m0")])
    #expect(found.rowKind == .interactions && found.rowKindBasis == .none && !found.isUndirected)
  }

  @Test func `what is known of rows is not looked for in their order`() throws {
    for kind in RowKind.allCases where kind != .attendance {
      let found = try reading(pairs(10, rows: 3)) { $0.rowKind = kind }
      #expect(found.rowKind == kind && found.rowKindBasis == .option)
    }
  }

  @Test func `announcements from few to many have a direction`() throws {
    let found = try reading((0..<60).flatMap { member in (0..<20).map { _ in ("a", "member \(member)") } })
    #expect(found.rowKind == .interactions)
    let bosses = (0..<5).flatMap { boss in
      (0..<40).flatMap { member in (0..<9).map { _ in ("boss \(boss)", "member \(member)") } }
    }
    #expect(try reading(bosses).rowKind == .interactions)
  }

  @Test func `few pairs prove nothing`() throws {
    #expect(try reading(pairs(6, rows: 40)).rowKind == .interactions)
  }

  @Test func `who met once could not have answered`() throws {
    // In one order each, but in no order of names.
    var random = SeededGenerator(seed: 7)
    let once = pairs(30, rows: 1).map { random.below(2) == 0 ? $0 : ($0.1, $0.0) }
    #expect(try reading(once).rowKind == .interactions)
    // The same pairs again and again are another matter.
    let often = once.flatMap { pair in (0..<30).map { _ in pair } }
    #expect(try reading(often).rowKind == .contacts)
  }

  @Test func `contacts in both orders have no direction`() throws {
    let once = pairs(10, rows: 2)
    #expect(try reading(once + once.map { ($1, $0) }).rowKind == .contacts)
    #expect(try reading(once + once.dropLast().map { ($1, $0) }).rowKind == .interactions)
  }

  @Test func `a log without times keeps its directions`() throws {
    let rows = pairs(20, rows: 1).map { "\($0.0),\($0.1)\n" }.joined()
    let log = LogInput.bytes(name: "log", Array(("source,target\n" + rows).utf8))
    #expect(try NetworkSource(logs: [log]).load().network.isDirected)
  }

  /// Directed logs of any mutuality but none at all, in which nearly all goes one way, keep their directions.
  @Test func `logs in which hardly anybody answers keep their directions`() throws {
    for seed in 0..<40 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      let members = 8 + random.below(20)
      var rows: [(String, String)] = []
      for a in 0..<members {
        for b in 0..<a where random.below(3) == 0 {
          let (one, other) = random.below(2) == 0 ? (a, b) : (b, a)
          for _ in 0...random.below(6) {
            // One row in fifty goes back.
            rows.append(random.below(50) == 0 ? ("m\(other)", "m\(one)") : ("m\(one)", "m\(other)"))
          }
        }
      }
      guard rows.count > 60 else { continue }
      #expect(try reading(rows).rowKind == .interactions, "seed \(seed)")
    }
  }

  @Test(
    .tags(.realData), .needsSharedData,
    arguments: [
      ("sp-workplace-2013", RowKind.contacts), ("radoslaw-manufacturing", .interactions),
      ("collegemsg", .interactions), ("mbox-openocd", .interactions), ("slack-elmlang", .interactions),
      ("digg-reply", .interactions), ("email-eu-core-temporal", .interactions),
    ])
  func `real logs are known by their rows`(log: String, kind: RowKind) throws {
    let path = SharedData.file("\(log)/interactions.csv").path
    let summary = try NetworkSource(logs: [.file(path)]).load().summary
    #expect(summary.rowKind == kind && summary.isDirected == (kind == .interactions))
  }
}
