#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Files, as the system has them.
extension ByteSource {
  static func sizeOfFile(_ descriptor: Int32, name: String) throws(InputError) -> Int? {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return nil }
    if status.st_mode & S_IFMT == S_IFDIR {
      throw InputError(.noInput, file: name, problem: "is a folder, not a file", remedy: "name a file in it")
    }
    return status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : nil
  }

  static func cannotOpen(_ path: String, code: Int32) -> InputError {
    switch code {
    case ENOENT, ENOTDIR:
      InputError(.noInput, file: path, problem: "there is no such file", remedy: "check the path")
    case EACCES, EPERM:
      InputError(
        .noInput, file: path, problem: "may not be read by this user", remedy: "change its permissions, or copy it")
    default:
      InputError(
        .noInput, file: path, problem: "cannot be opened: \(String(cString: strerror(code)))", remedy: "check the path")
    }
  }
}
