/// What the head of a message says.
struct MailMessage {
  /// In which field a recipient stands.
  enum Field: UInt8, CaseIterable {
    case to, cc, bcc

    var kind: String { "\(self)" }
  }

  /// `nil` where it has none.
  var id: String?
  var author: MailPerson
  var time: Instant?
  var recipients: [(person: MailPerson, field: Field)] = []
  /// The messages that it may answer, the surest first: `In-Reply-To`, and `References` from the last one back.
  var ancestors: [String] = []
  /// Whether it has a field `To` or `Cc`.
  var isAddressed = false
  /// Whether a mailing list has sent it on.
  var isOfList = false
  /// The addresses to which mail for that list goes, as far as it says so.
  var listAddresses: [String] = []
  /// Why it is none that counts.
  var leftOut: LeftOut?

  enum Flaw: Error {
    case noAuthor, damaged
  }

  /// - Throws: ``Flaw``.
  init(_ fields: MailFields, times: inout ColumnTimes) throws(Flaw) {
    let list: String?
    (author, list) = try Self.author(fields)
    id = fields["message-id"].flatMap { Self.ids(in: $0).first ?? Self.bareID($0) }
    time = fields["date"].flatMap { times.read(String(decoding: $0.prefix(200), as: UTF8.self)) }
    for field in Field.allCases {
      for value in fields.all(field.kind) {
        guard let people = MailPerson.all(in: value) else { throw .damaged }
        recipients += people.map { ($0, field) }
      }
    }
    isAddressed = fields.has("to") || fields.has("cc")
    let answered = fields["in-reply-to"].map(Self.ids) ?? []
    ancestors = answered + (fields["references"].map(Self.ids) ?? []).reversed()
    isOfList =
      ["list-id", "list-post", "mailing-list", "x-mailing-list"].contains(where: fields.has)
      || fields.word("precedence") == "list" || list != nil
    listAddresses = ["list-post", "mailing-list", "x-mailing-list"].compactMap { fields[$0].flatMap(Self.posting) }
    listAddresses += [list, fields["list-id"].flatMap(Self.address(ofList:))].compactMap { $0 }
    if AutomaticMail.isOne(fields) {
      leftOut = .automatic
    } else if MailRobots.has(author.address) || fields["from"].map(Self.isBot) == true {
      leftOut = .bot
    }
  }

  // MARK: - The author

  /// Who wrote it; and the address of the list that has put itself in their place: `Ada via Craft <craft@lists…>`.
  private static func author(_ fields: MailFields) throws(Flaw) -> (MailPerson, list: String?) {
    guard let field = fields["from"] ?? fields["sender"] else { throw .noAuthor }
    if isBot(field) { return (MailPerson(address: ""), nil) }
    guard let people = MailPerson.all(in: field) else { throw .damaged }
    guard let first = people.first ?? fields["sender"].flatMap({ MailPerson.all(in: $0)?.first }) else {
      // A report that must not be answered has an empty address.
      guard AutomaticMail.isOne(fields) else { throw .noAuthor }
      return (MailPerson(address: ""), nil)
    }
    guard let via = first.name.firstRange(of: " via ") else { return (first, nil) }
    let name = Array(first.name[..<via.lowerBound].utf8).withUnsafeBufferPointer {
      String(decoding: $0.trimmed.withoutQuotes, as: UTF8.self)
    }
    let originals = ["reply-to", "x-original-from", "x-original-sender", "x-mailfrom"].compactMap { fields[$0] }
    for value in originals {
      let others = (MailPerson.all(in: value) ?? []).filter { $0.hasAddress && !isSame($0, first) }
      if let other = others.first(where: { $0.name == name }) ?? others.first {
        return (MailPerson(address: other.address, name: name), first.address)
      }
    }
    let copied = fields.all("cc").flatMap { MailPerson.all(in: $0) ?? [] }.first { $0.name == name && $0.hasAddress }
    if let copied { return (copied, first.address) }
    return fields.has("list-id") || fields.has("list-post") ? (MailPerson(address: name), first.address) : (first, nil)
  }

  /// Whether it is one of the programs of code platforms, whose addresses have brackets and are none: `helper[bot]@…`.
  private static func isBot(_ field: [UInt8]) -> Bool { field.firstRange(of: "[bot]".utf8) != nil }

  private static func isSame(_ one: MailPerson, _ other: MailPerson) -> Bool {
    one.address.lowercased() == other.address.lowercased()
  }

  // MARK: - Ids

  /// All that stands in angle brackets; some programs write words around it.
  private static func ids(in value: [UInt8]) -> [String] {
    var ids: [String] = []
    var rest = value[...]
    while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
      rest = rest[(start + 1)...]
      guard let end = rest.firstIndex(of: UInt8(ascii: ">")) else { break }
      let id = rest[..<end].filter { $0 > 0x20 }
      if !id.isEmpty && !id.contains(UInt8(ascii: "<")) { ids.append(String(decoding: id, as: UTF8.self)) }
      rest = rest[(end + 1)...]
    }
    return ids
  }

  /// An id without brackets.
  private static func bareID(_ value: [UInt8]) -> String? {
    let id = value.filter { $0 > 0x20 && $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: ">") }
    return id.isEmpty ? nil : String(decoding: id, as: UTF8.self)
  }

  /// The address in `<mailto:craft@lists.example.org>` or `list craft@lists.example.org; contact …`.
  private static func posting(_ value: [UInt8]) -> String? {
    let words = String(decoding: value, as: UTF8.self).split { " <>;,\t".contains($0) }
    guard var word = words.first(where: { $0.contains("@") }) else { return nil }
    if word.lowercased().hasPrefix("mailto:") { word = word.dropFirst("mailto:".count) }
    return String(word.prefix { $0 != "?" })
  }

  /// The address that goes with an id such as `Craft talk <craft.lists.example.org>`.
  private static func address(ofList value: [UInt8]) -> String? {
    guard let id = ids(in: value).first, let point = id.firstIndex(of: "."), point > id.startIndex else { return nil }
    return id[..<point] + "@" + id[id.index(after: point)...]
  }
}
