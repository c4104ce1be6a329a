import CArchive
import Foundation

/// Packs files for tests, through libarchive.
enum Packing {
  enum Format: String, CaseIterable {
    case tar, zip
  }

  enum Filter: String, CaseIterable {
    case none, gzip, bzip2, xz, zstd
  }

  /// An entry of an archive.
  struct Entry {
    var name: String
    var bytes: [UInt8] = []
    /// Where it leads, if it is a link.
    var link: String?
    var isFolder = false

    init(_ name: String, _ text: String = "", link: String? = nil, isFolder: Bool = false) {
      (self.name, bytes, self.link, self.isFolder) = (name, Array(text.utf8), link, isFolder)
    }

    init(_ name: String, bytes: [UInt8]) { (self.name, self.bytes) = (name, bytes) }
  }

  /// One compressed file.
  static func compressed(_ bytes: [UInt8], _ filter: Filter) -> [UInt8] {
    write([Entry("log", bytes: bytes)], filter) { archive_write_set_format_raw($0) }
  }

  static func archive(
    _ entries: [Entry], _ format: Format, _ filter: Filter = .none, password: String? = nil
  ) -> [UInt8] {
    write(entries, filter) { archive in
      if format == .tar { return archive_write_set_format_pax_restricted(archive) }
      let code = archive_write_set_format_zip(archive)
      guard let password else { return code }
      archive_write_set_options(archive, "zip:encryption=traditional")
      return archive_write_set_passphrase(archive, password)
    }
  }

  private static func write(
    _ entries: [Entry], _ filter: Filter, format: (OpaquePointer) -> Int32
  ) -> [UInt8] {
    // The library turns names into what the locale of the thread can hold.
    let before = uselocale(newlocale(LC_CTYPE_MASK, "C.UTF-8", nil))
    defer { uselocale(before) }
    let archive = archive_write_new()!
    defer { archive_write_free(archive) }
    precondition(format(archive) == ARCHIVE_OK)
    switch filter {
    case .none: break
    case .gzip: archive_write_add_filter_gzip(archive)
    case .bzip2: archive_write_add_filter_bzip2(archive)
    case .xz: archive_write_add_filter_xz(archive)
    case .zstd: archive_write_add_filter_zstd(archive)
    }
    archive_write_set_bytes_in_last_block(archive, 1)
    let room = entries.reduce(100_000) { $0 + $1.bytes.count + 4096 }
    var buffer = [UInt8](repeating: 0, count: room)
    var used = 0
    buffer.withUnsafeMutableBytes { buffer in
      archive_write_open_memory(archive, buffer.baseAddress, buffer.count, &used)
      for file in entries {
        let entry = archive_entry_new()!
        defer { archive_entry_free(entry) }
        archive_entry_set_pathname_utf8(entry, file.name)
        archive_entry_set_perm(entry, 0o644)
        archive_entry_set_filetype(entry, file.link != nil ? 0o120000 : file.isFolder ? 0o040000 : 0o100000)
        if let link = file.link { archive_entry_set_symlink_utf8(entry, link) }
        archive_entry_set_size(entry, Int64(file.bytes.count))
        precondition(archive_write_header(archive, entry) >= ARCHIVE_WARN)
        if !file.bytes.isEmpty { archive_write_data(archive, file.bytes, file.bytes.count) }
      }
      archive_write_close(archive)
    }
    return Array(buffer[..<used])
  }
}

/// A folder for the files of a test, which is removed with all that is in it.
final class TestFolder {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.appending(path: "copgraph-\(UUID().uuidString)").path()
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file, and says where.
  func file(_ name: String, _ bytes: [UInt8]) throws -> String {
    let place = "\(path)/\(name)"
    try Data(bytes).write(to: URL(filePath: place))
    return place
  }
}
