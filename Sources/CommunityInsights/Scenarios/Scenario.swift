import GraphCore
import GraphMeasures
import InteractionLogs
import MemberNetworks

/// A change that has not happened: some members leave, or some who have no tie get one.
public struct Scenario: Hashable, Sendable {
  /// Who leaves, as indices of members, in increasing order.
  public var leaving: [Int] = []
  /// Which pairs get a tie, as indices of members.
  public var meeting: [Pair] = []
  /// What happens, as the rest of a sentence that begins with "If" ("Ada leaves", "the managers leave").
  public var condition: String

  public struct Pair: Hashable, Sendable {
    public var a: Int
    public var b: Int
  }

  /// What a user can ask for; all of it happens at once.
  public struct Request: Sendable {
    /// Members who leave, by id or by name.
    public var without: [String] = []
    /// Pairs of members who get a tie.
    public var adding: [MemberPair] = []
    public var managersLeave = false
    /// How many of those leave whose leaving tears most apart.
    public var top = 0

    public init() {}

    public var isEmpty: Bool { without.isEmpty && adding.isEmpty && !managersLeave && top == 0 }
  }

  /// Finds out whom a request means.
  ///
  /// - Throws: `InputError` for a name that no member has, for managers where none are known, when nobody would be left, and
  ///   for a pair of a member with themselves or with one who leaves; `CancellationError`.
  public init(_ request: Request, of network: MemberNetwork, control: RunControl = RunControl()) throws {
    let names = MemberNames(network.members)
    var leaving = Set(try request.without.map(names.index))
    if request.managersLeave {
      let managers = network.members.indices.filter { network.members[$0].isManager }
      guard !managers.isEmpty else {
        throw InputError(
          .usage, problem: "no member is known to be a manager",
          remedy: "give a member table with a role or manager column, with --members")
      }
      leaving.formUnion(managers)
    }
    if request.top > 0 {
      let key = try Fragmentation(count: request.top).run(on: network.undirectedGraph(), control: control)
      leaving.formUnion(key.nodes.map { Int($0) })
    }
    guard leaving.count < network.members.count else {
      throw InputError(.usage, problem: "nobody would be left", remedy: "let fewer members leave")
    }
    meeting = try request.adding.map { pair in
      let (a, b) = (try names.index(pair.a), try names.index(pair.b))
      guard a != b else {
        throw InputError(.usage, text: pair.a, problem: "a tie is between two members", remedy: "name two of them")
      }
      guard !leaving.contains(a) && !leaving.contains(b) else {
        throw InputError(
          .usage, text: "\(pair.a),\(pair.b)", problem: "one of the two leaves", remedy: "name two who stay")
      }
      return Pair(a: min(a, b), b: max(a, b))
    }
    self.leaving = leaving.sorted()
    condition = Self.condition(request, leaving: self.leaving, network)
  }

  private static func condition(_ request: Request, leaving: [Int], _ network: MemberNetwork) -> String {
    var parts: [String] = []
    if !leaving.isEmpty {
      let isManagersOnly = request.managersLeave && request.without.isEmpty && request.top == 0
      let names = leaving.prefix(5).map { network.members[$0].displayName }
      let who = isManagersOnly ? "the managers" : Wording.list(names, of: leaving.count)
      parts.append("\(who) \(leaving.count == 1 && !isManagersOnly ? "leaves" : "leave")")
    }
    let pairs = request.adding.prefix(3).map { "\($0.a) and \($0.b)" }
    if !pairs.isEmpty { parts.append("\(Wording.list(pairs, of: request.adding.count)) meet") }
    return parts.joined(separator: ", and ")
  }
}
