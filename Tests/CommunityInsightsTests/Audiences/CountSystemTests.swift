import Testing

@testable import CommunityInsights

/// Which counts are hidden, on systems small enough to see why.
@Suite("Complementary suppression")
struct CountSystemTests {
  /// A total that everybody knows and its published parts.
  private func partition(_ parts: [Int], minimum: Int = 5) throws -> [Bool] {
    var system = CountSystem(minimum: minimum)
    let total = system.add(parts.reduce(0, +), .known)
    let counts = parts.map { system.add($0, .published) }
    system.add(parts: counts, total: total)
    try system.protect()
    return counts.map(system.isHidden)
  }

  @Test("nothing small, nothing hidden; nobody is not small")
  func nothing() throws {
    #expect(try partition([10, 20, 30]) == [false, false, false])
    #expect(try partition([0, 20, 5]) == [false, false, false])
  }

  @Test("with a small count, the next smallest is hidden")
  func nextSmallest() throws {
    #expect(try partition([3, 20, 9, 30]) == [true, false, true, false])
    #expect(try partition([1, 60]) == [true, true])
  }

  @Test("two small ones hide each other only when together they could be large")
  func together() throws {
    #expect(try partition([2, 2, 50, 60]) == [true, true, true, false])
    #expect(try partition([3, 4, 50, 60]) == [true, true, false, false])
  }

  /// Two fours make eight: whoever knows that both are below five knows them.
  @Test("two that can only be one thing hide a third")
  func onlyOneWay() throws { #expect(try partition([4, 4, 50, 60]) == [true, true, true, false]) }

  @Test("a zero hides nothing and is not taken")
  func zero() throws { #expect(try partition([3, 0, 8, 40]) == [true, false, true, false]) }

  @Test("nearly all of a total are hidden, because those who are left over are few")
  func complement() throws {
    var system = CountSystem(minimum: 5)
    let total = system.add(100, .known)
    let (almost, most, all) = (system.add(97, .published), system.add(90, .published), system.add(100, .published))
    for count in [almost, most, all] { system.addRest(of: total, beside: [count]) }
    try system.protect()
    #expect([almost, most, all].map(system.isHidden) == [true, false, false])
  }

  @Test("a hidden cell of a table needs three others: a row and a column must not tell it")
  func table() throws {
    var system = CountSystem(minimum: 5)
    let values = [[3, 20, 30], [12, 40, 50], [14, 60, 70]]
    let cells = values.map { $0.map { system.add($0, .published) } }
    for row in values.indices {
      system.add(parts: cells[row], total: system.add(values[row].reduce(0, +), .known))
      let column = cells.map { $0[row] }
      system.add(parts: column, total: system.add(values.reduce(0) { $0 + $1[row] }, .known))
    }
    try system.protect()
    let hidden = cells.map { $0.map(system.isHidden) }
    #expect(hidden == [[true, true, false], [true, true, false], [false, false, false]])
  }

  @Test("what may be the same is hidden together, and not told by its own sums")
  func linked() throws {
    var system = CountSystem(minimum: 5)
    let twelve = system.add(12, .known)
    let (small, other) = (system.add(3, .published), system.add(9, .published))
    system.add(parts: [small, other], total: twelve)
    let hundred = system.add(100, .known)
    let (same, twenty, eighty) = (system.add(9, .published), system.add(20, .published), system.add(71, .published))
    system.add(parts: [same, twenty, eighty], total: hundred)
    system.link(other, same)
    try system.protect()
    #expect([small, other, same, twenty, eighty].map(system.isHidden) == [true, true, true, true, false])
  }

  @Test("a count that grows does not tell what was added")
  func chain() throws {
    var system = CountSystem(minimum: 5)
    let all = [20, 28, 31, 40].map { system.add($0, .published) }
    let new = [8, 3, 9].map { system.add($0, .published) }
    for step in new.indices { system.add(parts: [all[step], new[step]], total: all[step + 1]) }
    try system.protect()
    #expect(new.map(system.isHidden) == [false, true, true] || system.isHidden(all[1]))
    // Neither by the sums before and after, nor by the next step.
    #expect(system.isHidden(all[1]) || system.isHidden(all[2]))
  }

  @Test("a number that rests on few is not told, whatever it counts")
  func others() throws {
    var system = CountSystem(minimum: 5)
    let shares = [0.02, 0.28, 0.7].map { system.addOther($0, .published, restsOnFew: $0 < 0.1) }
    system.add(parts: shares, total: system.addOther(1, .known, restsOnFew: false))
    try system.protect()
    #expect(shares.map(system.isHidden) == [true, true, false])
  }
}
