/// What people do with a change of somebody else, as the trailers of a commit say it; the closest first.
enum GitRole: UInt8, CaseIterable {
  case coAuthor, review, acknowledge, test, report, suggest, sign, commit

  /// The kind of interaction.
  var kind: String {
    switch self {
    case .coAuthor: "co-author"
    case .review: "review"
    case .acknowledge: "ack"
    case .test: "test"
    case .report: "report"
    case .suggest: "suggest"
    case .sign: "sign-off"
    case .commit: "commit"
    }
  }

  private static let keys: [String: GitRole] = [
    "co-authored-by": .coAuthor, "co-developed-by": .coAuthor, "reviewed-by": .review,
    "reviewed-and-tested-by": .review,
    "acked-by": .acknowledge, "tested-by": .test, "reported-and-tested-by": .test, "reported-by": .report,
    "suggested-by": .suggest, "signed-off-by": .sign,
  ]

  /// The role that the key of a trailer says, whatever its letter case.
  init?(key: Substring) {
    guard let role = Self.keys[key.lowercased()] else { return nil }
    self = role
  }
}

/// Somebody in a commit: `Ada Novak <ada@example.org>`.
struct GitPerson: Hashable {
  var name: String
  var address: String

  init(name: String, address: String) {
    self.name = name
    self.address = address
  }

  /// Reads what stands in a trailer; `nil` where there is no address. Words may follow it.
  init?(_ text: Substring) {
    if let start = text.firstIndex(of: "<"), let end = text[start...].firstIndex(of: ">") {
      self.init(name: String(text[..<start]).trimmed, address: String(text[text.index(after: start)..<end]).trimmed)
    } else {
      guard let word = text.split(separator: " ").first(where: { $0.contains("@") }) else { return nil }
      self.init(name: "", address: String(word))
    }
    if !address.contains("@") { return nil }
  }

  /// Whether it is a program, or the platform on which a change was merged.
  var isRobot: Bool { MailRobots.has(address) || name.lowercased().hasSuffix("[bot]") }

  /// As git reads and writes it.
  var contact: String { name.isEmpty ? "<\(address)>" : "\(name) <\(address)>" }

  /// Those whom the trailers of a commit name, one a line.
  static func named(in trailers: String) -> [(role: GitRole, person: GitPerson)] {
    trailers.split(separator: "\n").compactMap { line in
      guard let colon = line.firstIndex(of: ":"), let role = GitRole(key: line[..<colon]),
        let person = GitPerson(line[line.index(after: colon)...])
      else { return nil }
      return (role, person)
    }
  }
}

extension String {
  /// The text without white space around it.
  fileprivate var trimmed: String {
    Array(utf8).withUnsafeBufferPointer { String(decoding: $0.trimmed, as: UTF8.self) }
  }
}
