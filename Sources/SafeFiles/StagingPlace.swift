import CFileSystem
import Foundation
import Synchronization

/// A hidden file or folder beside the place of what is being written.
///
/// Its name carries the process, and the process holds a lock on it, so that what a killed run has left behind is told
/// from what a running one needs, on one machine and across containers. For one that is a folder:
///
///     .copgraph-PID-N/new/NAME   what is being written, and after the switch what was replaced
///     .copgraph-PID-N/old/NAME   what is set aside where two folders cannot be exchanged in one step
///     .copgraph-PID-N/switching  there from just before the switch
struct StagingPlace: Sendable {
  private static let prefix = ".copgraph-"
  private static let switchingMark = "switching"
  private static let counter = Atomic<Int>(0)

  let path: String
  let isFolder: Bool
  /// The open file, or the folder opened to hold its lock.
  let descriptor: Int32
  /// Folders above that had to be made, the outermost first.
  var madeFolders: [String] = []

  // MARK: - Making

  /// Makes a hidden file or folder that only this user can read.
  ///
  /// - Throws: the error number as a ``SystemFailure``.
  init(in folder: String, isFolder: Bool) throws(SystemFailure) {
    while true {
      let number = Self.counter.wrappingAdd(1, ordering: .relaxed).newValue
      let path = "\(folder)/\(Self.prefix)\(getpid())-\(number)"
      var descriptor: Int32
      if isFolder {
        guard mkdir(path, 0o700) == 0 else {
          if errno == EEXIST { continue }
          throw SystemFailure(errno)
        }
        descriptor = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
      } else {
        descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        if descriptor < 0 && errno == EEXIST { continue }
      }
      guard descriptor >= 0 else {
        // Another run that swept at this very moment took the folder for a dead one's.
        if isFolder && errno == ENOENT { continue }
        throw SystemFailure(errno)
      }
      let isTaken = flock(descriptor, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK
      let isThere = FileState(path, followsLinks: false)?.identity == FileState(descriptor: descriptor)?.identity
      if isTaken || !isThere {
        close(descriptor)
        continue
      }
      (self.path, self.isFolder, self.descriptor) = (path, isFolder, descriptor)
      return
    }
  }

  /// Marks that the switch begins, so that from here on what is in `new` may be what was there before.
  func markSwitching() {
    let mark = open(path + "/" + Self.switchingMark, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    if mark >= 0 { close(mark) }
    fsync(descriptor)
  }

  // MARK: - Removing

  /// Removes it, and the folders above that were made for it; whether nothing of it is left.
  @discardableResult
  func remove() -> Bool {
    let isGone = isFolder ? Self.removeFolder(path) : unlink(path) == 0 || errno == ENOENT
    for folder in madeFolders.reversed() { rmdir(folder) }
    return isGone
  }

  /// Removes it when what was in it is in its place.
  func removeKeepingParents() {
    if isFolder { _ = Self.removeFolder(path) }
  }

  /// Removes the folder with all files in it; whether nothing is left.
  private static func removeFolder(_ path: String) -> Bool {
    for part in ["new", "old"] {
      for name in FilePaths.names(in: "\(path)/\(part)") ?? [] { removeFiles(in: "\(path)/\(part)/\(name)") }
      rmdir("\(path)/\(part)")
    }
    unlink("\(path)/\(switchingMark)")
    return rmdir(path) == 0 || errno == ENOENT
  }

  /// Removes a folder and the files in it, but no folder that is in it.
  private static func removeFiles(in folder: String, only isOurs: (String) -> Bool = { _ in true }) {
    for name in FilePaths.names(in: folder) ?? [] where isOurs(name) { unlink("\(folder)/\(name)") }
    rmdir(folder)
  }

  // MARK: - Sweeping

  /// Removes what killed runs have left in a folder, and puts back what one of them had set aside.
  ///
  /// Never touches anything of a run that goes on, of another user, or that was not made here.
  static func sweep(_ folder: String) {
    for name in FilePaths.names(in: folder) ?? [] {
      guard let owner = process(of: name), isGone(owner) else { continue }
      let path = "\(folder)/\(name)"
      guard let state = FileState(path, followsLinks: false), state.owner == geteuid(),
        state.isFolder || state.isRegular
      else { continue }
      let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
      guard descriptor >= 0 else { continue }
      defer { close(descriptor) }
      // Some file systems know no locks; there the number of the process alone has to do.
      let isLocked = flock(descriptor, LOCK_EX | LOCK_NB) == 0
      guard isLocked || errno != EWOULDBLOCK && owner != getpid() else { continue }
      if state.isFolder { sweepFolder(path, in: folder) } else { unlink(path) }
    }
  }

  /// The process that a name carries; `nil` for a name that is none of ours.
  private static func process(of name: String) -> pid_t? {
    guard name.hasPrefix(prefix) else { return nil }
    let parts = name.dropFirst(prefix.count).split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, Int(parts[1]) != nil else { return nil }
    return pid_t(parts[0])
  }

  /// Whether there is no such process. One of the same number as this one is an earlier one, in another container
  /// perhaps: what this process has begun is locked.
  private static func isGone(_ process: pid_t) -> Bool {
    process > 0 && (process == getpid() || kill(process, 0) != 0 && errno == ESRCH)
  }

  private static func sweepFolder(_ path: String, in folder: String) {
    for name in FilePaths.names(in: path + "/old") ?? [] {
      // Killed between setting aside and putting in place: without this the old one would be lost.
      if file_system_move_to_free_place("\(path)/old/\(name)", "\(folder)/\(name)") == 0 { continue }
      removeReplaced("\(path)/old/\(name)")
    }
    if FileState(path + "/" + switchingMark) != nil {
      for name in FilePaths.names(in: path + "/new") ?? [] { removeReplaced("\(path)/new/\(name)") }
      for part in ["new", "old"] { rmdir("\(path)/\(part)") }
      // With something in it that is none of ours the mark stays, and so does all of it.
      if FilePaths.names(in: path) == [switchingMark] { _ = removeFolder(path) }
    } else {
      _ = removeFolder(path)
    }
  }

  /// Removes a folder that may be one that was replaced: only files that its manifest names.
  private static func removeReplaced(_ folder: String) {
    let manifest = FolderManifest(in: folder)
    removeFiles(in: folder) { manifest?.allows($0) ?? false }
  }
}

/// A call of the system that failed, by its error number.
struct SystemFailure: Error {
  let number: Int32

  init(_ number: Int32) { self.number = number }
}
