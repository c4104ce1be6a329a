import GraphCore
import MemberNetworks
import Numbers

/// The network of a log without one of its parts, for each of its ``LogParts``.
///
/// What a part leaves out is taken from the ties; no log is made anew.
struct TieReplicates: Sendable {
  let parts: LogParts
  private let record: CommunityRecord
  /// For each interaction the index of its tie.
  private let tieOfInteraction: [Int32]
  /// The interactions by part, and where each part begins among them.
  private let order: [Int32]
  private let begins: [Int]
  /// For each arc of the two graphs the index of its tie.
  private let tieOfArc: [EdgeIndex]
  private let tieOfDirectedArc: [EdgeIndex]

  /// - Complexity: O(members + interactions + ties log ties).
  init(_ record: CommunityRecord, parts: LogParts) {
    self.record = record
    self.parts = parts
    let byTie = record.interactionsByTie
    var tieOfInteraction = [Int32](repeating: 0, count: record.interactions.count)
    for tie in 0..<byTie.tieCount {
      for index in byTie.interactions(ofTie: tie) { tieOfInteraction[Int(index)] = Int32(tie) }
    }
    self.tieOfInteraction = tieOfInteraction
    (order, begins) = CountingSort.sorted(0..<Int32(parts.ofInteraction.count), keyCount: parts.count) {
      Int(parts.ofInteraction[Int($0)])
    }
    let tieOfArc = record.undirected.edgeIndices()
    self.tieOfArc = tieOfArc
    var tieOfDirectedArc: [EdgeIndex] = []
    tieOfDirectedArc.reserveCapacity(record.directed.arcCount)
    for node in 0..<record.directed.nodeCount {
      for arc in record.directed.row(of: node) {
        let target = Int(record.directed.targets[arc])
        tieOfDirectedArc.append(tieOfArc[record.undirected.arc(from: node, to: target)!])
      }
    }
    self.tieOfDirectedArc = tieOfDirectedArc
  }

  /// The same community with the ties that are left without a part; see ``CommunityRecord/init(_:ties:undirected:directed:)``
  /// for what else it holds.
  ///
  /// - Complexity: O(members + ties + interactions of the part); with weights, O(interactions of its ties) more.
  func record(without part: Int) -> CommunityRecord {
    var ties = record.ties
    let rows = order[begins[part]..<begins[part + 1]]
    if record.interactions.weights.isEmpty {
      for row in rows { takeAway(Int(row), from: &ties[Int(tieOfInteraction[Int(row)])]) }
    } else {
      for tie in Set(rows.map { tieOfInteraction[Int($0)] }) { sum(&ties[Int(tie)], at: Int(tie), without: part) }
    }
    let undirected = graph(like: record.undirected, tieOfArc) { ties[$0].strength }
    let directed = graph(like: record.directed, tieOfDirectedArc) { tie, source in
      source == ties[tie].memberA ? ties[tie].aToB : ties[tie].bToA
    }
    ties.removeAll { $0.aToB == 0 && $0.bToA == 0 }
    return CommunityRecord(record, ties: ties, undirected: undirected, directed: directed)
  }

  /// One interaction less, where each counts 1. Whole numbers and halves of them stay exact.
  private func takeAway(_ row: Int, from tie: inout Tie) {
    if !record.hasDirections {
      (tie.aToB, tie.bToA) = (tie.aToB - 0.5, tie.bToA - 0.5)
    } else if Int(record.interactions.sources[row]) == tie.memberA {
      tie.aToB -= 1
    } else {
      tie.bToA -= 1
    }
  }

  /// Adds up what is left of a tie. Weights are not taken away: what had been rounded would stay as a rest.
  private func sum(_ tie: inout Tie, at index: Int, without part: Int) {
    var (aToB, bToA) = (0.0, 0.0)
    for row in record.interactionsByTie.interactions(ofTie: index) where Int(parts.ofInteraction[Int(row)]) != part {
      let weight = record.interactions.weight(at: Int(row))
      if Int(record.interactions.sources[Int(row)]) == tie.memberA {
        aToB = DecimalSum.of(aToB, weight)
      } else {
        bToA = DecimalSum.of(bToA, weight)
      }
    }
    if !record.hasDirections {
      let half = DecimalSum.of(aToB, bToA) / 2
      (aToB, bToA) = (half, half)
    }
    (tie.aToB, tie.bToA) = (aToB, bToA)
  }

  private func graph(like graph: Graph, _ tieOfArc: [EdgeIndex], strength: (Int) -> Double) -> Graph {
    self.graph(like: graph, tieOfArc) { tie, _ in strength(tie) }
  }

  /// The graph with the arcs whose weight is above 0, in the order in which they are.
  private func graph(
    like graph: Graph, _ tieOfArc: [EdgeIndex], weight: (_ tie: Int, _ source: Int) -> Double
  ) -> Graph {
    var (offsets, targets, weights): ([Int], [NodeIndex], [Double]) = ([0], [], [])
    offsets.reserveCapacity(graph.nodeCount + 1)
    targets.reserveCapacity(graph.arcCount)
    weights.reserveCapacity(graph.arcCount)
    for node in 0..<graph.nodeCount {
      for arc in graph.row(of: node) {
        let weight = weight(Int(tieOfArc[arc]), node)
        if weight == 0 { continue }
        targets.append(graph.targets[arc])
        weights.append(weight)
      }
      offsets.append(targets.count)
    }
    return Graph(
      nodeCount: graph.nodeCount, isDirected: graph.isDirected, offsets: offsets, targets: targets, weights: weights)
  }
}
