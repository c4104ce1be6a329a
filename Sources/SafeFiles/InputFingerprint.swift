import Foundation

/// The length and the SHA-256 of an input, by which whoever has it can tell that it is the one that was read.
public struct InputFingerprint: Codable, Hashable, Sendable {
  /// Of all files of a folder together.
  public var bytes: Int64
  /// Of a file, as `sha256sum` prints it. Of a folder, that of the list of its files in the order of their paths, byte by
  /// byte, which `find . -type f | LC_ALL=C sort | xargs -d '\n' sha256sum` prints there.
  public var sha256: String
  /// How many files a folder has; `nil` for a file.
  public var files: Int?

  /// Reads a file, or all files of a folder.
  ///
  /// - Parameter checkCancellation: asked before each piece.
  /// - Returns: `nil` for what is neither or cannot be read, such as a pipe, which can be read only once; and for a
  ///   repository of git.
  /// - Throws: what `checkCancellation` throws.
  /// - Complexity: O(bytes + files · log files).
  public init?(_ path: String, checkCancellation: () throws -> Void = {}) throws {
    guard let state = FileState(path) else { return nil }
    if state.isFolder {
      guard let listed = try Self(folder: path, checkCancellation) else { return nil }
      self = listed
    } else if state.isRegular, let hash = try FileHash(following: path, checkCancellation) {
      (bytes, sha256) = (hash.bytes, hash.sha256)
    } else {
      return nil
    }
  }

  private init?(folder: String, _ checkCancellation: () throws -> Void) throws {
    // The history of a repository is read, and not the files in which git keeps it.
    let isRepository = [[".git"], ["HEAD", "objects", "refs"]].contains { names in
      names.allSatisfy { FileState("\(folder)/\($0)") != nil }
    }
    guard !isRepository, let names = FileManager.default.enumerator(atPath: folder) else { return nil }
    var paths: [String] = []
    for case let name as String in names {
      // Links are followed neither by `find` nor by whoever reads folders of logs.
      if FileState("\(folder)/\(name)", followsLinks: false)?.isRegular == true { paths.append(name) }
    }
    paths.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    var list = FileHash.Hasher()
    bytes = 0
    for path in paths {
      guard let hash = try FileHash(following: "\(folder)/\(path)", checkCancellation) else { return nil }
      bytes += hash.bytes
      list.update(Array("\(hash.sha256)  ./\(path)\n".utf8)[...])
    }
    (sha256, files) = (list.finish().sha256, paths.count)
  }
}

extension FileHash {
  /// Reads a file, or what a link leads to; `nil` when it cannot be read.
  fileprivate init?(following path: String, _ checkCancellation: () throws -> Void) throws {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    try self.init(descriptor: descriptor, checkCancellation: checkCancellation)
  }
}
