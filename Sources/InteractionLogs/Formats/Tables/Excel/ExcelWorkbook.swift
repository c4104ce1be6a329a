/// Workbooks of Excel's kind, `.xlsx` (ECMA-376): a ZIP archive of sheets in XML.
///
/// Of the sheets that are shown, the first is read that holds what is wanted: a log, or members. Others with the same header
/// go on with it.
struct ExcelWorkbook: TableFormat {
  let name = "Excel workbook"

  func recognizes(_ opening: InputFile.Opening, of file: InputFile) -> Bool {
    guard opening.raw.starts(with: "PK\u{3}\u{4}".utf8),
      let source = try? file.open(chunkBytes: 1 << 16, isCancelled: { false })
    else { return false }
    defer { file.giveBack(source) }
    return (try? ZipKind(of: source, named: file.name)) == .workbook
  }

  func table(in file: InputFile, _ request: TableRequest) throws -> TableSource {
    let source = try file.open(chunkBytes: 1 << 18, isCancelled: request.isCancelled)
    let parts = try WorkbookParts(source, isCancelled: request.isCancelled)
    let outline = try WorkbookOutline(parts, isCancelled: request.isCancelled)
    var sheets: [(name: String, text: SheetText)] = []
    for sheet in outline.sheets {
      let text = try SheetText(sheet.part, of: parts, outline, isCancelled: request.isCancelled)
      if text.rowCount > 0 { sheets.append((sheet.name, text)) }
    }
    guard !sheets.isEmpty else {
      throw InputError(.data, file: file.name, problem: "is a workbook without a filled sheet", remedy: "give a table")
    }
    let headers = sheets.map { SheetHeader($0.text, of: file.name, request) }
    let chosen = headers.firstIndex { $0.fits } ?? 0
    let header = headers[chosen]
    let used = sheets.indices.filter { $0 == chosen || header.fits && headers[$0].isSame(as: header) }
    let names = used.map { "'\(sheets[$0].name)'" }.joined(separator: ", ")
    let stream = SheetStream(
      used.map { (sheets[$0].text, request.purpose == .members ? headers[$0].line : 0) },
      width: used.map { sheets[$0].text.width }.max()!)
    return TableSource(
      source: ByteSource(
        name: file.name, stream: stream, chunkBytes: request.options.chunkBytes, isCancelled: request.isCancelled),
      label: "\(name), sheet\(used.count > 1 ? "s" : "") \(names)",
      hasHeader: request.purpose == .members ? true : nil)
  }
}

/// The header of a sheet, where it has what is wanted.
private struct SheetHeader {
  /// Whether the sheet is a log, or a table of members.
  private(set) var fits = false
  private var cells: [String] = []
  /// How many rows stand above the header.
  private(set) var line = 0

  init(_ sheet: SheetText, of file: String, _ request: TableRequest) {
    let bytes = sheet.sample(LogFileReading.sampleBytes)
    let sample = DelimitedSample(bytes: bytes, isWhole: bytes.count < LogFileReading.sampleBytes, lineEnd: 0x0A)
    if request.purpose == .members {
      let rows = sample.placedRows(.comma, limit: 30)
      let row = rows.first { row in
        let filled = row.fields.filter { !$0.isEmpty }
        return filled.count > 1
          && !(MemberHeaders.columns(.id, in: filled) + MemberHeaders.columns(.name, in: filled)).isEmpty
      }
      fits = row != nil
      (cells, line) = (row?.fields ?? [], row?.line ?? rows.first?.line ?? 0)
      return
    }
    let options = request.options(hasHeader: nil)
    guard let layout = try? LayoutDetector(file: file, options: options).layout(of: sample) else { return }
    (fits, cells, line) = (true, layout.hasHeader ? layout.columnNames : [], layout.firstLine)
  }

  func isSame(as other: SheetHeader) -> Bool { fits && !cells.isEmpty && cells == other.cells }
}

/// The files of a workbook, unpacked.
final class WorkbookParts {
  /// A workbook that holds more is an error.
  private static let mostBytes = 8 << 30

  let name: String
  private let spool: ByteSpool
  private var ranges: [String: Range<Int>] = [:]

  init(_ source: ByteSource, isCancelled: () -> Bool) throws {
    name = source.name
    spool = ByteSpool(name: source.name)
    let spool = spool
    var ranges: [String: Range<Int>] = [:]
    try PackedFiles.forEachEntry(of: source, .zip, isCancelled: isCancelled) { reader, path in
      let path = path.joined(separator: "/")
      guard path.hasPrefix("xl/"), path.hasSuffix(".xml") || path.hasSuffix(".rels"), ranges[path] == nil else {
        return
      }
      let start = spool.count
      try PackedFiles.keep(reader, in: spool, of: name, mostBytes: Self.mostBytes, isCancelled: isCancelled)
      ranges[path] = start..<spool.count
    }
    self.ranges = ranges
  }

  /// Reads a part, if there is one.
  func read<Handler: XMLHandler>(_ path: String, into handler: inout Handler, isCancelled: () -> Bool) throws {
    guard let range = ranges[path] else { return }
    try withoutActuallyEscaping(isCancelled) { isCancelled in
      let source = ByteSource(
        name: "\(name)/\(path)", kept: spool, range: range, chunkBytes: 1 << 18, isCancelled: isCancelled)
      try source.fill(atLeast: 1)
      try XMLReader.read(source, into: &handler, isCancelled: isCancelled)
    }
  }
}
