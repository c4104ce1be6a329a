import Foundation
import Synchronization

/// Everything that this process is about to put in its place, so that a signal can take it away at once.
///
/// A run that unwinds removes what it has begun by itself. This is for a run that cannot: one that is inside a foreign
/// library, or that frees memory for seconds.
public enum StagedWork {
  private struct State {
    var places: [Int: StagingPlace] = [:]
    /// What is left to be removed of things that are in their place.
    var leftovers: [Int: StagingPlace] = [:]
    var nextKey = 0
    var isAbandoned = false
    var publishedCount = 0
  }

  private static let state = Mutex(State())

  /// How many files and folders have been put in their place so far.
  public static var publishedCount: Int { state.withLock { $0.publishedCount } }

  /// Removes all that has been begun; nothing can be begun or put in its place afterwards. For the moment before the
  /// process ends.
  public static func abandon() {
    let (places, leftovers) = state.withLock { state in
      state.isAbandoned = true
      return (state.places.sorted { $0.key < $1.key }.map(\.value), state.leftovers.map(\.value))
    }
    for place in leftovers { place.removeKeepingParents() }
    for place in places {
      // Other threads may be making a file in it at this moment; the folder is gone once none is left.
      for _ in 0..<20 where !place.remove() { usleep(2_000) }
    }
  }

  /// Begins something: `body` makes the hidden place.
  ///
  /// - Throws: `CancellationError` once all was abandoned; what `body` throws.
  static func begin(_ body: () throws -> StagingPlace) throws -> (key: Int, place: StagingPlace) {
    try state.withLock { state in
      if state.isAbandoned { throw CancellationError() }
      let place = try body()
      state.nextKey += 1
      state.places[state.nextKey] = place
      return (state.nextKey, place)
    }
  }

  /// Puts something in its place, while nobody can abandon it. What its hidden place still holds is removed by the
  /// caller, who then calls ``end(_:)``, or by whoever ends the process before that.
  static func publish(_ key: Int, _ body: () throws -> Void) throws {
    try state.withLock { state in
      if state.isAbandoned { throw CancellationError() }
      try body()
      state.leftovers[key] = state.places.removeValue(forKey: key)
      state.publishedCount += 1
    }
  }

  /// Forgets something of which nothing is left, or that is never put anywhere.
  static func end(_ key: Int) {
    state.withLock { state in
      state.places[key] = nil
      state.leftovers[key] = nil
    }
  }
}
