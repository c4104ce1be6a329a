/// A column of the member table that is kept as it is, for programs that want it beside the numbers.
public struct FurtherColumn: Codable, Hashable, Sendable {
  /// Its header.
  public var name: String
  /// One entry a member; `nil` where the cell is empty, or the table does not list the member.
  public var values: [String?]

  public init(name: String, values: [String?]) { (self.name, self.values) = (name, values) }
}
