import Crypto
import Foundation

/// What copgraph wrote into a folder: names, lengths and hashes, in a hidden file of the folder.
///
/// It tells the files of copgraph from those of others, also where they have the same name.
struct FolderManifest: Codable, Equatable {
  /// The name of the file.
  static let fileName = ".copgraph.json"

  /// The system's own, which turn up in any folder that somebody looks at.
  private static let ignoredNames: Set = [".DS_Store"]

  struct Entry: Codable, Equatable {
    var name: String
    var bytes: Int64
    var sha256: String
  }

  /// What sort of folder it is: a report, a comparison.
  var kind: String
  /// For whom it was made, where that matters.
  var audience: String?
  /// The files, by name.
  var files: [Entry]

  init(kind: String, audience: String?, files: [Entry]) {
    (self.kind, self.audience) = (kind, audience)
    self.files = files.sorted { $0.name < $1.name }
  }

  /// Reads the manifest of a folder; `nil` where there is none that can be read.
  init?(in folder: String) {
    let path = folder + "/" + Self.fileName
    guard let state = FileState(path, followsLinks: false), state.isRegular, state.size < 1 << 20,
      let data = FileManager.default.contents(atPath: path),
      let manifest = try? JSONDecoder().decode(FolderManifest.self, from: data)
    else { return nil }
    self = manifest
  }

  /// The manifest as bytes: the same for the same files.
  func encoded() throws -> [UInt8] { try JSONDialect.bytes(self) }

  /// Whether a folder with this manifest may hold a file of that name.
  func allows(_ name: String) -> Bool { Self.isOwnName(name) || files.contains { $0.name == name } }

  /// Whether the name is that of the manifest, or one that the system gives.
  static func isOwnName(_ name: String) -> Bool { name == fileName || ignoredNames.contains(name) }

  /// Whether a file is still as it was written; the manifest and the system's own files always are.
  func isUnchanged(_ name: String, in folder: String) -> Bool {
    guard let entry = files.first(where: { $0.name == name }) else { return Self.isOwnName(name) }
    return FileHash(file: folder + "/" + name) == FileHash(bytes: entry.bytes, sha256: entry.sha256)
  }
}

/// The length and the SHA-256 of what a file holds.
struct FileHash: Equatable {
  var bytes: Int64
  var sha256: String

  init(bytes: Int64, sha256: String) { (self.bytes, self.sha256) = (bytes, sha256) }

  /// Reads a file; `nil` when it cannot be read. Links are not followed.
  init?(file path: String) {
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    self.init(descriptor: descriptor)
  }

  init?(descriptor: Int32) { self.init(descriptor: descriptor, checkCancellation: {}) }

  /// - Parameter checkCancellation: asked before each piece.
  init?(descriptor: Int32, checkCancellation: () throws -> Void) rethrows {
    var hasher = Hasher()
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      try checkCancellation()
      let count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      if count < 0 { return nil }
      if count == 0 { break }
      hasher.update(buffer[..<count])
    }
    self = hasher.finish()
  }

  /// The hash of bytes that come in pieces.
  struct Hasher {
    private var sha256 = SHA256()
    private var count: Int64 = 0

    mutating func update(_ bytes: ArraySlice<UInt8>) {
      count += Int64(bytes.count)
      bytes.withUnsafeBytes { sha256.update(bufferPointer: $0) }
    }

    func finish() -> FileHash {
      let digits = Array("0123456789abcdef".utf8)
      let text = sha256.finalize().flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
      return FileHash(bytes: count, sha256: String(decoding: text, as: UTF8.self))
    }
  }
}
