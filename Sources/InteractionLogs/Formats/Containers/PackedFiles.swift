/// Looks into files that are compressed or packed: what is in them is read as if it lay there unpacked.
///
/// How a file is packed is told by its first bytes. One that is compressed is unpacked while it is read. The files of an
/// archive are unpacked once, into one temporary file without a name; nothing is ever written to where their names lead.
enum PackedFiles {
  /// How deep is looked: an archive in an archive, each of which may be compressed.
  private static let mostDepth = 2
  /// An archive that holds more than this is an error.
  static let mostBytes = 64 << 30
  /// More entries than this are an error.
  static let mostEntries = 2_000_000
  /// What becomes more than so many times as large when it is unpacked is an error: it is made to fill a disk.
  static let mostGrowth = 500
  /// Less than this is never too much.
  static let harmlessBytes = 64 << 20

  /// A file, or what is in it.
  ///
  /// - Throws: ``InputError`` when an archive is damaged or holds too much; `CancellationError`.
  static func unpacked(_ file: InputFile, depth: Int = 0, isCancelled: @escaping () -> Bool) throws -> [InputFile] {
    guard depth < mostDepth, !file.isRepository else { return [file] }
    let opening = try file.opening(isCancelled: isCancelled)
    guard let packing = packing(opening.raw) else { return [file] }
    if packing == .zip {
      let source = try file.open(chunkBytes: chunkBytes, isCancelled: isCancelled)
      defer { file.giveBack(source) }
      let kind = try ZipKind(of: source, named: file.name)
      if kind == .workbook { return [file] }
      if let error = kind.refusal(of: file.name) { throw error }
    }
    if packing.isCompression {
      let inner = decompressed(file, packing)
      let opening = try inner.opening(isCancelled: isCancelled)
      guard TarHeader.begins(opening.raw) else {
        return try unpacked(inner, depth: depth + 1, isCancelled: isCancelled)
      }
      return try entries(of: inner, .tar, depth: depth, isCancelled: isCancelled)
    }
    return try entries(of: file, packing, depth: depth, isCancelled: isCancelled)
  }

  private static let chunkBytes = 1 << 18

  private static func packing(_ bytes: [UInt8]) -> ArchiveReader.Packing? {
    if bytes.starts(with: [0x1F, 0x8B, 0x08]) { return .gzip }
    if bytes.starts(with: [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0]) { return .xz }
    if bytes.starts(with: "PK\u{3}\u{4}".utf8) || bytes.starts(with: "PK\u{5}\u{6}".utf8) { return .zip }
    guard bytes.count > 10 else { return nil }
    if bytes.starts(with: "BZh".utf8), (0x31...0x39).contains(bytes[3]) {
      let isBlock = bytes[4...].starts(with: [0x31, 0x41, 0x59, 0x26, 0x53, 0x59])
      let isEnd = bytes[4...].starts(with: [0x17, 0x72, 0x45, 0x38, 0x50, 0x90])
      if isBlock || isEnd { return .bzip2 }
    }
    // A frame, or one to be skipped: 0x184D2A50 to 0x184D2A5F.
    if bytes.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) { return .zstd }
    if bytes[0] & 0xF0 == 0x50, bytes[1...].starts(with: [0x2A, 0x4D, 0x18]) { return .zstd }
    return TarHeader.begins(bytes) ? .tar : nil
  }

  // MARK: - One compressed file

  private static func decompressed(_ file: InputFile, _ packing: ArchiveReader.Packing) -> InputFile {
    let canBeMadeAgain = file.location != nil && file.size != nil
    var path = file.path
    if let own = path.popLast() { path.append(withoutExtension(own)) }
    return InputFile(
      name: file.name, path: path, input: file.input, size: nil, location: nil, isInFolder: file.isInFolder
    ) { chunkBytes, isCancelled in
      let source = try file.open(chunkBytes: Self.chunkBytes, isCancelled: isCancelled)
      source.keepNoMore()
      return ByteSource(
        name: file.name, stream: try UnpackedStream(source, packing), canBeMadeAgain: canBeMadeAgain,
        chunkBytes: chunkBytes, isCancelled: isCancelled)
    }
  }

  private static func withoutExtension(_ name: String) -> String {
    for end in [".gz", ".xz", ".zst", ".bz2", ".tgz", ".txz"] where name.lowercased().hasSuffix(end) {
      return name.count > end.count ? String(name.dropLast(end.count)) : name
    }
    return name
  }

  // MARK: - Archives

  /// The files of an archive, in the order of their paths.
  private static func entries(
    of file: InputFile, _ packing: ArchiveReader.Packing, depth: Int, isCancelled: @escaping () -> Bool
  ) throws -> [InputFile] {
    let source = try file.open(chunkBytes: chunkBytes, isCancelled: isCancelled)
    if packing == .tar { source.keepNoMore() }
    let spool = ByteSpool(name: file.name)
    var found: [InputFile] = []
    try forEachEntry(of: source, packing, isCancelled: isCancelled) { reader, path in
      let start = spool.count
      try keep(reader, in: spool, of: file.name, isCancelled: isCancelled)
      let range = start..<spool.count
      if range.isEmpty { return }
      let name = ([file.name] + path).joined(separator: "/")
      found.append(
        InputFile(
          name: name, path: (file.isInFolder ? file.path : []) + path, input: file.input, size: range.count
        ) { ByteSource(name: name, kept: spool, range: range, chunkBytes: $0, isCancelled: $1) })
    }
    if found.isEmpty {
      throw InputError(.data, file: file.name, problem: "is an archive without files", remedy: "pack the logs again")
    }
    let sorted = found.sorted {
      $0.path.joined(separator: "/").utf8.lexicographicallyPrecedes($1.path.joined(separator: "/").utf8)
    }
    return try sorted.flatMap { try unpacked($0, depth: depth + 1, isCancelled: isCancelled) }
  }

  /// Hands over the entries of an archive that may be logs, at the beginning of each.
  static func forEachEntry(
    of source: ByteSource, _ packing: ArchiveReader.Packing, isCancelled: () -> Bool,
    _ take: (ArchiveReader, [String]) throws -> Void
  ) throws {
    let reader = try ArchiveReader(source, packing)
    var count = 0
    while let entry = try reader.nextEntry() {
      if isCancelled() { throw CancellationError() }
      count += 1
      guard count <= mostEntries else {
        throw InputError(
          .data, file: source.name, problem: "holds more than \(mostEntries) files",
          remedy: "unpack it, and name the logs")
      }
      guard let own = entry.path.last, !isLeftBehind(own, in: entry.path) else { continue }
      if entry.isEncrypted {
        throw InputError(
          .data, file: source.name, problem: "is protected with a password", remedy: "unpack it first")
      }
      try take(reader, entry.path)
    }
  }

  /// Whether a file is only what systems leave in folders.
  private static func isLeftBehind(_ own: String, in path: [String]) -> Bool {
    path.contains("__MACOSX") || own == ".DS_Store" || own == "Thumbs.db" || own == "desktop.ini" || own.hasPrefix("._")
  }

  /// Unpacks an entry into what is kept.
  static func keep(
    _ reader: ArchiveReader, in spool: ByteSpool, of name: String, mostBytes: Int = mostBytes, isCancelled: () -> Bool
  ) throws {
    var bounds = UnpackingBounds(name: name, unpacked: spool.count)
    try withUnsafeTemporaryAllocation(byteCount: chunkBytes, alignment: 16) { buffer in
      while true {
        let count = try reader.read(into: buffer)
        if count == 0 { return }
        if isCancelled() { throw CancellationError() }
        try bounds.add(count, packed: reader.packedBytes)
        if spool.count + count > mostBytes {
          throw InputError(
            .data, file: name, problem: "holds more than \(mostBytes >> 30) GiB", remedy: "unpack it, and name the logs"
          )
        }
        try spool.append(UnsafeBufferPointer(rebasing: buffer.bindMemory(to: UInt8.self)[..<count]))
      }
    }
  }
}

/// Watches that what is unpacked does not grow beyond all measure.
struct UnpackingBounds {
  let name: String
  var unpacked = 0

  mutating func add(_ count: Int, packed: Int) throws(InputError) {
    unpacked += count
    guard unpacked > PackedFiles.harmlessBytes, unpacked / PackedFiles.mostGrowth > packed else { return }
    throw InputError(
      .data, file: name, problem: "becomes more than \(PackedFiles.mostGrowth) times as large when it is unpacked",
      remedy: "unpack it first, if it really is a log")
  }
}

/// The bytes of a compressed file.
private final class UnpackedStream: ByteStream {
  private let reader: any Unpacker
  private var bounds: UnpackingBounds

  init(_ source: ByteSource, _ packing: ArchiveReader.Packing) throws {
    reader = try packing == .gzip ? GzipReader(source) : ArchiveReader(source, packing)
    bounds = UnpackingBounds(name: source.name)
  }

  func read(into buffer: UnsafeMutableBufferPointer<UInt8>) throws -> Int {
    let count = try reader.read(into: UnsafeMutableRawBufferPointer(buffer))
    try bounds.add(count, packed: reader.packedBytes)
    return count
  }
}

/// The header of an entry of a tar archive.
enum TarHeader {
  /// Whether an archive begins so: a sum of the header's bytes stands in it.
  static func begins(_ bytes: [UInt8]) -> Bool {
    guard bytes.count >= 512, bytes[0] != 0 else { return false }
    let field = bytes[148..<156].drop { $0 == 0x20 }.prefix { (0x30...0x37).contains($0) }
    guard !field.isEmpty, let stated = Int(String(decoding: field, as: UTF8.self), radix: 8) else { return false }
    let sum = bytes[..<512].indices.reduce(0) { $0 + Int((148..<156).contains($1) ? 0x20 : bytes[$1]) }
    return sum == stated
  }
}
