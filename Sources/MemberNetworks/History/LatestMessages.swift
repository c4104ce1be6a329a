/// The latest message of each of two people to the other, for all pairs: a hash table with open addressing, linear
/// probing, at most half full.
///
/// What is asked of a pair lies in one place, for a log of millions of rows asks at random: one look-up finds the latest
/// messages both ways, with their times.
///
/// - Complexity: 64 to 128 bytes a pair; look-ups and changes are O(1).
struct LatestMessages {
  /// A message and its time.
  struct Message: BitwiseCopyable {
    var number: Int32
    var time: Int64
  }

  private struct Entry: BitwiseCopyable {
    var pair: UInt64
    /// From the person with the smaller number to the other, and back; below 0 for none.
    var forward: Int32 = -1
    var backward: Int32 = -1
    var forwardTime: Int64 = 0
    var backwardTime: Int64 = 0

    /// A free slot; no pair of two people has this number.
    static let free = Entry(pair: .max)
  }

  private var entries = [Entry](repeating: .free, count: 64)
  private var count = 0

  /// The place of a pair, which is put into the table if need be. Places hold until the next pair is added.
  mutating func place(_ one: UInt32, _ other: UInt32) -> Int {
    let pair = UInt64(min(one, other)) &<< 32 | UInt64(max(one, other))
    var place = place(of: pair)
    if entries[place].pair != pair {
      count += 1
      if 2 * count > entries.count {
        grow()
        place = self.place(of: pair)
      }
      entries[place] = Entry(pair: pair)
    }
    return place
  }

  /// The latest message of `source` to `target`, whose pair is at a place.
  @inline(__always)
  func latest(_ source: UInt32, _ target: UInt32, at place: Int) -> Message? {
    let entry = entries[place]
    let message =
      source <= target
      ? Message(number: entry.forward, time: entry.forwardTime)
      : Message(number: entry.backward, time: entry.backwardTime)
    return message.number < 0 ? nil : message
  }

  @inline(__always)
  mutating func set(_ source: UInt32, _ target: UInt32, at place: Int, to message: Message) {
    if source <= target {
      (entries[place].forward, entries[place].forwardTime) = (message.number, message.time)
    } else {
      (entries[place].backward, entries[place].backwardTime) = (message.number, message.time)
    }
  }

  /// Where the pair is, or where it would go.
  @inline(__always)
  private func place(of pair: UInt64) -> Int {
    let mask = entries.count &- 1
    let product = pair.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    var place = Int(truncatingIfNeeded: product.high ^ product.low) & mask
    while entries[place].pair != pair && entries[place].pair != Entry.free.pair { place = (place &+ 1) & mask }
    return place
  }

  private mutating func grow() {
    let old = entries
    entries = [Entry](repeating: .free, count: 2 * old.count)
    for entry in old where entry.pair != Entry.free.pair { entries[place(of: entry.pair)] = entry }
  }
}
