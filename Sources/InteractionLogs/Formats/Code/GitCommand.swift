#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What a command of git writes, read while it runs.
///
/// No shell is used, no settings of the user or the system are read, and what the settings of a repository could make git
/// run is switched off: pagers, monitors of the file system, checks of signatures, and fetching what a partial copy lacks.
final class GitCommand: ByteStream {
  private static let settings = [
    "core.fsmonitor=false", "core.hooksPath=/dev/null", "core.pager=cat", "log.showSignature=false",
    "protocol.allow=never", "safe.directory=*", "color.ui=false", "i18n.logOutputEncoding=UTF-8",
  ]
  private static let environment = [
    "GIT_CONFIG_NOSYSTEM=1", "GIT_CONFIG_GLOBAL=/dev/null", "GIT_ATTR_NOSYSTEM=1", "GIT_TERMINAL_PROMPT=0",
    "GIT_OPTIONAL_LOCKS=0", "GIT_NO_LAZY_FETCH=1", "GIT_ALLOW_PROTOCOL=none", "GIT_PAGER=cat", "LC_ALL=C",
  ]

  private let repository: String
  private var process: pid_t = 0
  private var output: Int32 = -1
  private let complaints: Int32

  /// Starts a command.
  ///
  /// - Parameters:
  ///   - arguments: the command and what it takes.
  ///   - repository: the folder of the repository.
  ///   - input: what it reads, a descriptor that stays the caller's; nothing where there is none.
  /// - Throws: ``InputError`` when git cannot be started.
  init(_ arguments: [String], in repository: String, input: Int32? = nil) throws(InputError) {
    self.repository = repository
    complaints = TemporaryFile.open()
    var pipe: [Int32] = [-1, -1]
    guard complaints >= 0, Self.open(&pipe) else { throw Self.cannotStart(repository, errno) }
    output = pipe[0]
    let settings = Self.settings.flatMap { ["-c", $0] }
    let code = Self.spawn(
      ["git", "--no-pager", "-C", repository] + settings + arguments, &process,
      descriptors: (input, pipe[1], complaints))
    close(pipe[1])
    guard code == 0 else { throw Self.cannotStart(repository, code) }
  }

  deinit {
    if output >= 0 { close(output) }
    if complaints >= 0 { close(complaints) }
    if process > 0 {
      kill(process, SIGTERM)
      _ = Self.wait(process)
    }
  }

  func read(into buffer: UnsafeMutableBufferPointer<UInt8>) throws -> Int {
    while output >= 0 {
      #if canImport(Darwin)
        let received = Darwin.read(output, buffer.baseAddress, buffer.count)
      #elseif canImport(Musl)
        let received = Musl.read(output, buffer.baseAddress, buffer.count)
      #else
        let received = Glibc.read(output, buffer.baseAddress, buffer.count)
      #endif
      if received > 0 { return received }
      if received < 0 && errno == EINTR { continue }
      close(output)
      output = -1
      try finish()
    }
    return 0
  }

  private func finish() throws(InputError) {
    guard process > 0 else { return }
    let status = Self.wait(process)
    process = 0
    guard status != 0 else { return }
    throw InputError(
      .data, file: repository, problem: "cannot be read by git: \(complaint ?? "it ended early")",
      remedy: "name the folder of a repository with at least one commit, and check it with git log")
  }

  /// The first line of what git complains of.
  private var complaint: String? {
    var bytes = [UInt8](repeating: 0, count: 500)
    let count = pread(complaints, &bytes, bytes.count, 0)
    guard count > 0 else { return nil }
    let line = String(decoding: bytes[..<count].prefix { $0 != 0x0A }, as: UTF8.self)
    return line.hasPrefix("fatal: ") ? String(line.dropFirst("fatal: ".count)) : line
  }

  // MARK: - Processes

  private static func open(_ pipe: inout [Int32]) -> Bool {
    #if canImport(Darwin)
      guard Darwin.pipe(&pipe) == 0 else { return false }
    #elseif canImport(Musl)
      guard Musl.pipe(&pipe) == 0 else { return false }
    #else
      guard Glibc.pipe(&pipe) == 0 else { return false }
    #endif
    for descriptor in pipe { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
    return true
  }

  private static func spawn(
    _ arguments: [String], _ process: inout pid_t, descriptors: (input: Int32?, output: Int32, complaints: Int32)
  ) -> Int32 {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    if let input = descriptors.input {
      posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
    } else {
      posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    }
    posix_spawn_file_actions_adddup2(&actions, descriptors.output, STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, descriptors.complaints, STDERR_FILENO)
    let path = getenv("PATH").map { String(cString: $0) } ?? "/usr/local/bin:/usr/bin:/bin"
    var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
    var variables: [UnsafeMutablePointer<CChar>?] = (environment + ["PATH=\(path)"]).map { strdup($0) } + [nil]
    defer { for text in words + variables { free(text) } }
    return posix_spawnp(&process, "git", &actions, nil, &words, &variables)
  }

  /// Waits for the end of a process; its status.
  private static func wait(_ process: pid_t) -> Int32 {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 && errno == EINTR {}
    return status
  }

  private static func cannotStart(_ repository: String, _ code: Int32) -> InputError {
    InputError(
      .noInput, file: repository, problem: "git cannot be started: \(String(cString: strerror(code)))",
      remedy: "install git, with which histories are read")
  }
}
