#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The bytes of one input, as a window that moves forward over them.
///
/// The only place that opens inputs and owns the memory that rows are read from. ``base`` points at ``count`` bytes,
/// followed by ``padding`` spaces so that words and vectors may be loaded at any of them. Pointers into the window
/// are valid until the next ``advance(past:)``.
final class ByteSource {
  /// How many readable bytes follow the window.
  static let padding = 64

  let name: String
  /// How many bytes there are in all, where that is known.
  let size: Int?
  private(set) var base: UnsafeMutablePointer<UInt8>
  private(set) var count = 0
  /// Whether the window reaches to the end of the input.
  private(set) var isAtEnd = false
  /// How many bytes have been read so far.
  private(set) var bytesRead = 0

  enum Origin {
    case descriptor(Int32, isOwned: Bool)
    case memory([UInt8])
    case stream(any ByteStream, canBeMadeAgain: Bool)
    case kept(ByteSpool, Range<Int>)
  }
  let origin: Origin
  private let chunkBytes: Int
  private let isCancelled: () -> Bool
  private var capacity: Int
  /// What turns the bytes into UTF-8, where they are of another encoding.
  private var decoder: TextDecoder?
  /// Where a file began, for ``rewind()``.
  private(set) var beginning: off_t = 0
  /// What an input gave that cannot be read twice, as long as it may have to be or has not been read again.
  private var spool: ByteSpool?
  private var isSpooling = false

  /// Opens an input; nothing is read yet.
  ///
  /// - Parameter isCancelled: asked again and again while an input that gives bytes slowly is waited for.
  /// - Throws: ``InputError`` when there is no such file, it is a directory, or it may not be read.
  init(_ input: LogInput, chunkBytes: Int, isCancelled: @escaping () -> Bool = { false }) throws(InputError) {
    name = input.name
    self.isCancelled = isCancelled
    switch input {
    case .bytes(_, let bytes):
      origin = .memory(bytes)
      size = bytes.count
    case .standardInput:
      origin = .descriptor(STDIN_FILENO, isOwned: false)
      size = try Self.sizeOfFile(STDIN_FILENO, name: input.name)
    case .database(let address):
      throw InputError(
        .usage, file: address.name, problem: "is a database, which is no text", remedy: "give it as a log or a table")
    case .file(let path):
      let descriptor = open(path, O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw Self.cannotOpen(path, code: errno) }
      do {
        size = try Self.sizeOfFile(descriptor, name: path)
      } catch {
        close(descriptor)
        throw error
      }
      origin = .descriptor(descriptor, isOwned: true)
    }
    if case .descriptor(let descriptor, _) = origin {
      if size == nil {
        spool = ByteSpool(name: name)
        isSpooling = true
      } else {
        beginning = max(0, lseek(descriptor, 0, SEEK_CUR))
      }
    }
    self.chunkBytes = max(chunkBytes, 1)
    capacity = self.chunkBytes
    base = .allocate(capacity: capacity + Self.padding)
    pad()
  }

  /// Takes bytes that are made while they are read.
  ///
  /// - Parameter canBeMadeAgain: whether another stream can be opened that gives the same bytes.
  init(
    name: String, stream: any ByteStream, canBeMadeAgain: Bool = false, chunkBytes: Int,
    isCancelled: @escaping () -> Bool = { false }
  ) {
    self.name = name
    self.isCancelled = isCancelled
    origin = .stream(stream, canBeMadeAgain: canBeMadeAgain)
    size = nil
    spool = ByteSpool(name: name)
    isSpooling = true
    self.chunkBytes = max(chunkBytes, 1)
    capacity = self.chunkBytes
    base = .allocate(capacity: capacity + Self.padding)
    pad()
  }

  /// Takes bytes out of what was kept.
  init(
    name: String, kept: ByteSpool, range: Range<Int>, chunkBytes: Int, isCancelled: @escaping () -> Bool = { false }
  ) {
    self.name = name
    self.isCancelled = isCancelled
    origin = .kept(kept, range)
    size = range.count
    self.chunkBytes = max(chunkBytes, 1)
    capacity = self.chunkBytes
    base = .allocate(capacity: capacity + Self.padding)
    pad()
  }

  /// Whether another source can be opened that gives the same bytes: not so of a pipe.
  var canBeOpenedAgain: Bool {
    switch origin {
    case .descriptor(_, isOwned: false): false
    case .stream(_, let canBeMadeAgain): canBeMadeAgain || !isSpooling
    case .descriptor, .memory, .kept: size != nil || !isSpooling
    }
  }

  deinit {
    base.deallocate()
    if case .descriptor(let descriptor, isOwned: true) = origin { close(descriptor) }
  }

  /// Drops the first `consumed` bytes of the window and reads on behind the rest, at least one byte unless the input
  /// has ended. The window grows when what is left fills more than half of it.
  func advance(past consumed: Int) throws {
    let kept = count - consumed
    if consumed > 0 { base.update(from: base + consumed, count: kept) }
    count = kept
    if kept > capacity / 2 { grow(to: capacity * 2) }
    try readOnce()
    pad()
  }

  /// Reads until the window holds `wanted` bytes or the input has ended.
  func fill(atLeast wanted: Int) throws {
    if wanted > capacity { grow(to: wanted) }
    while count < wanted && !isAtEnd { try readOnce() }
    pad()
  }

  /// Goes back to the beginning, with an empty window; the encoding stays.
  func rewind() {
    seek(to: 0)
    decoder = decoder.flatMap { TextDecoder($0.encoding) }
  }

  /// Goes to a place that has been read before, or to any place where ``size`` is known, with an empty window.
  func seek(to position: Int) {
    if case .descriptor(let descriptor, _) = origin, spool == nil {
      lseek(descriptor, beginning + off_t(position), SEEK_SET)
    }
    (count, bytesRead, isAtEnd) = (0, position, false)
    pad()
  }

  /// Takes a window that was read elsewhere, see ``readBytes(_:at:upTo:)``, and gives its own for it.
  func exchangeWindow(_ window: inout ByteWindow, at place: Int) {
    let mine = ByteWindow(base: base, count: count, capacity: capacity)
    seek(to: place + window.count)
    (base, count, capacity) = (window.base, window.count, window.capacity)
    window = mine
  }

  /// Keeps all that there is, so that any place of it can be gone to, and goes back to the beginning.
  ///
  /// - Returns: how many bytes there are.
  func keepAll() throws -> Int {
    if let size { return size }
    while !isAtEnd { try advance(past: count) }
    let all = bytesRead
    seek(to: 0)
    return all
  }

  /// Promises that ``rewind()`` is not asked for any more, so that a pipe need not be kept.
  func keepNoMore() {
    isSpooling = false
    if bytesRead == spool?.count { spool = nil }
  }

  /// Takes all bytes from `position` of the window on for text of an encoding, and turns them into UTF-8 from now on.
  ///
  /// - Throws: ``InputError`` when there is no such encoding.
  func decode(from position: Int = 0, as encoding: String) throws(InputError) {
    if ["utf8", "utf-8"].contains(encoding.lowercased()) { return }
    guard let decoder = TextDecoder(encoding) else {
      throw InputError(
        .usage, file: name, text: encoding, problem: "there is no such encoding",
        remedy: "give one that `iconv -l` lists, such as windows-1251 or shift_jis, with --encoding")
    }
    self.decoder = decoder
    let rest = UnsafeBufferPointer(start: UnsafePointer(base) + position, count: count - position)
    let text = decoder.decode(rest, isLast: isAtEnd)
    count = position
    append(text)
    pad()
  }

  /// The encoding that is turned into UTF-8; `nil` for UTF-8 itself.
  var encoding: String? { decoder?.encoding }

  private func append(_ text: [UInt8]) {
    if count + text.count > capacity { grow(to: max(2 * capacity, count + text.count)) }
    text.withUnsafeBufferPointer { text in
      if let start = text.baseAddress { (base + count).update(from: start, count: text.count) }
    }
    count += text.count
  }

  private func grow(to newCapacity: Int) {
    let grown = UnsafeMutablePointer<UInt8>.allocate(capacity: newCapacity + Self.padding)
    grown.update(from: base, count: count)
    base.deallocate()
    base = grown
    capacity = newCapacity
  }

  private func pad() { (base + count).update(repeating: 0x20, count: Self.padding) }

  private func readOnce() throws {
    // What is left of a long row grows the next read, so that the row is scanned a few times and not once a chunk.
    let room = min(capacity - count, max(chunkBytes, count))
    var received = 0
    switch origin {
    case .memory(let bytes):
      received = min(room, bytes.count - bytesRead)
      bytes.withUnsafeBufferPointer { all in
        if received > 0 { (base + count).update(from: all.baseAddress! + bytesRead, count: received) }
      }
    case .kept(let spool, let range):
      let limit = min(room, range.count - bytesRead)
      if limit > 0 { received = try spool.read(base + count, from: range.lowerBound + bytesRead, upTo: limit) }
    case .descriptor, .stream:
      received = try readOnward(upTo: room)
    }
    if received == 0 { isAtEnd = true }
    bytesRead += received
    if let decoder {
      let text = decoder.decode(
        UnsafeBufferPointer(start: UnsafePointer(base) + count, count: received), isLast: isAtEnd)
      append(text)
    } else {
      count += received
    }
  }

  /// Reads what was kept, and what was not read before; keeps that where it may be asked for again.
  private func readOnward(upTo room: Int) throws -> Int {
    if let spool, bytesRead < spool.count { return try spool.read(base + count, from: bytesRead, upTo: room) }
    if !isSpooling { spool = nil }
    var received = 0
    if case .stream(let stream, _) = origin {
      if isCancelled() { throw CancellationError() }
      received = try stream.read(into: UnsafeMutableBufferPointer(start: base + count, count: room))
    } else if case .descriptor(let descriptor, _) = origin {
      if size == nil { try waitForBytes(descriptor) }
      repeat { received = read(descriptor, base + count, room) } while received < 0 && errno == EINTR
    }
    guard received >= 0 else { throw Self.readingStopped(name, code: errno) }
    if isSpooling, received > 0 {
      try spool?.append(UnsafeBufferPointer(start: UnsafePointer(base) + count, count: received))
    }
    return received
  }

  /// Waits for a pipe or a terminal, which may have nothing to say for a long time, without becoming deaf to cancellation.
  ///
  /// - Throws: `CancellationError`.
  private func waitForBytes(_ descriptor: Int32) throws {
    var state = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    while poll(&state, 1, 100) == 0 {
      if isCancelled() { throw CancellationError() }
    }
  }
}
