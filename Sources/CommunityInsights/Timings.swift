import Synchronization

/// How long the steps of a run took, in the order in which they ended.
public final class Timings: Sendable {
  public struct Entry: Codable, Hashable, Sendable {
    public var step: String
    public var seconds: Double
  }

  private let list = Mutex<[Entry]>([])
  private let onBegin: (@Sendable (String) -> Void)?

  /// - Parameter onBegin: hears of each step when it begins.
  public init(onBegin: (@Sendable (String) -> Void)? = nil) { self.onBegin = onBegin }

  public var entries: [Entry] { list.withLock { $0 } }

  /// Runs `body` and notes how long it took, unless it fails.
  public func measure<Result>(_ step: String, _ body: () throws -> Result) rethrows -> Result {
    onBegin?(step)
    let clock = ContinuousClock()
    let begin = clock.now
    let result = try body()
    let elapsed = (clock.now - begin).components
    let seconds = Double(elapsed.seconds) + Double(elapsed.attoseconds) * 1e-18
    list.withLock { $0.append(Entry(step: step, seconds: seconds)) }
    return result
  }
}
