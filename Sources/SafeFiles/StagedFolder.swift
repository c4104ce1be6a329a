import CFileSystem
import Foundation
import Synchronization

/// A folder that comes into being whole or not at all: its files are written into a hidden folder beside it, which
/// takes its place in the end, in one step where the system can exchange two folders.
public final class StagedFolder: Sendable {
  private let output: FolderOutput
  /// The folder to be, links resolved.
  private let destination: String
  private let key: Int
  private let place: StagingPlace
  /// Where the files are written.
  private let folder: String
  /// The permissions of new files, and of those that take the place of earlier ones.
  private let newFileMode: mode_t
  private let fileModes: [String: mode_t]
  private let written = Mutex<[String: FileHash]>([:])

  init(_ output: FolderOutput) throws {
    self.output = output
    let destination = FilePaths.resolved(output.path)
    let (parent, name) = (FilePaths.folder(of: destination), FilePaths.name(of: destination))
    StagingPlace.sweep(parent)
    let replaced = try output.replaced()
    fileModes = replaced?.files.mapValues(\.mode) ?? [:]
    newFileMode = fileModes.values.reduce(0o666 & ~FilePaths.umask) { $0 & $1 }
    (key, place) = try StagedWork.begin {
      let made = try Self.makeFolders(parent, for: output)
      do throws(SystemFailure) {
        return try Self.makePlace(in: parent, for: name, below: made)
      } catch {
        for folder in made.reversed() { rmdir(folder) }
        throw OutputError(path: output.path, errorNumber: error.number)
      }
    }
    self.destination = destination
    folder = "\(place.path)/new/\(name)"
  }

  // MARK: - Writing

  /// Makes one of its files; several may be made at once, on several threads.
  ///
  /// - Parameters:
  ///   - checkCancellation: throws when the run has been cancelled; called for each piece.
  ///   - body: hands the bytes on in pieces.
  /// - Throws: ``OutputError``, or what `body` and `checkCancellation` throw.
  public func write(
    _ name: String, checkCancellation: @escaping () throws -> Void = {},
    body: (_ receive: @escaping ([UInt8]) throws -> Void) throws -> Void
  ) throws {
    func failure(_ number: Int32) -> OutputError { OutputError(path: "\(output.path)/\(name)", errorNumber: number) }
    let descriptor = open("\(folder)/\(name)", O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw failure(errno) }
    var hasher = FileHash.Hasher()
    do {
      try body { bytes in
        try checkCancellation()
        let number = Descriptors.writeAll(bytes, to: descriptor)
        if number != 0 { throw failure(number) }
        hasher.update(bytes[...])
      }
      fchmod(descriptor, fileModes[name] ?? newFileMode)
      guard fsync(descriptor) == 0 || errno == EINVAL || errno == ENOTSUP else { throw failure(errno) }
    } catch {
      close(descriptor)
      throw error
    }
    // Network file systems report a full disk here.
    guard close(descriptor) == 0 else { throw failure(errno) }
    let hash = hasher.finish()
    written.withLock { $0[name] = hash }
  }

  // MARK: - Ending

  /// Puts the folder in its place; an earlier one that is there goes.
  ///
  /// - Throws: ``OutputError``, `CancellationError`; what was there before is then there again, and ``discard()``
  ///   removes the rest.
  public func commit() throws {
    let entries = written.withLock { $0 }.map { name, hash in
      FolderManifest.Entry(name: name, bytes: hash.bytes, sha256: hash.sha256)
    }
    let manifest = FolderManifest(kind: output.kind.name, audience: output.audience, files: entries)
    try write(FolderManifest.fileName) { try $0(manifest.encoded()) }
    FilePaths.synchronize(folder)
    try StagedWork.publish(key) { try putInPlace() }
    FilePaths.synchronize(FilePaths.folder(of: destination))
    place.removeKeepingParents()
    StagedWork.end(key)
    close(place.descriptor)
  }

  /// Removes everything that was made so far.
  public func discard() {
    place.remove()
    close(place.descriptor)
    StagedWork.end(key)
  }

  private func putInPlace() throws {
    place.markSwitching()
    for _ in 0..<3 {
      guard let replaced = try output.replaced() else {
        chmod(folder, 0o777 & ~FilePaths.umask)
        let result = file_system_move_to_free_place(folder, destination)
        if result == 0 { return }
        // Somebody was faster; what is there now is looked at again.
        if result != -EEXIST { throw failure(-result) }
        continue
      }
      if (replaced.folder.owner, replaced.folder.group) != (geteuid(), getegid()) {
        _ = chown(folder, replaced.folder.owner, replaced.folder.group)
      }
      chmod(folder, replaced.folder.mode)
      return try exchange(replaced)
    }
    throw failure(EEXIST)
  }

  private func exchange(_ replaced: FolderState) throws {
    let result = file_system_exchange(folder, destination)
    if [-EINVAL, -ENOSYS, -ENOTSUP].contains(result) { return try setAsideAndMove(replaced) }
    guard result == 0 else { throw failure(-result) }
    if let found = FolderState(folder), found.hasSameFiles(as: replaced) { return }
    // Something came into the folder at the last moment: it is put back, with all that is in it.
    let back = file_system_exchange(folder, destination)
    throw back == 0 ? changedMeanwhile : failure(-back)
  }

  private var changedMeanwhile: OutputError {
    OutputError(
      path: output.path, problem: "was changed while the \(output.kind.name) was being made",
      remedy: "look at it, and run the command again")
  }

  /// In two steps, for file systems that cannot exchange; a later run mends it when this one is killed in between.
  private func setAsideAndMove(_ replaced: FolderState) throws {
    let aside = "\(place.path)/old/\(FilePaths.name(of: destination))"
    guard rename(destination, aside) == 0 else { throw failure(errno) }
    let isAsItWas = FolderState(aside)?.hasSameFiles(as: replaced) == true
    if isAsItWas && rename(folder, destination) == 0 { return }
    let number = errno
    _ = file_system_move_to_free_place(aside, destination)
    throw isAsItWas ? failure(number) : changedMeanwhile
  }

  private func failure(_ number: Int32) -> OutputError { OutputError(path: output.path, errorNumber: number) }

  // MARK: - Making folders

  private static func makePlace(
    in parent: String, for name: String, below made: [String]
  ) throws(SystemFailure) -> StagingPlace {
    var place = try StagingPlace(in: parent, isFolder: true)
    place.madeFolders = made
    for folder in ["new", "old", "new/\(name)"] where mkdir("\(place.path)/\(folder)", 0o700) != 0 {
      let failure = SystemFailure(errno)
      place.remove()
      close(place.descriptor)
      throw failure
    }
    return place
  }

  /// Makes the folders above that are missing; the ones that were made, the outermost first.
  private static func makeFolders(_ path: String, for output: FolderOutput) throws(OutputError) -> [String] {
    var missing: [String] = []
    var folder = path
    while FileState(folder) == nil, folder != "/" {
      missing.append(folder)
      folder = FilePaths.folder(of: folder)
    }
    var made: [String] = []
    for folder in missing.reversed() {
      guard mkdir(folder, 0o777) == 0 || errno == EEXIST else {
        let error = OutputError(path: folder, errorNumber: errno)
        for folder in made.reversed() { rmdir(folder) }
        throw error
      }
      made.append(folder)
    }
    return made
  }
}
