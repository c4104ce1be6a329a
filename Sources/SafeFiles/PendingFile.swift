import CFileSystem
import Foundation

/// A file that appears whole or not at all: written beside its place, then moved there. What is not a regular file, such
/// as a terminal or a pipe, has no beside and is written directly.
public final class PendingFile {
  private let output: FileOutput
  /// Where it goes, links resolved: a link stays a link, and what it leads to is replaced.
  private let place: String
  /// `nil` when it is written directly.
  private let staged: (key: Int, place: StagingPlace)?
  private var descriptor: Int32
  private var hasher = FileHash.Hasher()

  init(_ output: FileOutput) throws {
    self.output = output
    place = FilePaths.resolved(output.path)
    if let state = try output.replaced(), !state.isRegular {
      staged = nil
      descriptor = open(output.path, O_WRONLY | O_APPEND | O_CLOEXEC)
      if descriptor < 0 { throw output.error(errno) }
      return
    }
    let folder = FilePaths.folder(of: place)
    StagingPlace.sweep(folder)
    do {
      let staged = try StagedWork.begin { try StagingPlace(in: folder, isFolder: false) }
      (self.staged, descriptor) = (staged, staged.place.descriptor)
    } catch let failure as SystemFailure {
      throw output.error(failure.number)
    }
  }

  deinit { discard() }

  /// Adds bytes.
  ///
  /// - Throws: ``OutputError``.
  public func write(_ bytes: [UInt8]) throws {
    let number = Descriptors.writeAll(bytes, to: descriptor)
    if number != 0 { throw output.error(number) }
    if staged != nil { hasher.update(bytes[...]) }
  }

  /// Puts the file in its place.
  ///
  /// - Throws: ``OutputError`` when that is impossible, or when what is there now may not be replaced;
  ///   `CancellationError`.
  public func publish() throws {
    guard let staged else { return try closeDirect() }
    do {
      let mark = FileOutput.markText(hasher.finish())
      // Where the file system keeps no attributes, the beginning of the file has to do.
      _ = file_system_set_attribute(descriptor, FileOutput.mark, mark, mark.count)
      guard fsync(descriptor) == 0 || errno == EINVAL || errno == ENOTSUP else { throw output.error(errno) }
      try StagedWork.publish(staged.key) { try move(staged.place) }
      StagedWork.end(staged.key)
    } catch {
      discard()
      throw error
    }
    close(descriptor)
    descriptor = -1
    FilePaths.synchronize(FilePaths.folder(of: place))
  }

  /// Removes what was written, unless it has been published.
  public func discard() {
    guard descriptor >= 0 else { return }
    close(descriptor)
    descriptor = -1
    guard let staged else { return }
    staged.place.remove()
    StagedWork.end(staged.key)
  }

  private func closeDirect() throws {
    let code = close(descriptor) == 0 ? 0 : errno
    descriptor = -1
    if code != 0 { throw output.error(code) }
  }

  /// Moves the file to its place, over what may be replaced there at this moment.
  private func move(_ staging: StagingPlace) throws {
    for _ in 0..<3 {
      let replaced = try output.replaced()
      adopt(replaced)
      guard replaced == nil else {
        guard rename(staging.path, place) == 0 else { throw output.error(errno) }
        return
      }
      let result = file_system_move_to_free_place(staging.path, place)
      if result == 0 { return }
      // Somebody was faster; what is there now is looked at again.
      if result != -EEXIST { throw output.error(-result) }
    }
    throw output.error(EEXIST)
  }

  /// Gives the new file the owner and the permissions of what it replaces.
  private func adopt(_ replaced: FileState?) {
    if let replaced, let own = FileState(descriptor: descriptor),
      (own.owner, own.group) != (replaced.owner, replaced.group)
    {
      _ = fchown(descriptor, replaced.owner, replaced.group)
    }
    fchmod(descriptor, replaced?.mode ?? output.mode ?? 0o666 & ~FilePaths.umask)
  }
}
