import GraphCore
import MemberNetworks
import Numbers

/// A log cut at random into parts that could have come one without the other: what intervals are taken from.
///
/// What hangs together is in one part. Where conversations are known, that is all of a conversation, wherever it was
/// drawn to. Elsewhere it is a meeting: the interactions of two members that follow one another within
/// ``meetingMinutes``. The time of the log is cut into blocks of a week at most, and all meetings of two members that
/// begin in one block are in one part, for a talk today makes another one tomorrow likelier. Blocks that follow one
/// another go to one part after the other, from a part drawn for each pair: so two members who meet week after week lose
/// a week or so with each part, and what is taken for chance is how much their weeks differ, not that they meet. A
/// circular, which turns to several members at once, hangs together by its sender.
struct LogParts: Sendable {
  /// A meeting ends when nothing happens for longer.
  static let meetingMinutes = 15
  static let longestBlock = LogTime.week

  let count: Int
  /// For each interaction the number of its part, from 0.
  let ofInteraction: [Int32]

  /// - Parameter count: how many parts there are, at least 2.
  /// - Complexity: O(interactions + members).
  init(_ record: CommunityRecord, count: Int, seed: UInt64) {
    precondition(count >= 2)
    self.count = count
    let (interactions, messages) = (record.interactions, record.messages)
    let draw = Draw(count: count, seed: seed, period: record.period)
    var parts = [Int32](repeating: -1, count: interactions.count)
    if messages.replySource != .recency {
      for (index, message) in interactions.messages.enumerated() where message >= 0 {
        parts[index] = draw.part(UInt64(messages.roots[Int(message)]))
      }
    }
    if record.hasDirections { Self.assignCirculars(record, draw, &parts) }
    let byTie = record.interactionsByTie
    for tie in 0..<byTie.tieCount {
      let pair = UInt64(record.ties[tie].memberA) << 32 | UInt64(record.ties[tie].memberB)
      var meeting: (last: Int64, part: Int32)?
      for index in byTie.interactions(ofTie: tie) where parts[Int(index)] < 0 {
        let time = interactions.times[Int(index)]
        let goesOn = meeting.map { time - $0.last <= Int64(Self.meetingMinutes) * LogTime.hour / 60 } ?? false
        let part = goesOn ? meeting!.part : draw.part(pair, at: time)
        meeting = (time, part)
        parts[Int(index)] = part
      }
    }
    ofInteraction = parts
  }

  /// Rows of one member at one instant towards different others.
  private static func assignCirculars(_ record: CommunityRecord, _ draw: Draw, _ parts: inout [Int32]) {
    let interactions = record.interactions
    var lastOfMember = [Int32](repeating: -1, count: record.members.count)
    for index in 0..<interactions.count {
      let source = Int(interactions.sources[index])
      let last = Int(lastOfMember[source])
      lastOfMember[source] = Int32(index)
      guard last >= 0, interactions.times[last] == interactions.times[index],
        interactions.targets[last] != interactions.targets[index]
      else { continue }
      let part = draw.part(UInt64(source) << 32 | UInt64(UInt32.max), at: interactions.times[index])
      for row in [last, index] where parts[row] < 0 { parts[row] = part }
    }
  }

  /// Numbers of parts that depend on what they are drawn for alone, in whatever order.
  private struct Draw {
    let count: Int
    let seed: UInt64
    let period: Range<Int64>
    /// How many blocks the period has: as many, or twice, three times … as many as there are parts, so that each part
    /// has as many blocks of a pair as every other.
    let blocks: Int

    init(count: Int, seed: UInt64, period: Range<Int64>) {
      self.count = count
      self.seed = seed
      self.period = period
      let span = Double(period.upperBound) - Double(period.lowerBound)
      let cycles = (span / (Double(count) * Double(LogParts.longestBlock))).rounded(.up)
      blocks = count * max(1, min(10_000, Int(saturating: cycles)))
    }

    func part(_ key: UInt64) -> Int32 {
      Int32(truncatingIfNeeded: mixed(key).multipliedFullWidth(by: UInt64(count)).high)
    }

    func part(_ key: UInt64, at time: Int64) -> Int32 {
      let span = Double(period.upperBound) - Double(period.lowerBound)
      let share = (Double(time) - Double(period.lowerBound)) / max(1, span)
      let block = max(0, min(blocks - 1, Int(saturating: share * Double(blocks))))
      return (part(key) + Int32(block % count)) % Int32(count)
    }

    private func mixed(_ key: UInt64) -> UInt64 {
      SeededGenerator.mixed(key &* 0xD129_0D3B_3B7F_6A85 &+ seed &* 0x9E37_79B9_7F4A_7C15)
    }
  }
}
