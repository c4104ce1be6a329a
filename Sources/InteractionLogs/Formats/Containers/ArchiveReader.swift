import CArchive

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What unpacks the bytes of one file.
protocol Unpacker: AnyObject {
  /// How many bytes were read of what is packed.
  var packedBytes: Int { get }

  /// The next bytes of the file; how many, 0 at its end.
  ///
  /// - Throws: ``InputError`` when they are damaged; what reading throws.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int
}

/// Unpacks what is compressed, and what is packed of several files: the one owner of libarchive.
///
/// Unsafe: libarchive calls back for bytes and holds a pointer to what gives them, which lives as long as this.
final class ArchiveReader: Unpacker {
  /// What libarchive calls how something is packed.
  enum Packing: Int32 {
    case gzip = 1
    case bzip2 = 2
    case xz = 6
    case zstd = 14
    case tar = 0x30000
    case zip = 0x50000

    /// Whether one file is compressed, and not several are packed.
    var isCompression: Bool { self != .tar && self != .zip }
  }

  /// A file that is packed, and no folder, link or the like.
  struct Entry {
    /// The folders on the way and its own name; what leads upwards or to the root is left out of it.
    let path: [String]
    let isEncrypted: Bool
  }

  private let archive: OpaquePointer
  private let input: ArchiveInput
  private let isStream: Bool

  /// Begins to read; of a compressed file the bytes follow, of others the entries.
  ///
  /// - Parameter source: the bytes as they are packed, from the beginning.
  /// - Throws: ``InputError`` when they are not packed so; what reading throws.
  init(_ source: ByteSource, _ packing: Packing) throws {
    guard let archive = archive_read_new() else {
      throw InputError(.inputOutput, file: source.name, problem: "no memory to unpack it", remedy: "unpack it first")
    }
    self.archive = archive
    isStream = packing.isCompression
    input = ArchiveInput(source, size: packing == .zip ? try source.keepAll() : nil)
    let pointer = Unmanaged.passUnretained(input).toOpaque()
    if packing.isCompression {
      archive_read_support_format_raw(archive)
      // Chosen here, because the library does not know a file again that begins with a skippable frame.
      archive_read_append_filter(archive, packing.rawValue)
    } else if packing == .tar {
      archive_read_support_format_tar(archive)
    } else {
      // The list of files at the end counts: what a damaged archive begins with is not taken for all of it.
      archive_read_support_format_zip_seekable(archive)
      archive_read_set_seek_callback(archive) { _, input, offset, whence in
        ArchiveInput.of(input).seek(by: Int(offset), from: whence)
      }
    }
    archive_read_set_callback_data(archive, pointer)
    archive_read_set_read_callback(archive) { _, input, buffer in
      let bytes = ArchiveInput.of(input).next()
      buffer?.pointee = bytes.map { UnsafeRawPointer($0.baseAddress!) }
      return bytes?.count ?? -1
    }
    try check(archive_read_open1(archive))
    if isStream {
      var entry: OpaquePointer?
      let code = archive_read_next_header(archive, &entry)
      isEmpty = code == ARCHIVE_EOF
      if !isEmpty { try check(code) }
    }
  }

  deinit { archive_read_free(archive) }

  /// Whether a compressed file holds nothing.
  private var isEmpty = false
  var packedBytes: Int { input.source.bytesRead }

  /// The next file of an archive; `nil` at its end.
  ///
  /// - Throws: ``InputError`` when the archive is damaged; what reading throws.
  func nextEntry() throws -> Entry? {
    while true {
      var entry: OpaquePointer?
      let code = NameLocale.shared.use { archive_read_next_header(archive, &entry) }
      if code == ARCHIVE_EOF { return nil }
      try check(code)
      guard let entry, archive_entry_filetype(entry) == 0o100000, archive_entry_hardlink(entry) == nil else { continue }
      let name = NameLocale.shared.use { archive_entry_pathname_utf8(entry) ?? archive_entry_pathname(entry) }
      return Entry(
        path: name.map { Self.components(String(cString: $0)) } ?? [],
        isEncrypted: archive_entry_is_data_encrypted(entry) != 0)
    }
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    if isEmpty { return 0 }
    let count = archive_read_data(archive, buffer.baseAddress, buffer.count)
    if count < 0 { try check(Int32(count), isData: true) }
    return count
  }

  private static func components(_ name: String) -> [String] {
    name.split(separator: "/").map(String.init).filter { $0 != "." && $0 != ".." }
  }

  private func check(_ code: Int32, isData: Bool = false) throws {
    if let error = input.error { throw error }
    // A warning about a header is of its dates or owners; one about data is a checksum that is not right.
    guard code < (isData ? ARCHIVE_OK : ARCHIVE_WARN) else { return }
    // Of one file there is no format to be recognised: its first bytes could not be unpacked.
    let reason = isStream && !isData ? nil : archive_error_string(archive).map { String(cString: $0) }
    throw InputError(
      .data, file: input.source.name, problem: "is damaged, or was cut off" + (reason.map { ": \($0)" } ?? ""),
      remedy: "copy it again, or unpack it first")
  }
}

/// What libarchive reads from.
private final class ArchiveInput {
  let source: ByteSource
  private let size: Int?
  /// What reading threw.
  private(set) var error: (any Error)?

  init(_ source: ByteSource, size: Int?) {
    self.source = source
    self.size = size
  }

  static func of(_ pointer: UnsafeMutableRawPointer?) -> ArchiveInput {
    Unmanaged<ArchiveInput>.fromOpaque(pointer!).takeUnretainedValue()
  }

  /// The bytes that follow, none at the end; `nil` when they cannot be read.
  func next() -> UnsafeRawBufferPointer? {
    do {
      try source.advance(past: source.count)
      return UnsafeRawBufferPointer(start: source.base, count: source.count)
    } catch {
      self.error = error
      return nil
    }
  }

  func seek(by offset: Int, from whence: Int32) -> Int64 {
    guard let size else { return Int64(ARCHIVE_FATAL) }
    let start = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? source.bytesRead : size
    let (place, isTooFar) = start.addingReportingOverflow(offset)
    guard !isTooFar, (0...size).contains(place) else { return Int64(ARCHIVE_FATAL) }
    source.seek(to: place)
    return Int64(place)
  }
}

/// A locale in which names of files may hold any character: libarchive turns them into that of the thread.
private final class NameLocale: @unchecked Sendable {
  static let shared = NameLocale()
  private let locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", nil)

  func use<Result>(_ body: () -> Result) -> Result {
    guard let locale else { return body() }
    let before = uselocale(locale)
    defer { uselocale(before) }
    return body()
  }
}
