/// Mail as programs store it: mailboxes (mbox, RFC 4155) and what web archives give as text, Maildir, folders of single
/// messages. All files together are one mailbox.
///
/// In somebody's mailbox a message goes from its author to each recipient, with the field as its kind. In the archive of a
/// mailing list, which is to everybody, an answer goes to the author of the message that it answers; so does the mail of
/// lists in a mailbox. People are known by their addresses. Only the heads of messages are read.
struct MailArchive: LogFormat {
  let name = "mailbox"

  func claims(_ files: [InputFile], openings: Openings) throws -> [Int] {
    let kept = Set(files.compactMap { Self.folder(of: $0, named: ["cur", "new"]) })
    return try files.indices.filter { index in
      let file = files[index]
      guard !file.isRepository else { return false }
      // What is in `tmp` is still being delivered.
      if let folder = Self.folder(of: file, named: ["tmp"]), kept.contains(folder) { return false }
      return MailOpening.kind(of: try openings.of(file).text) != nil
    }
  }

  /// The folder with the folder in which a file lies, if that has one of these names.
  private static func folder(of file: InputFile, named names: Set<String>) -> [String]? {
    guard file.path.count >= 2, names.contains(file.path[file.path.count - 2]) else { return nil }
    return ["\(file.input)"] + file.path.dropLast(2)
  }

  func read(_ files: [InputFile], into rows: inout ExportRows) throws {
    var mailbox = Mailbox()
    var layout = TimeLayout()
    layout.zone = try TimeLayout(rows.options).zone
    var times = ColumnTimes(layout)
    // Of two copies of a message the first one counts: which that is shall not depend on the order of the inputs.
    for file in files.sorted(by: {
      ($0.path.joined(separator: "/"), $0.name) < ($1.path.joined(separator: "/"), $1.name)
    }) {
      try read(file, into: &mailbox, &rows, &times)
    }
    try mailbox.give(to: &rows)
  }

  private func read(
    _ file: InputFile, into mailbox: inout Mailbox, _ rows: inout ExportRows, _ times: inout ColumnTimes
  ) throws {
    let kind = MailOpening.kind(of: try rows.opening(of: file).text)
    let source = try rows.open(file)
    try source.fill(atLeast: 4)
    source.keepNoMore()
    let beginning = UnsafeBufferPointer(start: UnsafePointer(source.base), count: source.count)
    if let encoding = TextEncoding.marked(beginning) { try source.decode(as: encoding) }
    let mark = FileSignature.markLength(UnsafeBufferPointer(start: UnsafePointer(source.base), count: source.count))
    var scanner = MailScanner(source, from: mark, isMailbox: kind == .mailbox)
    while let head = try scanner.next() {
      try rows.checkCancelled()
      if head.isTooLong {
        try rows.reject(.rowTooLong, in: file, line: head.line, text: "")
        continue
      }
      do throws(MailMessage.Flaw) {
        mailbox.add(try MailMessage(MailFields(head.text), times: &times))
      } catch {
        try rows.reject(error == .noAuthor ? .noAuthor : .damaged, in: file, line: head.line, text: "")
      }
    }
  }
}
