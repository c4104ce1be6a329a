import CTextScan
import InteractionLogs
import Numbers

/// What is known of all interactions between two names.
struct TieEntry: BitwiseCopyable {
  /// Sums of weights, as decimals, from the smaller to the larger name index and back.
  var forward: Double
  var backward: Double
  /// The earliest and the latest time in microseconds; `first > last` when no interaction had one.
  var first: Int64
  var last: Int64
  /// How many interactions.
  var count: Int

  static let empty = TieEntry(forward: 0, backward: 0, first: .max, last: .min, count: 0)
}

/// Counts interactions by pair of names: one entry a pair, however many interactions.
///
/// Open addressing with linear probing, at most half full; slots hold indices of entries, so that growing moves four
/// bytes a slot and entries stay in the order of first appearance. A batch is taken in blocks and a block in steps, so
/// that many look-ups wait for memory together: ask for the slots, then for the pairs, find the entries, add to them.
///
/// - Complexity: 48 bytes a pair and 8 to 16 bytes for its slot; adding is O(1).
struct TieTable {
  /// For each entry its pair: the smaller name index in the high half, the larger in the low half.
  private(set) var pairs: [UInt64] = []
  /// The entries in the order of their first interaction.
  private(set) var entries: [TieEntry] = []
  /// Index of an entry plus 1; 0 when free.
  private var slots = [UInt32](repeating: 0, count: 4 * TieTable.blockSize)
  /// Whether any interaction so far had a weight: until then sums are counts.
  private var hasWeights = false
  /// Of which kinds the interactions of each entry are; `nil` where nobody asks, or there are too many pairs.
  private(set) var kinds: KindTable?

  private static let blockSize = 128

  /// - Parameter kinds: takes note of the kinds of interactions, as far as it has room.
  init(kinds: KindTable? = nil) { self.kinds = kinds }

  /// The smaller and the larger name of an entry.
  func names(ofEntry index: Int) -> (low: NameIndex, high: NameIndex) {
    (NameIndex(truncatingIfNeeded: pairs[index] &>> 32), NameIndex(truncatingIfNeeded: pairs[index]))
  }

  /// Adds the interactions of a batch; those of a name with itself are counted and left out, messages without an
  /// interaction are left out.
  ///
  /// - Returns: how many interactions were left out.
  mutating func add(_ batch: borrowing InteractionBatch) -> Int {
    var found = [UInt32](repeating: 0, count: Self.blockSize)
    var selfInteractions = 0
    hasWeights = hasWeights || !batch.weights.isEmpty
    for begin in stride(from: 0, to: batch.count, by: Self.blockSize) {
      let block = begin..<min(batch.count, begin + Self.blockSize)
      reserve(pairs.count + block.count)
      fetch(block, of: batch)
      selfInteractions += Self.find(block, of: batch, pairs: &pairs, slots: &slots, found: &found)
      entries.append(contentsOf: repeatElement(.empty, count: pairs.count - entries.count))
      Self.add(block, of: batch, found: found, asDecimals: hasWeights, entries: &entries)
      note(block, of: batch, found: found)
    }
    return selfInteractions
  }

  /// Adds one interaction between two different names, or people.
  mutating func add(source: Int32, target: Int32, time: Int64, weight: Double) {
    let (low, high) = (UInt32(bitPattern: min(source, target)), UInt32(bitPattern: max(source, target)))
    let pair = UInt64(low) &<< 32 | UInt64(high)
    reserve(pairs.count + 1)
    var position = Self.hash(pair) & (slots.count - 1)
    while slots[position] != 0 && pairs[Int(slots[position]) - 1] != pair {
      position = (position + 1) & (slots.count - 1)
    }
    if slots[position] == 0 {
      pairs.append(pair)
      entries.append(.empty)
      slots[position] = UInt32(pairs.count)
    }
    let index = Int(slots[position]) - 1
    if source < target {
      entries[index].forward = DecimalSum.of(entries[index].forward, weight)
    } else {
      entries[index].backward = DecimalSum.of(entries[index].backward, weight)
    }
    entries[index].count += 1
    if time != Instant.absentMicroseconds {
      entries[index].first = min(entries[index].first, time)
      entries[index].last = max(entries[index].last, time)
    }
  }

  /// Takes note of the kinds of interactions, until there are more pairs than anybody is shown the kinds of.
  private mutating func note(_ block: Range<Int>, of batch: borrowing InteractionBatch, found: [UInt32]) {
    guard let most = kinds?.mostPairs else { return }
    if pairs.count > most {
      kinds = nil
    } else if !batch.kinds.isEmpty {
      kinds?.add(block, of: batch, entries: found, leftOut: Self.isLeftOut, asDecimals: hasWeights)
    }
  }

  // MARK: - Phases

  /// Asks for the slots of the pairs of a block, and for the pairs and entries to which they lead.
  private func fetch(_ block: Range<Int>, of batch: borrowing InteractionBatch) {
    slots.withUnsafeBufferPointer { slots in
      let mask = slots.count &- 1
      let start = slots.baseAddress!
      for index in block {
        fetch_ahead(start + Self.hash(Self.pair(batch.sources[index], batch.targets[index])) & mask)
      }
      pairs.withUnsafeBufferPointer { pairs in
        entries.withUnsafeBufferPointer { entries in
          for index in block {
            let slot = slots[Self.hash(Self.pair(batch.sources[index], batch.targets[index])) & mask]
            guard slot != 0 else { continue }
            fetch_ahead(pairs.baseAddress! + Int(slot) - 1)
            fetch_ahead(entries.baseAddress! + Int(slot) - 1)
          }
        }
      }
    }
  }

  @inline(__always)
  private static func pair(_ source: NameIndex, _ target: NameIndex) -> UInt64 {
    UInt64(min(source, target)) &<< 32 | UInt64(max(source, target))
  }

  private static let isLeftOut = UInt32.max

  /// Writes the entry of each interaction to `found`, new ones included.
  private static func find(
    _ block: Range<Int>, of batch: borrowing InteractionBatch, pairs: inout [UInt64], slots: inout [UInt32],
    found: inout [UInt32]
  ) -> Int {
    let (sourceColumn, targetColumn) = (batch.sources, batch.targets)
    let (sources, targets) = (sourceColumn.span, targetColumn.span)
    let mask = slots.count &- 1
    var slots = slots.mutableSpan
    var found = found.mutableSpan
    var selfInteractions = 0
    for index in block {
      let (source, target) = (sources[index], targets[index])
      if source == target || target == InteractionBatch.absent {
        if source == target { selfInteractions += 1 }
        found[index &- block.lowerBound] = isLeftOut
        continue
      }
      let pair = pair(source, target)
      var position = hash(pair) & mask
      while slots[position] != 0 && pairs[Int(slots[position]) &- 1] != pair { position = (position &+ 1) & mask }
      if slots[position] == 0 {
        pairs.append(pair)
        slots[position] = UInt32(pairs.count)
      }
      found[index &- block.lowerBound] = slots[position] &- 1
    }
    return selfInteractions
  }

  private static func add(
    _ block: Range<Int>, of batch: borrowing InteractionBatch, found: [UInt32], asDecimals: Bool,
    entries: inout [TieEntry]
  ) {
    let (sourceColumn, targetColumn, timeColumn, weightColumn) =
      (batch.sources, batch.targets, batch.times, batch.weights)
    let (sources, targets, times, weights) =
      (sourceColumn.span, targetColumn.span, timeColumn.span, weightColumn.span)
    let (hasTimes, hasWeights) = (!times.isEmpty, !weights.isEmpty)
    let found = found.span
    var entries = entries.mutableSpan
    for index in block {
      let entry = found[index &- block.lowerBound]
      if entry == isLeftOut { continue }
      var sum = entries[Int(entry)]
      let isForward = sources[index] < targets[index]
      if asDecimals {
        let weight = hasWeights ? weights[index] : 1
        if isForward {
          sum.forward = DecimalSum.of(sum.forward, weight)
        } else {
          sum.backward = DecimalSum.of(sum.backward, weight)
        }
      } else {
        if isForward { sum.forward += 1 } else { sum.backward += 1 }
      }
      sum.count &+= 1
      if hasTimes && times[index] != Instant.absentMicroseconds {
        sum.first = min(sum.first, times[index])
        sum.last = max(sum.last, times[index])
      }
      entries[Int(entry)] = sum
    }
  }

  /// Makes room for `count` entries.
  private mutating func reserve(_ count: Int) {
    precondition(count < Int(UInt32.max), "a table holds fewer than 2³² pairs")
    guard 2 * count > slots.count else { return }
    slots = [UInt32](repeating: 0, count: 2 * slots.count)
    let mask = slots.count - 1
    for (index, pair) in pairs.enumerated() {
      var position = Self.hash(pair) & mask
      while slots[position] != 0 { position = (position + 1) & mask }
      slots[position] = UInt32(index + 1)
    }
  }

  @inline(__always)
  private static func hash(_ pair: UInt64) -> Int {
    let product = pair.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    return Int(truncatingIfNeeded: product.high ^ product.low)
  }
}
