import Dispatch
import Synchronization

/// Takes the stretches of a file apart on several threads, and hands them over in their order.
///
/// Unchecked: what it holds is set before its threads begin, or behind a lock.
final class StretchQueue: @unchecked Sendable {
  private struct State {
    /// The stretch that is to be taken apart next, and those that are, by number.
    var nextToScan = 0
    var scanned: [Int: RowStretch] = [:]
    var free: [RowStretch] = []
    var error: (any Error)?
    var isStopped = false
  }

  private let source: ByteSource
  private let places: Range<Int>
  private let stretchBytes: Int
  private let stretchCount: Int
  private let state = Mutex(State())
  /// Counts the stretches that are free, and the news for ``next()``.
  private let room = DispatchSemaphore(value: 0)
  private let news = DispatchSemaphore(value: 0)
  private let workers = DispatchGroup()
  private let workerCount: Int
  private var nextToTake = 0

  /// How much is read beyond a stretch, for the end of its last row; a row that is longer is read in the ordinary way.
  private static let overhang = 8192

  /// Begins to take a file apart.
  ///
  /// - Parameters:
  ///   - places: which part of the file; a row begins at the first place.
  ///   - stretchBytes: how long a stretch is.
  ///   - scanners: as many as there are to be threads.
  init(_ source: ByteSource, places: Range<Int>, stretchBytes: Int, scanners: [StretchScanner]) {
    self.source = source
    self.places = places
    self.stretchBytes = stretchBytes
    stretchCount = (places.count + stretchBytes - 1) / stretchBytes
    workerCount = scanners.count
    // Two a thread, so that it goes on while one waits for its turn, and two with whoever takes the rows.
    let mostAlive = 2 * scanners.count + 2
    for _ in 0..<min(mostAlive, stretchCount + 1) { giveBack(RowStretch(capacity: stretchBytes + Self.overhang + 1)) }
    let queue = DispatchQueue(label: "copgraph.stretches", attributes: .concurrent)
    for scanner in scanners {
      queue.async(group: workers) { [self] in
        var scanner = scanner
        while scanNext(&scanner) {}
      }
    }
  }

  /// The next stretch; `nil` behind the last.
  ///
  /// - Throws: what reading the file throws.
  func next() throws -> RowStretch? {
    guard nextToTake < stretchCount else { return nil }
    defer { nextToTake += 1 }
    while true {
      let stretch = try state.withLock { state in
        if let stretch = state.scanned.removeValue(forKey: nextToTake) { return stretch as RowStretch? }
        if let error = state.error { throw error }
        return nil
      }
      if let stretch { return stretch }
      news.wait()
    }
  }

  /// Takes a stretch back whose rows have been taken.
  func giveBack(_ stretch: RowStretch) {
    state.withLock { $0.free.append(stretch) }
    room.signal()
  }

  /// Ends the threads, and waits for them.
  func stop() {
    state.withLock { $0.isStopped = true }
    for _ in 0..<workerCount { room.signal() }
    workers.wait()
    // A semaphore must not go with a lower value than it came with.
  }

  private func scanNext(_ scanner: inout StretchScanner) -> Bool {
    room.wait()
    let task = state.withLock { state -> (number: Int, stretch: RowStretch)? in
      guard !state.isStopped, state.nextToScan < stretchCount, let stretch = state.free.popLast() else { return nil }
      state.nextToScan += 1
      return (state.nextToScan - 1, stretch)
    }
    guard let (number, stretch) = task else {
      // Others may be waiting for the same end.
      room.signal()
      return false
    }
    do {
      try read(number, into: stretch)
      scanner.scan(stretch, isFirst: number == 0)
      state.withLock { $0.scanned[number] = stretch }
    } catch {
      state.withLock { $0.error = $0.error ?? error }
    }
    news.signal()
    return true
  }

  private func read(_ number: Int, into stretch: RowStretch) throws {
    let place = places.lowerBound + number * stretchBytes
    stretch.nextPlace = min(places.upperBound, place + stretchBytes)
    stretch.windowPlace = number == 0 ? place : place - 1
    let wanted = min(places.upperBound, stretch.nextPlace + Self.overhang) - stretch.windowPlace
    // The window may be another's by now.
    if stretch.window.capacity < wanted { stretch.window.grow(to: wanted) }
    stretch.window.count = try source.readBytes(stretch.window.base, at: stretch.windowPlace, upTo: wanted)
    stretch.window.pad()
  }
}
