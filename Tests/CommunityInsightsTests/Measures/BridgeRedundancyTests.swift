import Testing

@testable import CommunityInsights

@Suite struct BridgeRedundancyTests {
  /// One and Two share two ties; Two and Three one; One and Three two of the same member.
  private let three = WrittenLog(
    "a-b b-c d-e e-f g-h h-i a-d b-e f-g c-h c-i", groups: ["One": "a b c", "Two": "d e f", "Three": "g h i"])

  @Test func `counts pairs of groups by how many members carry their contact`() throws {
    let result = try BridgeRedundancy().evaluate(three.record)
    #expect(result.headline?.key == "fragile_share")
    #expect(result.headline?.value == 2.0 / 3)
    #expect(result["pairs_in_touch"]?.value == 3)
    #expect(result["fragile_pairs"]?.value == 2)
    #expect(result["one_tie_pairs"]?.value == 1)
    #expect(result["groups"]?.value == 3)
    #expect(result["clusters"] == nil)
  }

  @Test func `names those on whom fragile contacts rest`() throws {
    let result = try BridgeRedundancy().evaluate(three.record)
    let indices = three.indices
    #expect(result.members == ["c", "f", "g"].map { indices[$0]! })
  }

  @Test func `a quick look has the same headline`() throws {
    let (full, quick) = (
      try BridgeRedundancy().evaluate(three.record), try BridgeRedundancy().evaluate(three.record, isQuick: true)
    )
    #expect(full.headline == quick.headline)
    #expect(quick["fading_bridges"] == nil)
  }

  @Test func `without groups it speaks of circles`() throws {
    let log = WrittenLog(clique("a b c d") + " " + clique("e f g h") + " d-e")
    let result = try BridgeRedundancy().evaluate(log.record)
    #expect(result["clusters"]?.value == 2)
    #expect(result.headline?.value == 1)
    #expect(BridgeRedundancy.sentence(result).contains("clusters"))
  }

  @Test func `without groups and circles it is left out`() throws {
    let result = try BridgeRedundancy().evaluate(WrittenLog(clique("a b c d")).record)
    #expect(result.leftOut != nil)
    #expect(try BridgeRedundancy().evaluate(WrittenLog("a-b").record, isQuick: true).leftOut != nil)
  }

  @Test func `groups without any contact`() throws {
    let result = try BridgeRedundancy().evaluate(WrittenLog("a-b c-d", groups: ["One": "a b", "Two": "c d"]).record)
    #expect(result.headline?.value == nil)
    #expect(BridgeRedundancy.sentence(result) == "No two groups are in touch with each other.")
  }

  // MARK: - Fading

  /// Six windows of life inside both groups, and what is between them.
  private func fading(_ between: [String]) throws -> MeasureResult {
    let inside = "a-b*20 b-c*10 x-y*20 y-z*10"
    let log = WrittenLog(
      windows: between.map { "\(inside) \($0)" }, groups: ["One": "a b c", "Two": "x y z"])
    return try BridgeRedundancy().evaluate(log.record)
  }

  @Test func `a regular contact that stops has faded`() throws {
    let result = try fading(["a-x*5", "a-x*4", "x-a*6", "a-x*5", "", "", ""])
    #expect(result["fading_bridges"]?.value == 1)
    #expect(result.members == [0, 3])
    #expect(BridgeRedundancy.sentence(result).contains("have all but stopped") == false)
    #expect(BridgeRedundancy.sentence(result).contains("has all but stopped"))
    #expect(BridgeRedundancy.help(result)?.contains("lost touch") == true)
  }

  @Test(arguments: [
    ["a-x*5", "a-x*4", "x-a*6", "a-x*5", "a-x*2", "a-x", "a-x*3"],  // goes on, if less
    ["a-x*20", "", "", "", "", "", ""],  // was never regular
    ["a-x", "a-x", "a-x", "a-x", "", "", ""],  // too little to miss
    ["a-x*5 b-y*3 c-z*2", "a-x*4", "x-a*6", "a-x*5", "", "", ""],  // rested on many
  ])
  func `nothing else is called faded`(between: [String]) throws {
    #expect(try fading(between)["fading_bridges"]?.value == 0)
  }

  @Test func `a contact does not fade because the whole community falls silent`() throws {
    let busy = "a-b*20 b-c*10 x-y*20 y-z*10 a-x*5"
    let log = WrittenLog(
      windows: [busy, busy, busy, busy, "a-b x-y", "b-c", "y-z"], groups: ["One": "a b c", "Two": "x y z"])
    #expect(try BridgeRedundancy().evaluate(log.record)["fading_bridges"]?.value == 0)
  }

  @Test func `a short log says nothing of fading`() throws {
    #expect(try fading(["a-x*5", "a-x*5", "a-x*5", "a-x*5"])["fading_bridges"] == nil)
    var options = LensOptions()
    options.tieHalfLifeDays = 10_000
    let log = WrittenLog(
      windows: Array(repeating: "a-b x-y a-x", count: 8), groups: ["One": "a b", "Two": "x y"])
    #expect(try BridgeRedundancy().evaluate(log.record, options: options)["fading_bridges"] == nil)
  }

  // MARK: - Words

  private func sentence(fragile: Int, of pairs: Int, fading: Double? = nil) -> String {
    BridgeRedundancy.sentence(telling(fragile: fragile, of: pairs, fading: fading))
  }

  private func telling(fragile: Int, of pairs: Int, fading: Double? = nil) -> MeasureResult {
    .telling(
      .bridgeRedundancy,
      [
        "fragile_share": pairs == 0 ? nil : Double(fragile) / Double(pairs), "fading_bridges": fading,
        "pairs_in_touch": Double(pairs), "fragile_pairs": Double(fragile), "groups": 6,
      ])
  }

  @Test func `says how much rests on one`() {
    #expect(
      sentence(fragile: 0, of: 12)
        == "Each of the 12 pairs of groups in touch is connected through several members: nobody carries a contact alone."
    )
    #expect(
      sentence(fragile: 1, of: 12)
        == "Most groups in touch are connected through several members; for 1 of 12 pairs of groups, contact rests "
        + "on a single member or a single tie.")
    #expect(
      sentence(fragile: 4, of: 12)
        == "For 4 of 12 pairs of groups in touch, contact rests on a single member or a single tie.")
    #expect(
      sentence(fragile: 7, of: 12)
        == "Contact between groups is thin: for 7 of 12 pairs of groups in touch, it rests on a single member or a "
        + "single tie.")
    #expect(
      sentence(fragile: 12, of: 12)
        == "For all 12 pairs of groups in touch, contact rests on a single member or a single tie.")
    #expect(
      sentence(fragile: 1, of: 1)
        == "Only two groups are in touch, and their contact rests on a single member or a single tie.")
    #expect(sentence(fragile: 0, of: 1) == "The only two groups in touch are connected through several members.")
  }

  @Test func `says what has faded`() {
    #expect(
      sentence(fragile: 4, of: 12, fading: 1).hasSuffix(
        " 1 contact that one or two members kept up regularly has all but stopped."))
    #expect(
      sentence(fragile: 4, of: 12, fading: 2).hasSuffix(
        " 2 contacts that one or two members each kept up regularly have all but stopped."))
    #expect(sentence(fragile: 4, of: 12, fading: 0) == sentence(fragile: 4, of: 12))
  }

  @Test func `helps where it is asked for`() {
    #expect(BridgeRedundancy.help(telling(fragile: 0, of: 12)) == nil)
    #expect(BridgeRedundancy.help(telling(fragile: 6, of: 12))?.contains("second contact") == true)
    #expect(BridgeRedundancy.help(telling(fragile: 0, of: 12, fading: 1))?.contains("lost touch") == true)
  }

  @Test func `suppressed numbers are left out`() {
    let result = telling(fragile: 6, of: 12, fading: 1).silenced
    #expect(BridgeRedundancy.sentence(result) == "How firmly groups are connected is not shown here.")
    #expect(BridgeRedundancy.help(result) == nil)
  }

  @Test func `sentences are plain`() {
    for fragile in 0...5 {
      for fading in [nil, 0.0, 1, 3] { #expect(isPlain(sentence(fragile: fragile, of: 5, fading: fading))) }
    }
  }
}
