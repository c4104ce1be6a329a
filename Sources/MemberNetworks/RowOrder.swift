#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Whether the order of the two members in a row means anything, as far as all rows together tell.
///
/// A log of contacts (who met whom) has directions by accident, of two sorts: each pair stands in one order only,
/// however often the two meet; or every contact stands in both orders. Either would be a rare accident in a log whose
/// rows have a direction, and how rare is counted in bits: a log is taken for one without directions from
/// ``overwhelming`` bits on, a chance of one in 10¹².
///
/// *In one order only.* Compared is a log with the same ties, each with as many rows, in which nearly all contact goes
/// one way: the share of a pair's rows that go one way is drawn from a beta distribution with both parameters
/// ``oneWay``, which leaves 95 of 100 pairs with two rows in one direction (of the replies between readers of a news
/// site, one of the least mutual logs that are public, it is 89). With `n` rows the chance is `∏ (oneWay + j) / (2 · oneWay + j)` over `j` from 1 to `n − 1`. Where that one
/// order is the order of the names in all pairs, as programs write pairs that have no order of their own, it adds a bit
/// a pair. But announcements and tasks go one way as well, from the few to the many: so half of the members with four
/// ties or more have to be found on both sides.
///
/// *In both orders alike.* With the same number of rows each way in every pair, each pair adds a bit.
struct RowOrder {
  /// How many bits of evidence it takes.
  static let overwhelming = 40.0
  /// The parameters of the distribution of one-way shares.
  static let oneWay = 0.05

  /// Whether rows have no direction.
  let isMeaningless: Bool

  /// - Parameters:
  ///   - ties: in the order of their members.
  ///   - counts: how many rows each tie stands for.
  ///   - ids: the ids of the members, in natural order.
  /// - Complexity: O(members + ties), and O(rows of a tie) for each number of rows that occurs.
  init(ties: [Tie], counts: [Int], ids: [String]) {
    precondition(ties.count == counts.count, "one count a tie")
    if ties.allSatisfy({ $0.aToB == $0.bToA }) {
      isMeaningless = Double(ties.count) >= Self.overwhelming
    } else if ties.allSatisfy({ $0.aToB == 0 || $0.bToA == 0 }) && Self.areOnBothSides(ties, memberCount: ids.count) {
      let order = Self.isOrderOfNames(ties, ids: ids) ? Double(ties.count) : 0
      isMeaningless = order + Self.bits(counts) >= Self.overwhelming
    } else {
      isMeaningless = false
    }
  }

  /// How unlikely it is that each pair stands in one order only.
  private static func bits(_ counts: [Int]) -> Double {
    var tiesByCount: [Int: Int] = [:]
    for count in counts { tiesByCount[count, default: 0] += 1 }
    var (bits, ofOnePair, rows) = (0.0, 0.0, 1)
    for (count, ties) in tiesByCount.sorted(by: { $0.key < $1.key }) {
      while rows < count {
        ofOnePair -= log2((oneWay + Double(rows)) / (2 * oneWay + Double(rows)))
        rows += 1
      }
      bits += ofOnePair * Double(ties)
    }
    return bits
  }

  /// Whether the first of every pair has the smaller name, or the larger one, by numbers or by letters.
  private static func isOrderOfNames(_ ties: [Tie], ids: [String]) -> Bool {
    func isFirst(_ tie: Tie) -> Bool { tie.aToB > 0 }
    // Members are in natural order.
    if ties.allSatisfy({ isFirst($0) == isFirst(ties[0]) }) { return true }
    func isAscending(_ tie: Tie) -> Bool { isFirst(tie) == (ids[tie.memberA] < ids[tie.memberB]) }
    return ties.allSatisfy { isAscending($0) == isAscending(ties[0]) }
  }

  private static func areOnBothSides(_ ties: [Tie], memberCount: Int) -> Bool {
    var (asFirst, asSecond) = ([Int](repeating: 0, count: memberCount), [Int](repeating: 0, count: memberCount))
    for tie in ties {
      let (first, second) = tie.aToB > 0 ? (tie.memberA, tie.memberB) : (tie.memberB, tie.memberA)
      asFirst[first] += 1
      asSecond[second] += 1
    }
    let wellTied = asFirst.indices.filter { asFirst[$0] + asSecond[$0] >= 4 }
    return !wellTied.isEmpty && 2 * wellTied.count { asFirst[$0] > 0 && asSecond[$0] > 0 } >= wellTied.count
  }
}
