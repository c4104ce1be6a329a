import InteractionLogs
import Numbers

/// Counts the interactions of each pair of names by kind, for logs that name kinds.
///
/// It goes by the entries of a ``TieTable``, so that nothing is looked up twice: the amounts of one entry are a chain,
/// the latest kind first.
///
/// - Complexity: 4 bytes a pair and 16 bytes for each of its kinds; adding is O(1) for the few kinds of a pair.
struct KindTable: Sendable {
  /// Up to how many pairs are counted.
  let mostPairs: Int
  /// How many kinds ties tell of: of more, the most frequent ones, and the rest as ``others``.
  let mostKinds: Int

  /// What the kinds beyond the most frequent ones are called together.
  static let others = "other"

  /// For each entry the place of its latest kind plus 1; 0 for none, as for entries beyond the end.
  private var heads: [UInt32] = []
  private var kinds: [NameIndex] = []
  private var amounts: [Double] = []
  /// The place of the next kind of the same entry plus 1; 0 for none.
  private var nexts: [UInt32] = []

  init(mostPairs: Int = .max, mostKinds: Int = .max) {
    (self.mostPairs, self.mostKinds) = (mostPairs, max(2, mostKinds))
  }

  var isEmpty: Bool { kinds.isEmpty }

  /// Adds interactions that are of a kind.
  ///
  /// - Parameters:
  ///   - entries: for each interaction of the block its entry, or `leftOut`.
  ///   - asDecimals: whether amounts are sums of decimals, see `DecimalSum`; of counts otherwise.
  mutating func add(
    _ block: Range<Int>, of batch: borrowing InteractionBatch, entries: [UInt32], leftOut: UInt32, asDecimals: Bool
  ) {
    for index in block {
      let entry = entries[index - block.lowerBound]
      if entry == leftOut { continue }
      if heads.count <= Int(entry) {
        heads.append(contentsOf: repeatElement(0, count: Int(entry) + 1 - heads.count))
      }
      let kind = batch.kinds[index]
      var place = heads[Int(entry)]
      while place != 0, kinds[Int(place) - 1] != kind { place = nexts[Int(place) - 1] }
      if place == 0 {
        kinds.append(kind)
        amounts.append(0)
        nexts.append(heads[Int(entry)])
        place = UInt32(kinds.count)
        heads[Int(entry)] = place
      }
      let weight = batch.weights.isEmpty ? 1 : batch.weights[index]
      let sum = amounts[Int(place) - 1]
      amounts[Int(place) - 1] = asDecimals ? DecimalSum.of(sum, weight) : sum + weight
    }
  }

  /// Gives ties what is known of their kinds.
  ///
  /// - Parameters:
  ///   - ties: in the order of a network.
  ///   - pairs: the pairs of names in the order of their first interaction, on which sums depend.
  ///   - memberOfName: for each name its member; -1 for who is none.
  ///   - names: the kinds; "" stands for none.
  /// - Returns: the kinds that occur, in the order in which pairs have them; ``others`` in the end.
  /// - Complexity: O(pairs · log ties).
  func describe(
    _ ties: inout [Tie], pairs: [UInt64], memberOfName: [Int32], names: [String]
  ) -> [String] {
    var numbers = [Int](repeating: -1, count: names.count)
    let isFrequent = frequent(names)
    var told: [String] = []
    var other: Int?
    func number(_ kind: Int) -> Int {
      if numbers[kind] < 0, isFrequent[kind] {
        numbers[kind] = told.count
        told.append(names[kind])
      }
      // The number of the rest comes after all others, which are not known yet.
      return isFrequent[kind] ? numbers[kind] : .max
    }
    for (pair, head) in zip(pairs, heads) where head != 0 {
      let (a, b) = (memberOfName[Int(pair >> 32)], memberOfName[Int(pair & 0xFFFF_FFFF)])
      guard a >= 0, b >= 0, a != b, let tie = ties.index(of: Int(min(a, b)), Int(max(a, b))) else { continue }
      for known in chain(from: head).reversed() where !names[known.kind].isEmpty {
        ties[tie].kinds.add(KindAmount(kind: number(known.kind), amount: known.amount))
      }
    }
    for tie in ties.indices where !ties[tie].kinds.isEmpty {
      ties[tie].kinds.sort { $0.kind < $1.kind }
      guard let last = ties[tie].kinds.indices.last, ties[tie].kinds[last].kind == .max else { continue }
      other = other ?? told.count
      ties[tie].kinds[last].kind = told.count
    }
    return other == nil ? told : told + [Self.others]
  }

  /// Which kinds are told by their own names: as many as may be, those with the largest amounts, and of equal ones those
  /// that the logs name first.
  private func frequent(_ names: [String]) -> [Bool] {
    var sums = [Double](repeating: 0, count: names.count)
    for (kind, amount) in zip(kinds, amounts) where !names[Int(kind)].isEmpty { sums[Int(kind)] += amount }
    let inOrder = sums.indices.filter { sums[$0] > 0 }.sorted { (-sums[$0], $0) < (-sums[$1], $1) }
    var isFrequent = [Bool](repeating: inOrder.count <= mostKinds, count: names.count)
    if inOrder.count > mostKinds { for kind in inOrder.prefix(mostKinds - 1) { isFrequent[kind] = true } }
    return isFrequent
  }

  /// The kinds of an entry, the latest first.
  private func chain(from head: UInt32) -> [KindAmount] {
    var known: [KindAmount] = []
    var place = Int(head)
    while place != 0 {
      known.append(KindAmount(kind: Int(kinds[place - 1]), amount: amounts[place - 1]))
      place = Int(nexts[place - 1])
    }
    return known
  }
}

extension [KindAmount] {
  /// Adds an amount to that of the same kind.
  fileprivate mutating func add(_ other: KindAmount) {
    if let place = firstIndex(where: { $0.kind == other.kind }) {
      self[place].amount = DecimalSum.of(self[place].amount, other.amount)
    } else {
      append(other)
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
