import InteractionLogs
import Numbers

/// Counts interactions by pair of names and kind, for logs that name kinds.
///
/// - Complexity: some 100 bytes a pair; adding is O(1) for the few kinds of a pair.
struct KindTable {
  /// For each pair of names, the smaller in the high half, how much there is of each kind, as ``LogNames/kinds`` numbers
  /// them.
  private var amounts: [UInt64: [KindAmount]] = [:]

  var isEmpty: Bool { amounts.isEmpty }

  /// Adds the interactions of a batch that are of a kind; those without a target are left out.
  mutating func add(_ batch: borrowing InteractionBatch) {
    guard !batch.kinds.isEmpty else { return }
    for index in 0..<batch.count {
      let (source, target) = (batch.sources[index], batch.targets[index])
      guard source != target, target != InteractionBatch.absent else { continue }
      let weight = batch.weights.isEmpty ? 1 : batch.weights[index]
      let pair = UInt64(min(source, target)) << 32 | UInt64(max(source, target))
      amounts[pair, default: []].add([KindAmount(kind: Int(batch.kinds[index]), amount: weight)])
    }
  }

  /// Gives ties what is known of their kinds.
  ///
  /// - Parameters:
  ///   - ties: in the order of a network.
  ///   - pairs: the pairs of names in the order of their first interaction, on which sums depend.
  ///   - memberOfName: for each name its member; -1 for who is none.
  ///   - names: the kinds; "" stands for none.
  /// - Returns: the kinds that occur.
  func describe(
    _ ties: inout [Tie], pairs: [UInt64], memberOfName: [Int32], names: [String]
  ) -> [String] {
    var numbers = [Int](repeating: -1, count: names.count)
    var kinds: [String] = []
    for pair in pairs {
      guard let known = amounts[pair] else { continue }
      let (a, b) = (memberOfName[Int(pair >> 32)], memberOfName[Int(pair & 0xFFFF_FFFF)])
      guard a >= 0, b >= 0, a != b, let tie = ties.index(of: Int(min(a, b)), Int(max(a, b))) else { continue }
      ties[tie].kinds.add(
        known.compactMap { known in
          guard !names[known.kind].isEmpty else { return nil }
          if numbers[known.kind] < 0 {
            numbers[known.kind] = kinds.count
            kinds.append(names[known.kind])
          }
          return KindAmount(kind: numbers[known.kind], amount: known.amount)
        })
    }
    for tie in ties.indices { ties[tie].kinds.sort { $0.kind < $1.kind } }
    return kinds
  }
}

extension [KindAmount] {
  /// Adds amounts to those of the same kinds.
  fileprivate mutating func add(_ others: [KindAmount]) {
    for other in others {
      if let place = firstIndex(where: { $0.kind == other.kind }) {
        self[place].amount = DecimalSum.of(self[place].amount, other.amount)
      } else {
        append(other)
      }
    }
  }
}

extension [Tie] {
  /// The tie of two members, the smaller first, in the order of a network.
  fileprivate func index(of a: Int, _ b: Int) -> Int? {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if (self[middle].memberA, self[middle].memberB) < (a, b) { low = middle + 1 } else { high = middle }
    }
    return low < count && self[low].memberA == a && self[low].memberB == b ? low : nil
  }
}
