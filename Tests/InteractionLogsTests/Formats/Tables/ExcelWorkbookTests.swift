import Testing

@testable import InteractionLogs

@Suite struct ExcelWorkbookTests {
  /// A sheet: rows of cells as they stand in XML.
  private struct Sheet {
    var name: String
    var rows: String
    var state = "visible"
  }

  private let log = """
    <row r="1">\(text(0, "A1"))\(text(1, "B1"))\(text(2, "C1"))</row>
    <row r="2">\(text(3, "A2"))\(inline("ben & co", "B2"))<c r="C2" s="1"><v>45719.34375</v></c></row>
    <row r="4">\(inline("ben & co", "A4"))\(text(3, "B4"))<c r="C4" s="1"><v>45720.5</v></c><c r="E4"><v>7</v></c></row>
    """

  private static func text(_ index: Int, _ place: String) -> String { #"<c r="\#(place)" t="s"><v>\#(index)</v></c>"# }

  private static func inline(_ text: String, _ place: String) -> String {
    let escaped = text.split(separator: "&", omittingEmptySubsequences: false).joined(separator: "&amp;")
    return #"<c r="\#(place)" t="inlineStr"><is><t>\#(escaped)</t></is></c>"#
  }

  private func workbook(_ sheets: [Sheet], counts1904: Bool = false) -> [UInt8] {
    let list = sheets.enumerated().map {
      #"<sheet name="\#($1.name)" sheetId="\#($0 + 1)" state="\#($1.state)" r:id="rId\#($0 + 1)"/>"#
    }
    let links = sheets.indices.map { #"<Relationship Id="rId\#($0 + 1)" Target="worksheets/sheet\#($0 + 1).xml"/>"# }
    var entries = [
      Packing.Entry("[Content_Types].xml", "<Types/>"),
      Packing.Entry(
        "xl/workbook.xml",
        #"<workbook xmlns:r="r"><workbookPr date1904="\#(counts1904 ? 1 : 0)"/><sheets>\#(list.joined())</sheets></workbook>"#
      ),
      Packing.Entry("xl/_rels/workbook.xml.rels", "<Relationships>\(links.joined())</Relationships>"),
      Packing.Entry(
        "xl/sharedStrings.xml",
        "<sst><si><t>From</t></si><si><r><t>T</t></r><r><t>o</t></r></si><si><t>Date</t><rPh><t>no</t></rPh></si>"
          + "<si><t>Ada</t></si></sst>"),
      Packing.Entry(
        "xl/styles.xml",
        #"<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd\.mm\.yyyy hh:mm"/></numFmts>"#
          + #"<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>"#
          + #"<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="14"/></cellXfs></styleSheet>"#),
    ]
    for (index, sheet) in sheets.enumerated() {
      entries.append(
        Packing.Entry(
          "xl/worksheets/sheet\(index + 1).xml",
          "<worksheet><sheetData>\(sheet.rows)</sheetData><mergeCells/></worksheet>"))
    }
    return Packing.archive(entries, .zip)
  }

  private let expected = [
    "Ada→ben & co 2025-03-03T08:15:00Z 1.0 - -", "ben & co→Ada 2025-03-04T12:00:00Z 1.0 - -",
  ]

  @Test func datesTextsAndGapsAreReadAsTheyAreShown() throws {
    let log = try ReadLog([.bytes(name: "log.xlsx", workbook([Sheet(name: "Log", rows: log)]))])
    #expect(log.interactions.map(\.description) == expected)
    #expect(log.summary.files[0].format == "Excel workbook, sheet 'Log'")
  }

  @Test func titlesNotesAndHiddenSheetsAreNoLog() throws {
    let notes = "<row r=\"1\">\(Self.inline("read this first", "A1"))</row>"
    let title = """
      <row r="1">\(Self.inline("All messages of March", "A1"))</row>
      <row r="3">\(Self.text(0, "A3"))\(Self.text(1, "B3"))\(Self.text(2, "C3"))</row>
      <row r="4">\(Self.text(3, "A4"))\(Self.inline("ben & co", "B4"))<c r="C4" s="1"><v>45719.34375</v></c></row>
      <row r="5">\(Self.inline("ben & co", "A5"))\(Self.text(3, "B5"))<c r="C5" s="1"><v>45720.5</v></c></row>
      """
    let hidden = Sheet(name: "Old", rows: log, state: "hidden")
    let bytes = workbook([hidden, Sheet(name: "Notes", rows: notes), Sheet(name: "Data", rows: title)])
    let log = try ReadLog([.bytes(name: "log.xlsx", bytes)])
    #expect(log.interactions.map(\.description) == expected)
    #expect(log.summary.files[0].format == "Excel workbook, sheet 'Data'")
  }

  @Test func sheetsWithTheSameHeaderAreOneLog() throws {
    let bytes = workbook([Sheet(name: "March", rows: log), Sheet(name: "April", rows: log)])
    let log = try ReadLog([.bytes(name: "log.xlsx", bytes)])
    #expect(log.interactions.map(\.description) == expected + expected)
    #expect(log.summary.files[0].format == "Excel workbook, sheets 'March', 'April'")
  }

  @Test func rowsThatCannotBeReadAreRejectedByTheirNumber() throws {
    let rows =
      log + """
        <row r="6">\(Self.text(3, "A6"))<c r="B6" t="e"><v>#N/A</v></c><c r="C6" s="1"><v>45720.5</v></c></row>
        <row r="7">\(Self.text(3, "A7"))\(Self.inline("secret", "B7"))\(Self.inline("some day", "C7"))</row>
        """
    let log = try ReadLog([.bytes(name: "log.xlsx", workbook([Sheet(name: "Log", rows: rows)]))])
    #expect(log.rejected.map { "\($0.line) \($0.reason)" } == ["6 emptyTarget", "7 unreadableTime"])
    #expect(log.rejected.allSatisfy { $0.text.isEmpty })
  }

  @Test func memberTablesMayHaveATitle() throws {
    let rows = """
      <row r="1">\(Self.inline("Everybody", "A1"))</row>
      <row r="2">\(Self.inline("id", "A2"))\(Self.inline("name", "B2"))\(Self.inline("active", "C2"))</row>
      <row r="3">\(Self.text(3, "A3"))<c r="B3" t="str"><v>Ada L.</v></c><c r="C3" t="b"><v>1</v></c></row>
      <row r="4"/>
      <row r="5"><c r="A5"><v>17</v></c>\(Self.inline("Ben", "B5"))</row>
      """
    let notes = Sheet(name: "Notes", rows: "<row r=\"1\">\(Self.inline("hello", "A1"))</row>")
    let bytes = workbook([notes, Sheet(name: "People", rows: rows)])
    let table = try DelimitedTable.read(.bytes(name: "members.xlsx", bytes))
    #expect(table.rows.map(\.fields) == [["id", "name", "active"], ["Ada", "Ada L.", "true"], ["17", "Ben", ""]])
    #expect(table.rows.map(\.line) == [2, 3, 5])
  }

  @Test(arguments: [
    ("45719.34375", false, "2025-03-03T08:15:00"), ("44257.34375", true, "2025-03-03T08:15:00"),
    ("45719", false, "2025-03-03T00:00:00"), ("1", false, "1900-01-01T00:00:00"), ("59", false, "1900-02-28T00:00:00"),
    ("61", false, "1900-03-01T00:00:00"), ("0", true, "1904-01-01T00:00:00"),
    ("45719.999999988426", false, "2025-03-03T23:59:59.999"),
  ])
  func daysAreCountedAsExcelCountsThem(_ number: String, _ counts1904: Bool, _ text: String) {
    #expect(ExcelDate.text(number, .dateAndTime, countsFrom1904: counts1904) == text)
    #expect(
      ExcelDate.text(number, .date, countsFrom1904: counts1904)
        == (text.hasSuffix("T00:00:00") ? String(text.prefix(10)) : text))
  }

  @Test(arguments: ["-1", "3000000", "x", "1e300"]) func otherNumbersAreNoDates(_ number: String) {
    #expect(ExcelDate.text(number, .date, countsFrom1904: false) == nil)
  }

  @Test(arguments: [
    ("yyyy\\-mm\\-dd", "date"), ("d/m/yy h:mm;@", "dateAndTime"), ("[$-409]mmm yy", "date"), ("h:mm AM/PM", "time"),
    ("General", "none"), ("0.00E+00", "none"), ("\"day\" 0", "none"), ("[h]:mm", "none"), ("#,##0.00 [$€-407]", "none"),
    ("[Red]0", "none"),
  ])
  func formatsShowWhetherNumbersAreDates(_ code: String, _ style: String) {
    #expect((WorkbookOutline.dateStyle(ofCode: code).map { "\($0)" } ?? "none") == style)
  }

  @Test func otherDocumentsAreRefused() {
    let text = Packing.archive([Packing.Entry("word/document.xml", "<w/>")], .zip)
    #expect(inputError([.bytes(name: "a.docx", text)])?.problem.contains("office program") == true)
    let cut = Packing.archive(
      [
        Packing.Entry("xl/workbook.xml", "<workbook><sheets><sheet name=\"a\" id=\"r\"/></sheets></workbook>"),
        Packing.Entry("xl/_rels/workbook.xml.rels", "<R><Relationship Id=\"r\" Target=\"worksheets/a.xml\"/></R>"),
        Packing.Entry("xl/worksheets/a.xml", "<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v>"),
      ], .zip)
    #expect(inputError([.bytes(name: "a.xlsx", cut)])?.problem.contains("damaged XML") == true)
  }

  @Test func rowsAndColumnsBeyondWhatASheetHasAreRefused() {
    for row in [#"<row r="1048577"/>"#, #"<row r="2"/><row r="1"/>"#, #"<row r="-5"/>"#] {
      #expect(inputError([.bytes(name: "a.xlsx", workbook([Sheet(name: "a", rows: row)]))])?.kind == .data)
    }
    let wide = #"<row r="1"><c r="ZZZZZZZ1"><v>1</v></c><c r="A1"><v>1</v></c></row>"#
    #expect(inputError([.bytes(name: "a.xlsx", workbook([Sheet(name: "a", rows: wide)]))]) != nil)
  }
}
