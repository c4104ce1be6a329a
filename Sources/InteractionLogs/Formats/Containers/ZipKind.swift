/// What a ZIP archive is for: documents of office programs are such archives, too.
enum ZipKind {
  case files, workbook, otherDocument

  /// Looks at the names of what is in it; nothing is unpacked.
  ///
  /// - Throws: ``InputError`` when it is damaged.
  init(of source: ByteSource, named name: String) throws {
    let reader = try ArchiveReader(source, .zip)
    var names: Set<String> = []
    while names.count < 1000, let entry = try reader.nextEntry() { names.insert(entry.path.joined(separator: "/")) }
    if names.contains("xl/workbook.xml") {
      self = .workbook
    } else if !names.isDisjoint(with: ["word/document.xml", "ppt/presentation.xml", "xl/workbook.bin"])
      || names.isSuperset(of: ["mimetype", "content.xml"])
    {
      self = .otherDocument
    } else {
      self = .files
    }
  }

  /// What to tell of a document that is not read.
  func refusal(of name: String) -> InputError? {
    guard self == .otherDocument else { return nil }
    return InputError(
      .data, file: name, problem: "is a document of an office program, but no workbook of Excel's kind",
      remedy: "save the table as .xlsx or as CSV (UTF-8)")
  }
}
