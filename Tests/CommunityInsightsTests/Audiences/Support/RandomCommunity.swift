import GraphCore
import InteractionLogs
import MemberNetworks

@testable import CommunityInsights

/// Communities whose logs are drawn at random, small enough that many of their numbers are about few people.
///
/// All names and ids are such as stand in no report by themselves.
struct RandomCommunity {
  let log: String
  let members: String
  /// Every id and every name.
  let names: [String]

  init(seed: Int, sizes: ClosedRange<Int> = 14...83) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let count = sizes.lowerBound + generator.below(sizes.count)
    let groupCount = 1 + generator.below(7)
    let ids = (0..<count).map { "qx\(seed)v\($0)zk" }
    let labels = (0..<count).map { "Wy\(seed) Jup\($0)qo" }
    let isManager = (0..<count).map { _ in generator.below(12) == 0 }
    // Squares make some groups much smaller than others.
    let groups = (0..<count).map { _ -> String in
      let drawn = generator.below(groupCount * groupCount)
      return generator.below(15) == 0 ? "" : "Team \(Int(Double(drawn).squareRoot()) + 1)"
    }
    let rows = (0..<count).filter { _ in generator.below(25) > 0 }
      .map { "\(ids[$0]),\(labels[$0]),\(groups[$0]),\(isManager[$0] ? "manager" : "member")" }
    log = Self.log(ids, &generator)
    members = (["id,name,group,role"] + rows).joined(separator: "\n") + "\n"
    names = ids + labels
  }

  /// Messages of nine months, in each of which some of the members take part, the first of them most.
  private static func log(_ ids: [String], _ generator: inout SeededGenerator) -> String {
    var rows = ["time,source,target"]
    let talkative = ids.count - generator.below(max(1, ids.count / 5))
    for month in 1...9 {
      let present = (0..<talkative).filter { _ in generator.below(9) < 3 + (month + ids.count) % 5 }
      guard present.count > 1, generator.below(14) > 0 else { continue }
      for _ in 0..<(2 + generator.below(3 * present.count)) {
        let first = present[generator.below(1 + generator.below(present.count))]
        let second = present[generator.below(present.count)]
        guard first != second else { continue }
        let day = 1 + generator.below(25)
        rows.append("2023-0\(month)-\(day < 10 ? "0" : "")\(day)T10:00:00Z,\(ids[first]),\(ids[second])")
        guard generator.below(3) > 0 else { continue }
        rows.append("2023-0\(month)-\(day < 9 ? "0" : "")\(day + 1)T11:00:00Z,\(ids[second]),\(ids[first])")
      }
    }
    return rows.joined(separator: "\n") + "\n"
  }

  /// All that is known of the community; `nil` for one in which too little happened.
  func analysis(_ options: LensOptions = lensOptions) throws -> Analysis? {
    var source = NetworkSource(
      logs: [.bytes(name: "\(names[0]).csv", Array(log.utf8))],
      memberTable: .bytes(name: "members.csv", Array(members.utf8)))
    source.options.rowKind = .directed
    let loaded = try source.load(keepsHistory: true)
    guard loaded.network.ties.count > 5 else { return nil }
    return try Analyzer(lens: options).analyze(loaded, title: names[0])
  }

  static let lensOptions: LensOptions = {
    var options = LensOptions()
    options.window = .month
    options.resamples = 0
    options.permutations = 0
    return options
  }()

  /// The whole analyses of so many communities.
  static func analyses(_ count: Int) throws -> [(names: [String], whole: Analysis)] {
    try (1...count).compactMap { seed in
      let community = RandomCommunity(seed: seed)
      return try community.analysis().map { (community.names, $0) }
    }
  }
}

extension AudienceOptions {
  static func sponsor(_ minimumGroup: Int = 5) -> AudienceOptions {
    AudienceOptions(.sponsor, minimumGroup: minimumGroup)
  }

  static func everybody(_ minimumGroup: Int = 5) -> AudienceOptions {
    AudienceOptions(
      .public, minimumGroup: minimumGroup, key: try? PseudonymKey(Array("kQ3vXz81LmTt+0aYp7RbNc5WfHs2EoGd".utf8)))
  }
}
