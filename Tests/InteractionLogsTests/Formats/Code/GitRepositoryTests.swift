import Testing

@testable import InteractionLogs

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A repository in a folder of its own, which goes away with it.
private final class History {
  let folder: String
  private var stream = ""
  private var marks = 0

  init() throws {
    var path = Array("/tmp/copgraph-test-XXXXXX".utf8CString)
    try #require(mkdtemp(&path) != nil)
    folder = path.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
  }

  deinit { removeAll(folder) }

  /// Adds a commit; `files` are written with it.
  func commit(
    _ author: String, by committer: String? = nil, at time: Int, _ message: String, merging other: Int? = nil,
    files: [String: String] = [:]
  ) {
    marks += 1
    stream += "commit refs/heads/main\nmark :\(marks)\nauthor \(author) \(time - 50) +0100\n"
    stream += "committer \(committer ?? author) \(time) +0100\ndata \(message.utf8.count)\n\(message)\n"
    if marks > 1 { stream += "from :\(marks - 1)\n" }
    if let other { stream += "merge :\(other)\n" }
    for (name, text) in files { stream += "M 644 inline \(name)\ndata \(text.utf8.count)\n\(text)\n" }
    stream += "\n"
  }

  func write(isBare: Bool = false) throws {
    try run(["init", "-q", "-b", "main", isBare ? "--bare" : "-q", folder])
    let input = TemporaryFile.open()
    defer { close(input) }
    let text = Array(stream.utf8)
    try #require(pwrite(input, text, text.count, 0) == text.count)
    lseek(input, 0, SEEK_SET)
    try run(["fast-import", "--quiet"], input: input)
    if !isBare && marks > 0 { try run(["checkout", "-q", "-f", "main"]) }
  }

  func run(_ arguments: [String], input: Int32? = nil) throws {
    let command = try GitCommand(arguments, in: folder, input: input)
    var buffer = [UInt8](repeating: 0, count: 4096)
    while try buffer.withUnsafeMutableBufferPointer({ try command.read(into: $0) }) > 0 {}
  }

  private func removeAll(_ path: String) {
    if FolderFiles.isFolder(path), let stream = opendir(path) {
      while let entry = readdir(stream) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) {
          $0.withMemoryRebound(to: CChar.self, capacity: 1) { String(cString: $0) }
        }
        if name != "." && name != ".." { removeAll("\(path)/\(name)") }
      }
      closedir(stream)
      rmdir(path)
    } else {
      unlink(path)
    }
  }
}

@Suite struct GitRepositoryTests {
  private let ada = "Ada Novak <ada@example.org>"
  private let ben = "Ben <ben@example.org>"
  private let cy = "Cy <cy@example.org>"

  private func ties(_ log: ReadLog) -> [String] {
    log.interactions.map { "\($0.source) \($0.kind ?? "-") \($0.target)" }
  }

  @Test(arguments: [(isBare: false, prefix: ""), (false, "git:"), (true, ""), (true, "git:")])
  func whomACommitNamesActsTowardsItsAuthor(isBare: Bool, prefix: String) throws {
    let history = try History()
    history.commit(
      ada, at: 1_700_000_000, "Secret\n\nsecret", files: [".mailmap": "Ben <ben@example.org> <ben@laptop.local>\n"])
    history.commit(
      ben, by: ada, at: 1_700_000_100,
      """
      Secret

      Signed-off-by: \(ada)
      REVIEWED-BY: \(ada)
      Tested-by: \(cy) # secret
      Cc: Dee <dee@example.org>
      Co-authored-by: helper[bot] <1+helper[bot]@users.noreply.example.org>
      """)
    history.commit(
      cy, by: "GitHub <noreply@github.com>", at: 1_700_000_200, "Secret\n\nAcked-by: B. <ben@laptop.local>")
    history.commit(
      "helper[bot] <1+helper[bot]@users.noreply.github.com>", at: 1_700_000_300, "Secret\n\nAcked-by: \(ada)")
    history.commit(ada, at: 1_700_000_400, "Merge\n\nReviewed-by: \(cy)", merging: 1)
    try history.write(isBare: isBare)
    let log = try ReadLog([LogInput(path: prefix + history.folder)])
    #expect(
      ties(log) == [
        "ada@example.org review ben@example.org", "cy@example.org test ben@example.org",
        "ben@example.org ack cy@example.org",
      ])
    #expect(log.interactions[0].time == "2023-11-14T22:15:00Z")
    let file = log.summary.files[0]
    #expect(file.format == "history of git" && file.rowKind == .acts && file.messagesToEverybody == 1)
    #expect(file.leftOut == [LeftOutCount(reason: .bot, count: 1), LeftOutCount(reason: .merge, count: 1)])
    #expect(log.members.sorted() == ["ada@example.org", "ben@example.org", "cy@example.org"])
    #expect(!"\(log.interactions)\(log.summary)".lowercased().contains("secret"))
  }

  @Test func twoCopiesOfAHistoryAreOne() throws {
    let history = try History()
    history.commit(ada, by: ben, at: 1_700_000_000, "x")
    try history.write()
    let log = try ReadLog([LogInput(path: history.folder), LogInput(path: "git:\(history.folder)/.git")])
    #expect(ties(log) == ["ben@example.org commit ada@example.org"])
    #expect(log.summary.files[0].leftOut == [LeftOutCount(reason: .repeated, count: 1)])
  }

  @Test func settingsOfARepositoryRunNothing() throws {
    let history = try History()
    history.commit(ada, by: ben, at: 1_700_000_000, "x")
    try history.write()
    let witness = "\(history.folder)/witness"
    for key in ["core.fsmonitor", "core.pager", "pager.log", "gpg.program", "diff.external", "core.sshCommand"] {
      try history.run(["config", key, "touch \(witness); cat"])
    }
    try history.run(["config", "log.showSignature", "true"])
    #expect(ties(try ReadLog([LogInput(path: history.folder)])) == ["ben@example.org commit ada@example.org"])
    #expect(access(witness, F_OK) != 0)
  }

  @Test func aFolderThatIsNoRepositoryIsAnError() {
    let error = inputError([LogInput(path: "git:/nowhere/at/all")])
    #expect(error?.problem.contains("cannot be read by git") == true)
    #expect(error?.file == "/nowhere/at/all")
  }

  @Test func aRepositoryWithoutACommitIsAnError() throws {
    let history = try History()
    try history.write()
    #expect(inputError([LogInput(path: "git:\(history.folder)")])?.exitCode == 65)
  }
}
