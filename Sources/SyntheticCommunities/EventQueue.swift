/// What is about to happen, earliest first; of two events at the same second the one that was planned first.
///
/// A binary heap: memory grows with what is pending at one time, never with the length of the log.
struct EventQueue {
  struct Event {
    /// Seconds since the first midnight of the log.
    var time: Int
    var occasion: Occasion
    fileprivate var turn = 0
  }

  enum Occasion {
    /// A member opens a thread.
    case opening(by: Int)
    /// A member writes for the first time.
    case firstMessage(by: Int)
    /// One of the two members who link the outpost to the rest writes to the other.
    case bridgeMessage
    /// The reply that the thread in this slot is waiting for.
    case reply(slot: Int)
  }

  private var heap: [Event] = []
  private var turns = 0

  /// - Complexity: O(log pending).
  mutating func insert(_ occasion: Occasion, at time: Int) {
    turns += 1
    heap.append(Event(time: time, occasion: occasion, turn: turns))
    var child = heap.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      guard precedes(child, parent) else { return }
      heap.swapAt(child, parent)
      child = parent
    }
  }

  /// Removes the first event if it is before `limit`.
  ///
  /// - Complexity: O(log pending).
  mutating func popFirst(before limit: Int) -> Event? {
    guard let first = heap.first, first.time < limit else { return nil }
    heap.swapAt(0, heap.count - 1)
    heap.removeLast()
    var parent = 0
    while true {
      var earliest = parent
      for child in [2 * parent + 1, 2 * parent + 2] where child < heap.count && precedes(child, earliest) {
        earliest = child
      }
      guard earliest != parent else { return first }
      heap.swapAt(parent, earliest)
      parent = earliest
    }
  }

  private func precedes(_ a: Int, _ b: Int) -> Bool {
    (heap[a].time, heap[a].turn) < (heap[b].time, heap[b].turn)
  }
}
