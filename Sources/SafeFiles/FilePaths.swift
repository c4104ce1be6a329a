import Foundation

/// What a path names, and what identifies it: device and number of the file, whatever its names.
struct FileIdentity: Hashable {
  var device: UInt64
  var number: UInt64
}

/// The state of a file at one moment, by which a change is noticed.
struct FileState: Hashable {
  var identity: FileIdentity
  var type: mode_t
  /// Permissions, without the type.
  var mode: mode_t
  var owner: uid_t
  var group: gid_t
  var size: Int64
  /// When it was last written, in seconds and nanoseconds.
  var written: [Int]

  var isRegular: Bool { type == S_IFREG }
  var isFolder: Bool { type == S_IFDIR }
  var isLink: Bool { type == S_IFLNK }

  /// - Returns: `nil` when there is nothing, or it cannot be looked at.
  init?(_ path: String, followsLinks: Bool = true) {
    var status = stat()
    guard (followsLinks ? stat(path, &status) : lstat(path, &status)) == 0 else { return nil }
    self.init(status)
  }

  init?(descriptor: Int32) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return nil }
    self.init(status)
  }

  private init(_ status: stat) {
    identity = FileIdentity(device: UInt64(truncatingIfNeeded: status.st_dev), number: UInt64(status.st_ino))
    (type, mode) = (status.st_mode & S_IFMT, status.st_mode & 0o7777)
    (owner, group, size) = (status.st_uid, status.st_gid, Int64(status.st_size))
    #if canImport(Darwin)
      written = [status.st_mtimespec.tv_sec, status.st_mtimespec.tv_nsec]
    #else
      written = [status.st_mtim.tv_sec, status.st_mtim.tv_nsec]
    #endif
  }
}

/// Paths as the file system sees them.
enum FilePaths {
  /// The folder that a path lies in.
  static func folder(of path: String) -> String {
    let folder = (path as NSString).deletingLastPathComponent
    return folder.isEmpty ? "." : folder
  }

  static func name(of path: String) -> String { (path as NSString).lastPathComponent }

  /// The absolute path, with the links in it resolved as far as it leads to something.
  static func resolved(_ path: String) -> String {
    let absolute = URL(fileURLWithPath: path.isEmpty ? "." : path).standardizedFileURL.path
    var (existing, missing) = (absolute, [String]())
    while existing != "/" {
      if let real = realpath(existing, nil) {
        defer { free(real) }
        return missing.reversed().reduce(String(cString: real)) { ($0 as NSString).appendingPathComponent($1) }
      }
      missing.append(name(of: existing))
      existing = folder(of: existing)
    }
    return absolute
  }

  /// Whether a path is a link that leads nowhere.
  static func isDanglingLink(_ path: String) -> Bool {
    let path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    return FileState(path, followsLinks: false)?.isLink == true && FileState(path) == nil
  }

  /// The names in a folder, sorted; `nil` when it cannot be read.
  static func names(in folder: String) -> [String]? {
    (try? FileManager.default.contentsOfDirectory(atPath: folder))?.sorted()
  }

  /// The permissions of new files that this process leaves to others.
  static let umask: mode_t = {
    // Can only be read by setting it; the careful value stands in the meantime.
    let mask = Foundation.umask(0o77)
    _ = Foundation.umask(mask)
    return mask
  }()

  /// Makes sure that what a file or folder holds is on the disk. Some file systems cannot, which is no failure.
  static func synchronize(_ path: String) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }
}
