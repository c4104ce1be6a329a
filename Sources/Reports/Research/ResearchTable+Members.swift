import CommunityInsights
import GraphMeasures
import MemberNetworks

extension ResearchTable {
  private static func memberColumns(_ what: String) -> [TableColumn] {
    [
      TableColumn("member", .text, what), TableColumn("name", .text, "Name in the member table"),
      TableColumn("group", .text, "Group in the member table"),
    ]
  }

  private static func cells(of member: Member) -> [Cell] { [.id(member.id), Cell(member.name), Cell(member.group)] }

  /// The members who matter most together.
  public init(_ set: KeyPlayerSet, aim: String) {
    self.init(
      "members", columns: Self.memberColumns("Identity of a member of the set") + Self.keyPlayerMeasures,
      rows: set.rows.map { row in
        Self.cells(of: row.member) + [Cell(row.alone), Cell(row.others), Cell(set.value)]
      },
      facts: [
        Fact(name: "aim", value: .text(aim)), Fact(name: "value", value: Cell(set.value)),
        Fact(name: "greedy_value", value: Cell(set.greedyValue)),
      ])
  }

  static let keyPlayerMeasures = [
    TableColumn(
      "alone", .number, "What the member achieves alone", range: "0 to 1",
      convention: "by --aim: fragmentation or distance-fragmentation without them, reach or distance-reach from them",
      source: "Borgatti 2006"),
    TableColumn("others", .number, "What the others of the set achieve without the member", range: "0 to 1"),
    TableColumn(
      "set", .number, "What the set achieves", range: "0 to 1",
      convention: "chosen one by one, then exchanged until no exchange of one member is better", source: "Borgatti 2006"
    ),
  ]

  /// Who is the core.
  public init(_ core: MemberCore) {
    let result = core.result
    self.init(
      "members", columns: Self.memberColumns("Identity of the member") + Self.coreMeasures,
      rows: core.members.indices.map { index in
        Self.cells(of: core.members[index]) + [.whole(core.degrees[index]), .truth(result.isCore[index])]
      },
      facts: [
        Fact(name: "core_size", value: .whole(result.coreSize)), Fact(name: "errors", value: .whole(result.errors)),
        Fact(name: "correlation", value: Cell(result.correlation)), Fact(name: "exact", value: .truth(result.isExact)),
        Fact(name: "core_density", value: Cell(result.coreDensity)),
        Fact(name: "between_density", value: Cell(result.betweenDensity)),
        Fact(name: "periphery_density", value: Cell(result.peripheryDensity)),
      ])
  }

  static let coreMeasures = [
    TableColumn("degree", .whole, "Number of ties", range: "0 to n − 1"),
    TableColumn(
      "core", .truth, "Whether the member is in the core of the network, seen as a core and a periphery",
      convention: "--fit errors: fewest pairs against the picture, exact; --fit correlation: best that a search finds",
      source: "Borgatti & Everett 2000; Lip 2011"),
  ]

  /// The network around one member; in the long form the contacts are the rows.
  public init(_ ego: EgoNumbers) {
    let network = ego.network
    let facts: [(String, Cell)] = [
      ("member", .id(ego.member.id)), ("name", Cell(ego.member.name)), ("group", Cell(ego.member.group)),
      ("size", .whole(ego.contacts.count)), ("ties_among_contacts", .whole(network.tiesAmongContacts)),
      ("density", Cell(network.density)), ("parts_without_member", .whole(network.partsWithoutNode)),
      ("second_contacts", .whole(network.secondContacts)), ("effective_size", Cell(ego.effectiveSize)),
      ("efficiency", Cell(ego.efficiency)), ("constraint", Cell(network.constraint)),
      ("hierarchy", Cell(ego.hierarchy)), ("coordinator", Cell(ego.brokerage?.coordinator)),
      ("gatekeeper", Cell(ego.brokerage?.gatekeeper)), ("representative", Cell(ego.brokerage?.representative)),
      ("consultant", Cell(ego.brokerage?.consultant)), ("liaison", Cell(ego.brokerage?.liaison)),
      ("groups", .whole(ego.groups.count)), ("contacts_in_own_group", Cell(ego.contactsInOwnGroup)),
    ]
    self.init(
      "contacts",
      columns: [
        TableColumn("contact", .text, "Identity of a contact"),
        TableColumn("contact_name", .text, "Name of the contact in the member table"),
        TableColumn("contact_group", .text, "Group of the contact in the member table"),
      ] + Self.contactColumns,
      rows: ego.contacts.map { contact in
        Self.cells(of: contact.member) + [
          Cell(contact.strength), Cell(contact.toContact), Cell(contact.fromContact), .whole(contact.commonContacts),
          Cell(contact.constraint),
        ]
      }, facts: facts.map { Fact(name: $0.0, value: $0.1) })
  }

  private static let contactColumns = [
    TableColumn("strength", .number, "Sum of the weights of all interactions with the contact", range: "from 0"),
    TableColumn(
      "to_contact", .number, "The same of those in which the member turned to the contact", range: "from 0",
      convention: "empty where rows have no direction"),
    TableColumn(
      "from_contact", .number, "The same of those in which the contact turned to the member", range: "from 0",
      convention: "empty where rows have no direction"),
    TableColumn("common_contacts", .whole, "Other contacts of the member to whom the contact is tied", range: "from 0"),
    TableColumn(
      "constraint_part", .number, "How much the contact adds to the member's constraint", range: "from 0",
      convention: "on the whole network; the parts add up to constraint", source: "Burt 1992"),
  ]

  static let egoMeasures =
    [
      TableColumn("size", .whole, "Number of contacts", range: "0 to n − 1", source: "Wasserman & Faust 1994"),
      TableColumn("ties_among_contacts", .whole, "Pairs of contacts who are tied", range: "from 0"),
      TableColumn(
        "density", .number, "Share of the pairs of contacts who are tied", range: "0 to 1",
        convention: "the member left out; undefined below two contacts", source: "Wasserman & Faust 1994"),
      TableColumn(
        "parts_without_member", .whole, "Into how many parts the contacts fall without the member", range: "from 0",
        convention: "by ties among the contacts alone"),
      TableColumn("second_contacts", .whole, "Members who are exactly two ties away", range: "0 to n − 1"),
      TableColumn(
        "hierarchy", .number, "How unevenly the constraint is spread over the contacts", range: "0 to 1",
        convention: "Coleman–Theil index; undefined below two contacts", source: "Burt 1992"),
      TableColumn("groups", .whole, "Groups that the contacts are in", range: "from 0"),
      TableColumn(
        "contacts_in_own_group", .whole, "Contacts who are in the member's group", range: "from 0",
        convention: "empty without a group"),
    ] + contactColumns
}

extension EgoNumbers {
  fileprivate var contactsInOwnGroup: Int? {
    member.group.map { group in contacts.count { $0.member.group == group } }
  }
}
