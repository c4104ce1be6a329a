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

  static func readingStopped(_ name: String, code: Int32) -> InputError {
    InputError(
      .inputOutput, file: name, problem: "reading stopped: \(String(cString: strerror(code)))",
      remedy: "check that the file is complete and readable")
  }

  // MARK: - Any place of a file

  /// Whether any place of it can be read on any thread, whatever the window is: a file that nothing decodes.
  var canBeReadAnywhere: Bool {
    guard size != nil, encoding == nil else { return false }
    switch origin {
    case .descriptor, .memory: return true
    case .stream, .kept: return false
    }
  }

  /// Reads bytes at a place of what ``canBeReadAnywhere``; any thread may.
  ///
  /// - Returns: how many there were: `count`, but at the end of the file.
  /// - Throws: ``InputError`` when the file cannot be read.
  func readBytes(_ target: UnsafeMutablePointer<UInt8>, at place: Int, upTo count: Int) throws(InputError) -> Int {
    switch origin {
    case .memory(let bytes):
      let available = max(0, min(count, bytes.count - place))
      bytes.withUnsafeBufferPointer {
        if available > 0 { target.update(from: $0.baseAddress! + place, count: available) }
      }
      return available
    case .descriptor(let descriptor, _):
      var received = 0
      while received < count {
        let more = pread(descriptor, target + received, count - received, beginning + off_t(place + received))
        if more < 0 && errno == EINTR { continue }
        if more < 0 { throw Self.readingStopped(name, code: errno) }
        if more == 0 { break }
        received += more
      }
      return received
    case .stream, .kept: return 0
    }
  }
}
