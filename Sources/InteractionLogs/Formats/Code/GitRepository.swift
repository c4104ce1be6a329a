#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The history of a repository of git, from its current branch back.
///
/// Whoever a commit names as co-author, reviewer and the like, and who has committed it, acts towards its author, once a
/// commit. People are known by their addresses after `.mailmap`. Merges and the commits of programs are left out.
struct GitRepository: LogFormat {
  let name = "history of git"

  func claims(_ files: [InputFile], openings: Openings) -> [Int] { files.indices.filter { files[$0].isRepository } }

  func read(_ files: [InputFile], into rows: inout ExportRows) throws {
    rows.begin(.acts)
    var commits = GitCommits()
    for file in files {
      guard let folder = file.location else { continue }
      try readLog(of: folder, isAlone: files.count == 1, into: &commits, &rows)
      try commits.settlePeople(in: folder, rows)
    }
    try commits.give(to: &rows)
  }

  private static let fields = ["%H", "%P", "%aN", "%aE", "%cN", "%cE", "%ct", "%(trailers:only,unfold)"]

  private func readLog(
    of folder: String, isAlone: Bool, into commits: inout GitCommits, _ rows: inout ExportRows
  ) throws {
    let format = "--format=tformat:" + Self.fields.joined(separator: "%x00")
    let arguments = ["log", "-z", "--use-mailmap", "--no-patch", "--no-ext-diff", "--no-show-signature", "--no-color"]
    let command = try GitCommand(arguments + [format, "HEAD", "--"], in: folder)
    let source = rows.source(of: command, name: folder)
    source.keepNoMore()
    var texts = LineReader(source, endedBy: 0)
    var fields: [String] = []
    while let text = try texts.next() {
      fields.append(String(decoding: text, as: UTF8.self))
      guard fields.count == Self.fields.count else { continue }
      if texts.line & 0xFFF == 0 { try rows.checkCancelled() }
      if let reason = commits.add(fields, isAlone: isAlone) { try rows.leaveOut(reason) }
      fields.removeAll(keepingCapacity: true)
    }
  }
}

/// The commits of one or more repositories, without their texts.
private struct GitCommits {
  private struct Commit {
    var author: Int
    var time: Instant?
    /// Where those lie whom it names.
    var named: Range<Int>
  }

  private var contacts: [GitPerson: Int] = [:]
  private var people: [GitPerson] = []
  /// How many of them have been looked up in the `.mailmap` of their repository.
  private var settled = 0
  private var commits: [Commit] = []
  private var named: [(role: GitRole, person: Int)] = []
  private var seen: Set<String> = []

  /// Adds a commit.
  ///
  /// - Returns: why it is left out; `nil` where it is not.
  mutating func add(_ fields: [String], isAlone: Bool) -> LeftOut? {
    if !isAlone, !seen.insert(fields[0]).inserted { return .repeated }
    if fields[1].contains(" ") { return .merge }
    let author = GitPerson(name: fields[2], address: fields[3])
    let committer = GitPerson(name: fields[4], address: fields[5])
    if author.isRobot { return .bot }
    if author.address.isEmpty && author.name.isEmpty { return .nobody }
    let first = named.count
    for (role, person) in GitPerson.named(in: fields[7]) + [(.commit, committer)] where !person.isRobot {
      named.append((role, index(of: person)))
    }
    let time = Int64(fields[6]).map { Instant(seconds: $0) }
    commits.append(Commit(author: index(of: author), time: time, named: first..<named.count))
    return nil
  }

  private mutating func index(of person: GitPerson) -> Int {
    if let index = contacts[person] { return index }
    contacts[person] = people.count
    people.append(person)
    return people.count - 1
  }

  /// Puts those whom `.mailmap` says in the place of those whom trailers name.
  mutating func settlePeople(in folder: String, _ rows: borrowing ExportRows) throws {
    // In another repository the same contact may be somebody else.
    contacts.removeAll()
    let new = people[settled...].filter { !$0.address.isEmpty }
    defer { settled = people.count }
    guard !new.isEmpty else { return }
    let input = TemporaryFile.open()
    defer { if input >= 0 { close(input) } }
    let text = Array(new.map { $0.contact.replacing("\n", with: " ") + "\n" }.joined().utf8)
    guard input >= 0, write(input, text, text.count) == text.count, lseek(input, 0, SEEK_SET) == 0 else {
      throw InputError(
        .inputOutput, problem: "a temporary file cannot be written: \(String(cString: strerror(errno)))",
        remedy: "make room in the folder that TMPDIR names")
    }
    let command = try GitCommand(["check-mailmap", "--stdin"], in: folder, input: input)
    let source = rows.source(of: command, name: folder)
    source.keepNoMore()
    var lines = LineReader(source)
    var place = settled
    while let line = try lines.next() {
      while place < people.count, people[place].address.isEmpty { place += 1 }
      guard place < people.count else { break }
      if let person = GitPerson(String(decoding: line, as: UTF8.self)[...]) { people[place] = person }
      place += 1
    }
  }

  /// Hands all acts over, the earliest first.
  func give(to rows: inout ExportRows) throws {
    var ids = NameTable(identity: .people)
    var names = NamesBesideIDs()
    let indices = people.map { person in
      let id = person.address.isEmpty ? person.name : person.address
      let index = ids.intern(id)
      if let index { names.count(person.name, of: index, called: id) }
      return index
    }
    for commit in commits.reversed() {
      guard let author = indices[commit.author] else {
        try rows.leaveOut(.nobody)
        continue
      }
      let acts = named[commit.named].sorted { $0.role.rawValue < $1.role.rawValue }
      var seen: Set<NameIndex> = [author]
      for (role, person) in acts where !people[person].isRobot {
        guard let actor = indices[person], seen.insert(actor).inserted else { continue }
        let target = ExportRow.Target(ids.name(at: author), kind: role.kind)
        try rows.add(ExportRow(source: ids.name(at: actor), targets: [target], time: commit.time))
      }
      if seen.count == 1 { try rows.add(ExportRow(source: ids.name(at: author), time: commit.time)) }
    }
    names.show(in: &rows, ids)
  }
}
