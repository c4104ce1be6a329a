/// A stretch of a log, and its rows as far as they could be taken apart without knowing the rows before it.
///
/// Rows that are as most rows are become columns: names are numbered by the ``StretchScanner`` that took the stretch
/// apart. Every other row is only noted with its place, and read in the ordinary way when its turn comes.
///
/// Unsafe: owns the memory of its window, which it trades with a ``ByteSource`` for that of another. Unchecked: one
/// thread at a time has it, see ``StretchQueue``.
final class RowStretch: @unchecked Sendable {
  /// Where in the file the window begins.
  var windowPlace = 0
  var window: ByteWindow
  /// Where in the window the first row begins that begins in this stretch, and where the rows end that were taken apart.
  var begin = 0
  var end = 0
  /// Where in the file the next stretch begins.
  var nextPlace = 0

  var rows = StretchRows()

  init(capacity: Int) { window = ByteWindow(capacity: capacity) }

  deinit { window.base.deallocate() }
}

/// What a ``StretchScanner`` makes of a stretch.
struct StretchRows {
  var sources: [NameIndex] = []
  var targets: [NameIndex] = []
  var times: [Int64] = []
  var weights: [Double] = []
  var kinds: [NameIndex] = []
  /// Rows to be read in the ordinary way: how many of the columns' rows come before it, and where it begins.
  var unusual: [(rowsBefore: Int, position: Int)] = []
  /// Which scanner numbered the names, and where in the window those stand that it had not seen before.
  var scanner = 0
  var newNames: [Range<Int>] = []
  var newKinds: [Range<Int>] = []

  mutating func removeAll() {
    sources.removeAll(keepingCapacity: true)
    targets.removeAll(keepingCapacity: true)
    times.removeAll(keepingCapacity: true)
    weights.removeAll(keepingCapacity: true)
    kinds.removeAll(keepingCapacity: true)
    unusual.removeAll(keepingCapacity: true)
    newNames.removeAll(keepingCapacity: true)
    newKinds.removeAll(keepingCapacity: true)
  }
}

/// Memory for a window over the bytes of an input, with room for ``ByteSource/padding`` behind it.
struct ByteWindow {
  var base: UnsafeMutablePointer<UInt8>
  var count = 0
  let capacity: Int

  init(base: UnsafeMutablePointer<UInt8>, count: Int, capacity: Int) {
    (self.base, self.count, self.capacity) = (base, count, capacity)
  }

  init(capacity: Int) {
    self.init(base: .allocate(capacity: capacity + ByteSource.padding), count: 0, capacity: capacity)
  }

  /// Makes room for `capacity` bytes; what was in the window is lost.
  mutating func grow(to capacity: Int) {
    base.deallocate()
    self = ByteWindow(capacity: capacity)
  }

  func pad() { (base + count).update(repeating: 0x20, count: ByteSource.padding) }
}
