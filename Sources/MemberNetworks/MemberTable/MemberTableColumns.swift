import InteractionLogs

/// Which columns of a member table to take, where the header does not say it: a header word, a column number from 1, or
/// `none` for a column that is not to be used.
public struct MemberTableColumns: Sendable, Hashable {
  public var id: String?
  public var group: String?
  public var role: String?
  public var manager: String?
  /// The roles whose members are managers; none for those that ``ManagerRole`` knows.
  public var managerRoles: [String]
  /// Whether to keep what all other columns say, too.
  public var keepsFurther = false

  public init(
    id: String? = nil, group: String? = nil, role: String? = nil, manager: String? = nil, managerRoles: [String] = []
  ) {
    self.id = id
    self.group = group
    self.role = role
    self.manager = manager
    self.managerRoles = managerRoles
  }
}

/// What became of a member table: which column is what, and how well it fits the logs.
public struct MemberTableSummary: Sendable, Hashable, Codable {
  /// The headers of the columns in use.
  public var id: String
  public var name: String?
  public var group: String?
  public var role: String?
  public var manager: String?
  public var joined: String?
  /// How many members the table has.
  public var members: Int
  /// How many of them are managers.
  public var managers: Int
  /// How many of them occur in the logs.
  public var inLogs: Int
  /// How many of those the logs spell in other letter case, or with other leading zeros.
  public var respelt: Int
  /// The members of the logs that the table has, among all of them.
  public var namesInLogs: Int

  /// Whether so few of the ids occur in the logs that the table may be of other people.
  public var fitsPoorly: Bool { 2 * inLogs < members }
}
