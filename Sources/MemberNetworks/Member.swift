import InteractionLogs

/// Someone in the network.
public struct Member: Codable, Hashable, Sendable {
  /// What logs and tables call the member; unique in a network.
  public var id: String
  /// The name to show, where the member table has one.
  public var name: String?
  /// The group, department or site, where the member table has one.
  public var group: String?
  /// The role, as written in the member table.
  public var role: String?
  /// The id of the member to whom this one reports, where the member table has one.
  public var manager: String?
  /// What further columns of the member table say, see ``MemberTable/furtherColumns``; empty where they are not kept.
  public var further: [String?] = []
  /// When the member joined, where the member table has it as a date.
  public var joined: Instant?
  /// Whether the member is in the member table.
  public var isOnRoster: Bool
  /// Whether the role is one that leads (see ``ManagerRole``), or somebody else reports to this member.
  public var isManager: Bool

  public init(
    id: String, name: String? = nil, group: String? = nil, role: String? = nil, manager: String? = nil,
    joined: Instant? = nil, isOnRoster: Bool = false, isManager: Bool = false
  ) {
    self.id = id
    self.name = name
    self.group = group
    self.role = role
    self.manager = manager
    self.joined = joined
    self.isOnRoster = isOnRoster
    self.isManager = isManager
  }

  /// The name to show: ``name``, or ``id`` where there is none.
  public var displayName: String { name ?? id }

  /// Whether the role says that the member sponsors the community: sees to it that there is time and money.
  public var isSponsor: Bool { role.map { RoleWords.sponsor.contains(oneIn: $0) } ?? false }

  /// Whether the role says that the member facilitates the community: hosts, moderates, keeps it together.
  public var isFacilitator: Bool { role.map { RoleWords.facilitator.contains(oneIn: $0) } ?? false }
}

/// The words by which the roles in a community are known.
private enum RoleWords {
  static let sponsor: Set<String> = ["sponsor", "sponsors", "cosponsor", "patron"]
  static let facilitator: Set<String> = [
    "facilitator", "cofacilitator", "coordinator", "convener", "convenor", "moderator", "organizer", "organiser",
    "host",
    "steward",
  ]
}

extension Set<String> {
  /// Whether one of the words stands in `text`, in any case.
  fileprivate func contains(oneIn text: String) -> Bool {
    text.lowercased().split { !$0.isLetter }.contains { contains(String($0)) }
  }
}

/// Tells from the words of a role whether it is one that leads people.
package enum ManagerRole {
  /// Any of these as a word of its own makes a role a manager's: "Head of Sales", "team lead", "Vice President".
  package static let words: Set<String> = [
    "manager", "management", "head", "lead", "leader", "teamlead", "director", "chief", "supervisor", "boss",
    "president", "vp", "svp", "evp", "ceo", "cto", "cfo", "coo", "cio", "cmo", "cpo", "chro", "executive", "principal",
    "foreman",
  ]

  /// Whether `role` has one of ``words`` in it, in any case.
  package static func includes(_ role: String) -> Bool { words.contains(oneIn: role) }
}
