/// How a document calls the members: short, and never two of them the same.
public struct DisplayNames: Sendable {
  private let names: [String]

  public init(_ members: [MemberMetrics]) {
    var names = members.map { Wording.shortened($0.label) }
    // Namesakes are told apart by their identity, and those whose identities begin alike by their row in members.csv.
    names = Self.distinct(names) { "\($0) (\(Wording.shortened(members[$1].member)))" }
    self.names = Self.distinct(names) { "\($0) (row \($1 + 1))" }
  }

  private static func distinct(_ names: [String], by longer: (String, Int) -> String) -> [String] {
    let bearers = names.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    return names.enumerated().map { index, name in bearers[name] == 1 ? name : longer(name, index) }
  }

  private init(names: [String]) { self.names = names }

  /// The names of a part of the members, numbered by themselves.
  func of(_ members: [Int]) -> DisplayNames { DisplayNames(names: members.map { names[$0] }) }

  public subscript(member: Int) -> String { names[member] }

  /// The names of some members, in their order.
  public func callAsFunction(_ members: some Sequence<Int>) -> [String] { members.map { names[$0] } }
}
