#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// How two partitions of the same nodes overlap: for each pair of parts how many nodes they share.
struct ContingencyTable {
  /// The sizes of the parts of each partition; no part is empty.
  let firstSizes: [Int]
  let secondSizes: [Int]

  /// The parts that share nodes, with how many they share, in a fixed order.
  let cells: [(first: Int, second: Int, count: Int)]

  /// How many nodes there are.
  let nodeCount: Int

  /// - Parameters: for each node the label of its part in either partition; a node without one in either is left out.
  /// - Complexity: O(nodes + cells · log cells).
  init(_ first: [Int?], _ second: [Int?]) {
    precondition(first.count == second.count, "two labels for each node")
    var (firstParts, secondParts): ([Int: Int], [Int: Int]) = ([:], [:])
    var (firstSizes, secondSizes): ([Int], [Int]) = ([], [])
    var counts: [Cell: Int] = [:]
    for case (let a?, let b?) in zip(first, second) {
      let cell = Cell(
        first: Self.part(of: a, in: &firstParts, &firstSizes), second: Self.part(of: b, in: &secondParts, &secondSizes))
      counts[cell, default: 0] += 1
    }
    (self.firstSizes, self.secondSizes) = (firstSizes, secondSizes)
    cells = counts.map { ($0.key.first, $0.key.second, $0.value) }.sorted { ($0.0, $0.1) < ($1.0, $1.1) }
    nodeCount = firstSizes.reduce(0, +)
  }

  private struct Cell: Hashable {
    var first: Int
    var second: Int
  }

  /// Numbers labels by their first appearance, and counts them.
  private static func part(of label: Int, in parts: inout [Int: Int], _ sizes: inout [Int]) -> Int {
    let part = parts[label] ?? sizes.count
    if part == sizes.count {
      parts[label] = part
      sizes.append(0)
    }
    sizes[part] += 1
    return part
  }

  /// The entropies of the two partitions, in nats.
  var entropies: (first: Double, second: Double) {
    func entropy(_ sizes: [Int]) -> Double {
      sizes.reduce(0) { $0 - share($1) * log(share($1)) }
    }
    return (entropy(firstSizes), entropy(secondSizes))
  }

  /// What knowing the part of a node in one partition says about its part in the other, in nats.
  var mutualInformation: Double {
    cells.reduce(0) { sum, cell in
      sum + share(cell.count)
        * log(share(cell.count) / (share(firstSizes[cell.first]) * share(secondSizes[cell.second])))
    }
  }

  /// The mean of ``mutualInformation`` over all ways to deal the nodes out to parts of these sizes: every number of
  /// shared nodes has its hypergeometric probability (Vinh, Epps & Bailey 2010, eq. 24a).
  ///
  /// Parts of one size are taken together: there are at most √(2 · nodes) sizes.
  ///
  /// - Complexity: O(nodes^1.5) at worst, O(nodes) space.
  var expectedMutualInformation: Double {
    let logFactorials = (0..<nodeCount).reduce(into: [0.0]) { $0.append($0.last! + log(Double($1 + 1))) }
    var sum = 0.0
    for (a, firstCount) in Self.multiplicities(firstSizes) {
      for (b, secondCount) in Self.multiplicities(secondSizes) {
        let fixed =
          logFactorials[a] + logFactorials[b] + logFactorials[nodeCount - a] + logFactorials[nodeCount - b]
          - logFactorials[nodeCount]
        var mean = 0.0
        for shared in max(1, a + b - nodeCount)...min(a, b) {
          let free =
            logFactorials[shared] + logFactorials[a - shared] + logFactorials[b - shared]
            + logFactorials[nodeCount - a - b + shared]
          mean += exp(fixed - free) * share(shared) * log(share(shared) / (share(a) * share(b)))
        }
        sum += Double(firstCount * secondCount) * mean
      }
    }
    return sum
  }

  private func share(_ count: Int) -> Double { Double(count) / Double(nodeCount) }

  /// Each size with how many parts have it, ascending.
  private static func multiplicities(_ sizes: [Int]) -> [(size: Int, count: Int)] {
    var counted: [(size: Int, count: Int)] = []
    for size in sizes.sorted() {
      if counted.last?.size == size { counted[counted.count - 1].count += 1 } else { counted.append((size, 1)) }
    }
    return counted
  }
}
