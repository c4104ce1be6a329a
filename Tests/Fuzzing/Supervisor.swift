import Foundation

/// Runs workers one after the other: a worker ends with the input that ends it, the next goes on behind that.
struct Supervisor {
  let seconds: Double
  let inputs: UInt64
  let firstSeed: UInt64

  private static let longest = 10.0
  private static let mostFindings = 20

  /// - Returns: whether nothing was found.
  func run() throws -> Bool {
    let begin = Date()
    let board = FileManager.default.temporaryDirectory.appendingPathComponent("fuzz-\(UUID().uuidString)").path
    defer { unlink(board) }
    var (seed, findings) = (firstSeed, [String]())
    while -begin.timeIntervalSinceNow < seconds && seed - firstSeed < inputs && findings.count < Self.mostFindings {
      let end = try work(from: seed, board: board, until: begin.addingTimeInterval(seconds))
      if let finding = end.finding {
        findings.append("seed \(end.seed): \(finding)")
        print(findings.last!)
      }
      seed = end.seed + 1
    }
    print("\(seed - firstSeed) inputs in \(Int(-begin.timeIntervalSinceNow)) s, \(findings.count) findings")
    if !findings.isEmpty { print("One of them again: FuzzInputs --only SEED FOLDER") }
    return findings.isEmpty
  }

  /// Runs a worker until it ends, hangs, or the time is over; the last seed it was at, and what was wrong with it.
  private func work(from seed: UInt64, board: String, until end: Date) throws -> (seed: UInt64, finding: String?) {
    try Data(seed.bytes).write(to: URL(fileURLWithPath: board))
    let process = Process()
    process.executableURL = URL(fileURLWithPath: CommandLine.arguments[0])
    process.arguments = ["--work-from", String(seed), "--board", board]
    let errors = Pipe()
    process.standardError = errors
    try process.run()
    var (latest, since) = (seed, Date())
    while process.isRunning {
      Thread.sleep(forTimeInterval: 0.05)
      let now = Self.seed(on: board) ?? latest
      if now != latest { (latest, since) = (now, Date()) }
      let isHanging = -since.timeIntervalSinceNow > Self.longest
      let isOver = Date() > end || now - firstSeed >= inputs
      guard isHanging || isOver else { continue }
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      return (Self.seed(on: board) ?? latest, isHanging ? "takes more than \(Int(Self.longest)) s" : nil)
    }
    let text = String(decoding: try errors.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    let line = text.split(separator: "\n").first { $0.contains("atal error") || $0.contains("iolation") }
    return (
      Self.seed(on: board) ?? latest,
      "ended by \(process.terminationReason == .exit ? "status" : "signal") \(process.terminationStatus): "
        + (line.map(String.init) ?? String(text.prefix(300)))
    )
  }

  private static func seed(on board: String) -> UInt64? {
    guard let bytes = FileManager.default.contents(atPath: board), bytes.count == 8 else { return nil }
    return bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }
}

/// Runs inputs in this process, and writes on the board at which one it is.
struct Worker {
  private static let mostMemory = 2 << 30
  private let descriptor: Int32

  init(board: String) throws {
    descriptor = open(board, O_WRONLY)
    guard descriptor >= 0 else { throw CocoaError(.fileNoSuchFile) }
    // More memory than any of these inputs may take ends the worker, and is found.
    var limit = rlimit(rlim_cur: rlim_t(Self.mostMemory), rlim_max: rlim_t(Self.mostMemory))
    #if canImport(Darwin)
      setrlimit(RLIMIT_DATA, &limit)
    #else
      setrlimit(__rlimit_resource_t(RLIMIT_DATA.rawValue), &limit)
    #endif
  }

  func run(from seed: UInt64) throws {
    var seed = seed
    while true {
      pwrite(descriptor, seed.bytes, 8, 0)
      do {
        try FuzzCase(seed: seed).run()
      } catch {
        FileHandle.standardError.write(Data("Violation: \(error)\n".utf8))
        exit(2)
      }
      seed += 1
    }
  }
}

extension UInt64 {
  /// The bytes, lowest first.
  fileprivate var bytes: [UInt8] { (0..<8).map { UInt8(truncatingIfNeeded: self >> (8 * $0)) } }
}
