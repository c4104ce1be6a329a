import Testing

@testable import InteractionLogs
@testable import MemberNetworks

/// What files for other programs have beyond what is computed with.
@Suite struct KindsAndFurtherColumnsTests {
  private func load(
    _ log: String, members: String? = nil, aliases: String? = nil, _ change: (inout NetworkSource) -> Void
  ) throws -> LoadedNetwork {
    func input(_ text: String, _ name: String) -> LogInput { .bytes(name: name, Array(text.utf8)) }
    var source = NetworkSource(
      logs: [input(log, "log.csv")], memberTable: members.map { input($0, "members.csv") },
      aliases: aliases.map { input($0, "aliases.csv") })
    change(&source)
    return try source.load()
  }

  private let log = """
    from,to,kind,weight
    ann,ben,chat,1
    ben,ann,mail,0.1
    ben,ann,mail,0.2
    ben,cem,chat,1
    B,ann,chat,2
    ann,ann,mail,5
    cem,ann,,3

    """

  @Test func `a tie knows its kinds, those of all names of a member together`() throws {
    let network = try load(log, aliases: "alias,member\nB,ben\n") { $0.kinds = .all }.network
    #expect(network.kinds == ["chat", "mail"])
    #expect(
      network.ties.map(\.kinds) == [
        [KindAmount(kind: 0, amount: 3), KindAmount(kind: 1, amount: 0.3)], [], [KindAmount(kind: 0, amount: 1)],
      ])
  }

  @Test func `nobody counts kinds without being asked, and logs without kinds have none`() throws {
    let network = try load(log) { _ in }.network
    #expect(network.kinds.isEmpty && network.ties.allSatisfy { $0.kinds.isEmpty })
    #expect(try load("from,to\na,b\n") { $0.kinds = .all }.network.kinds.isEmpty)
  }

  @Test func `of many kinds the most frequent are told, and the rest as other`() throws {
    // Kind k0 occurs once, k1 twice, and so on; ann and ben have them all, cem and ben the two rarest.
    let rows = (0..<12).flatMap { kind in (0...kind).map { _ in "ann,ben,k\(kind)\n" } }
    let log = "from,to,kind\n" + rows.joined() + "cem,ben,k0\ncem,ben,k1\n"
    let network = try load(log) { $0.kinds = .mostFrequent }.network
    #expect(network.kinds == ["k5", "k6", "k7", "k8", "k9", "k10", "k11", "other"])
    #expect(
      network.ties.map(\.kinds) == [
        (0..<7).map { KindAmount(kind: $0, amount: Double($0 + 6)) } + [KindAmount(kind: 7, amount: 15)],
        [KindAmount(kind: 7, amount: 2)],
      ])
    #expect(network.ties.allSatisfy { tie in tie.kinds.reduce(0) { $0 + $1.amount } == tie.strength })
  }

  @Test func `kinds are not counted where there are more pairs than have room`() throws {
    var table = TieTable(kinds: KindTable(mostPairs: 2))
    func add(_ target: NameIndex) {
      var batch = InteractionBatch()
      (batch.sources, batch.targets, batch.kinds) = ([0], [target], [0])
      _ = table.add(batch)
    }
    for target in [1, 2, 1] as [NameIndex] { add(target) }
    #expect(table.kinds?.isEmpty == false)
    for target in [3, 1] as [NameIndex] { add(target) }
    #expect(table.kinds == nil && table.pairs.count == 3)
  }

  @Test func `a part of a network keeps the kinds of its ties`() throws {
    let part = try load(log, members: "id,group\nann,x\nben,x\ncem,y\nB,y\n") {
      $0.kinds = .all
      $0.scope = NetworkScope(group: "x")
    }
    #expect(part.network.kinds == ["chat", "mail"] && part.network.ties.count == 1)
    #expect(part.network.ties[0].kinds == [KindAmount(kind: 0, amount: 1), KindAmount(kind: 1, amount: 0.3)])
  }

  @Test func `further columns are kept as they are when asked for`() throws {
    let table = "id,name,city,joined,desk\nann,Ann,Oslo,2020-01-02,007\nben,Ben,,2021-03-04,12\n"
    let loaded = try load(log, members: table) { $0.memberColumns.keepsFurther = true }
    #expect(loaded.furtherMemberColumns == ["city", "joined", "desk"])
    let further = Dictionary(uniqueKeysWithValues: loaded.network.members.map { ($0.id, $0.further) })
    #expect(further["ann"] == ["Oslo", "2020-01-02", "007"] && further["ben"] == [nil, "2021-03-04", "12"])
    #expect(further["cem"] == [])
    let usual = try load(log, members: table) { _ in }
    #expect(usual.furtherMemberColumns.isEmpty && usual.network.members.allSatisfy { $0.further.isEmpty })
  }
}
