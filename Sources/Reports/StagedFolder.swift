import Foundation

/// A folder that comes into being whole or not at all: its files are written into a hidden folder beside it, which
/// takes its place in the end.
struct StagedFolder {
  /// The folder to be, links resolved.
  private let destination: String
  /// The hidden folder beside it.
  private let staging: String
  /// Folders above that had to be made, the outermost first.
  private let madeParents: [String]

  /// Makes the hidden folder, and the folders above it that are missing.
  ///
  /// - Throws: ``ReportError``; nothing is then left behind.
  init(for path: String) throws {
    destination = Self.resolved(path)
    let parent = (destination as NSString).deletingLastPathComponent
    madeParents = try Self.makeFolder(parent)
    do {
      staging = try Self.makeHiddenFolder(in: parent)
    } catch {
      Self.removeEmptyFolders(madeParents)
      throw error
    }
  }

  /// The path of one of its files while it is being written.
  func path(of name: String) -> String { staging + "/" + name }

  /// Puts the folder in its place; a folder that is there already goes.
  ///
  /// - Throws: ``ReportError``; what was there before is then there again.
  func commit() throws {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: destination, isDirectory: &isFolder) else {
      return try Self.move(staging, to: destination)
    }
    let aside = staging + ".old"
    try Self.move(destination, to: aside)
    do {
      try Self.move(staging, to: destination)
    } catch {
      try? Self.move(aside, to: destination)
      throw error
    }
    try? FileManager.default.removeItem(atPath: aside)
  }

  /// Removes everything that was made so far.
  func discard() {
    try? FileManager.default.removeItem(atPath: staging)
    Self.removeEmptyFolders(madeParents)
  }

  /// Checks that a folder can be made at a path, without making anything: there is nothing yet, or a folder that is
  /// empty or one of ours and nothing else, so that no work is lost.
  ///
  /// - Parameters:
  ///   - files: the names of files that a folder of ours may hold.
  ///   - marker: the file by which it is known.
  ///   - isMarker: whether a file that begins like this is that file.
  /// - Throws: ``ReportError``.
  static func checkReplaceable(
    _ path: String, files: Set<String>, marker: String, isMarker: (String) -> Bool
  ) throws {
    let resolved = resolved(path)
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: resolved, isDirectory: &isFolder) else { return }
    guard isFolder.boolValue else {
      throw ReportError(
        path: path, problem: "is a file, where the report's folder would be",
        remedy: "move it away, or choose another folder with --out")
    }
    guard let entries = try? FileManager.default.contentsOfDirectory(atPath: resolved) else {
      throw ReportError(path: path, errorNumber: EACCES)
    }
    if entries.isEmpty { return }
    let foreign = entries.filter { !files.contains($0) && $0 != ".DS_Store" }.sorted()
    if let first = foreign.first {
      throw ReportError(
        path: path, problem: "holds '\(first)', which is not part of a report and would be lost",
        remedy: "move it away, or choose another folder with --out")
    }
    guard let head = head(of: resolved + "/" + marker), isMarker(head) else {
      throw ReportError(
        path: path, problem: "holds files that copgraph did not make and that would be lost",
        remedy: "move them away, or choose another folder with --out")
    }
  }

  private static func head(of file: String) -> String? {
    guard let handle = FileHandle(forReadingAtPath: file) else { return nil }
    defer { try? handle.close() }
    return String(decoding: (try? handle.read(upToCount: 4096)) ?? Data(), as: UTF8.self)
  }

  /// The absolute path, with links resolved if there is something at it.
  static func resolved(_ path: String) -> String {
    let absolute = URL(fileURLWithPath: path.isEmpty ? "." : path).standardizedFileURL.path
    guard let real = realpath(absolute, nil) else { return absolute }
    defer { free(real) }
    return String(cString: real)
  }

  private static func makeFolder(_ path: String) throws -> [String] {
    var missing: [String] = []
    var folder = path
    while !FileManager.default.fileExists(atPath: folder), folder != "/" {
      missing.append(folder)
      folder = (folder as NSString).deletingLastPathComponent
    }
    var made: [String] = []
    for folder in missing.reversed() {
      guard mkdir(folder, 0o777) == 0 || errno == EEXIST else {
        let error = ReportError(path: folder, errorNumber: errno)
        removeEmptyFolders(made)
        throw error
      }
      made.append(folder)
    }
    return made
  }

  private static func makeHiddenFolder(in parent: String) throws -> String {
    for attempt in 0... {
      let path = parent + "/.copgraph-\(getpid())-\(attempt)"
      if mkdir(path, 0o777) == 0 { return path }
      guard errno == EEXIST else { throw ReportError(path: parent, errorNumber: errno) }
    }
    preconditionFailure("unreachable: the loop has no end")
  }

  private static func removeEmptyFolders(_ folders: [String]) {
    for folder in folders.reversed() { rmdir(folder) }
  }

  private static func move(_ path: String, to other: String) throws {
    guard rename(path, other) == 0 else { throw ReportError(path: other, errorNumber: errno) }
  }
}
