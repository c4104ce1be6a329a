/// How a document calls the members: short, and never two of them the same.
public struct DisplayNames: Sendable {
  private let names: [String]

  public init(_ members: [MemberMetrics]) {
    var bearers: [String: Int] = [:]
    for member in members { bearers[Wording.shortened(member.label), default: 0] += 1 }
    names = members.map { member in
      let name = Wording.shortened(member.label)
      // Namesakes are told apart by their identity.
      return bearers[name] == 1 || member.name == nil ? name : "\(name) (\(Wording.shortened(member.member)))"
    }
  }

  public subscript(member: Int) -> String { names[member] }

  /// The names of some members, in their order.
  public func callAsFunction(_ members: some Sequence<Int>) -> [String] { members.map { names[$0] } }
}
