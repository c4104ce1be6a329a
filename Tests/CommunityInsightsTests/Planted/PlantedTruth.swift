import CommunityInsights
import MemberNetworks
import SyntheticCommunities

/// What is planted in a community: one thing, in a community that is like `datasets/guild` in all else.
enum PlantedTruth: Hashable, Sendable {
  /// What the generator makes by default, and what managers do wherever it is not they who are planted.
  case participatingManager
  case absentManager
  case dominatingManager
  case fadingBridge
  case driftingDepartment
  /// Quarters are counted from the begin of the log.
  case ignoredNewcomers(quarter: Int)

  /// In the first quarter nobody can be told from a newcomer, so it can only be planted to see that nothing else is
  /// found.
  static let all: [PlantedTruth] =
    [.participatingManager, .absentManager, .dominatingManager, .fadingBridge, .driftingDepartment]
    + (1...CommunityPlan().quarters).map { .ignoredNewcomers(quarter: $0) }

  /// The fact that a report is to tell of it; `nil` where no report can.
  var fact: ReportedFact? {
    switch self {
    case .participatingManager: .participatingManager
    case .absentManager: .absentManager
    case .dominatingManager: .dominatingManager
    case .fadingBridge: .fadingBridge
    case .driftingDepartment: .driftingDepartment
    case .ignoredNewcomers(1): nil
    case .ignoredNewcomers: .ignoredNewcomers
    }
  }

  /// All that a report may tell: what is planted, and the managers that are there.
  var trueFacts: Set<ReportedFact> {
    switch self {
    case .absentManager, .dominatingManager, .participatingManager: [fact!]
    default: Set([.participatingManager, fact].compactMap { $0 })
    }
  }

  func community(seed: UInt64) throws -> SyntheticCommunity {
    var plan = CommunityPlan()
    plan.seed = seed
    switch self {
    case .participatingManager: break
    case .absentManager: plan.manager = .absent
    case .dominatingManager: plan.manager = .dominating
    case .fadingBridge: plan.fadingBridge = true
    case .driftingDepartment: plan.driftingDepartment = true
    case .ignoredNewcomers(let quarter): plan.ignoredNewcomersQuarter = quarter
    }
    return try SyntheticCommunity(plan: plan)
  }
}

extension PlantedTruth: CustomStringConvertible {
  var description: String {
    switch self {
    case .participatingManager: "participating manager"
    case .absentManager: "absent manager"
    case .dominatingManager: "dominating manager"
    case .fadingBridge: "fading bridge"
    case .driftingDepartment: "drifting department"
    case .ignoredNewcomers(let quarter): "newcomers ignored in quarter \(quarter)"
    }
  }
}

extension SyntheticCommunity {
  /// What `copgraph analyze` makes of the two files that `copgraph generate` writes, for the community itself.
  ///
  /// Without resampled logs: the intervals that come of them have no say in any of the facts.
  func analysis() throws -> Analysis {
    var (log, members): ([UInt8], [UInt8]) = ([], [])
    writeInteractions { log += $0 }
    writeMembers { members += $0 }
    var lens = LensOptions()
    lens.resamples = 0
    let source = NetworkSource(
      logs: [.bytes(name: "interactions.csv", log)], memberTable: .bytes(name: "members.csv", members))
    let loaded = try source.load(
      requiresTies: true, keepsHistory: true, replyWithin: lens.replyWithinMicroseconds)
    return try Analyzer(lens: lens).analyze(loaded, title: "guild").prepared(for: AudienceOptions(.community))
  }
}
