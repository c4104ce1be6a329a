import GraphCore
import InteractionLogs
import MemberNetworks
import Numbers

/// Interactions brought together by the two members between whom they are, in the order of time within each pair.
struct InteractionsByTie: Sendable {
  /// Indices of the interactions.
  let order: [Int32]
  /// Where each tie begins in ``order``; the last entry is the number of interactions.
  let offsets: [Int]

  /// Two stable counting sorts, by the larger and then by the smaller member.
  ///
  /// - Complexity: O(interactions + members).
  init(_ interactions: InteractionHistory, memberCount: Int) {
    let low = zip(interactions.sources, interactions.targets).map { min($0, $1) }
    let high = zip(interactions.sources, interactions.targets).map { max($0, $1) }
    let byHigh = CountingSort.sorted(0..<Int32(interactions.count), keyCount: memberCount) { Int(high[Int($0)]) }
    order = CountingSort.sorted(byHigh.elements, keyCount: memberCount) { Int(low[Int($0)]) }.elements
    var offsets: [Int] = []
    for (position, index) in order.enumerated() {
      let (index, previous) = (Int(index), Int(position == 0 ? -1 : order[position - 1]))
      if position == 0 || low[index] != low[previous] || high[index] != high[previous] { offsets.append(position) }
    }
    offsets.append(order.count)
    self.offsets = offsets
  }

  var tieCount: Int { offsets.count - 1 }

  /// The interactions of a tie, in the order of time.
  func interactions(ofTie tie: Int) -> ArraySlice<Int32> { order[offsets[tie]..<offsets[tie + 1]] }

  /// The ties that the interactions make, in the order of their members.
  func ties(_ interactions: InteractionHistory) -> [Tie] {
    (0..<tieCount).map { tie in
      let own = self.interactions(ofTie: tie)
      let (first, last) = (Int(own.first!), Int(own.last!))
      let (source, target) = (interactions.sources[first], interactions.targets[first])
      var result = Tie(
        memberA: Int(min(source, target)), memberB: Int(max(source, target)), aToB: 0, bToA: 0,
        first: Instant(microseconds: interactions.times[first]), last: Instant(microseconds: interactions.times[last]))
      for index in own {
        let weight = interactions.weight(at: Int(index))
        if interactions.sources[Int(index)] < interactions.targets[Int(index)] {
          result.aToB = DecimalSum.of(result.aToB, weight)
        } else {
          result.bToA = DecimalSum.of(result.bToA, weight)
        }
      }
      return result
    }
  }
}
