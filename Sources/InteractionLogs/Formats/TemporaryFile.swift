#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Temporary files without a name, which are gone with the process: in the folder that `TMPDIR` names.
enum TemporaryFile {
  /// Opens a new one, for this process alone.
  ///
  /// - Returns: its descriptor; below 0 when there can be none, with the reason in `errno`.
  static func open() -> Int32 {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var path = Array("\(folder)/copgraph-XXXXXX".utf8CString)
    let descriptor = mkstemp(&path)
    guard descriptor >= 0 else { return descriptor }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    unlink(path)
    return descriptor
  }
}
