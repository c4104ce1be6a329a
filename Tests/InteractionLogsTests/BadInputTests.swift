import Foundation
import GraphCore
import Testing

@testable import InteractionLogs

@Suite struct BadInputTests {
  // MARK: - Logs that cannot be read at all

  private func temporaryFile(_ bytes: [UInt8]) throws -> String {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("copgraph-\(UUID().uuidString).csv")
    try Data(bytes).write(to: url)
    return url.path
  }

  @Test func namesAMissingFile() {
    let error = inputError([.file("/nowhere/log.csv")])
    #expect(error?.exitCode == 66)
    #expect(error?.description == "/nowhere/log.csv: there is no such file; check the path.")
  }

  @Test func namesAFolderWithoutFiles() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("copgraph-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let error = inputError([.file(folder)])
    #expect(error?.kind == .noInput)
    #expect(error?.problem == "is a folder without files")
  }

  @Test func readsTheLogsInAFolderAndPassesOverWhatLiesBesideThem() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("copgraph-\(UUID().uuidString)")
    let inner = folder.appendingPathComponent("2024")
    try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = [
      "part-1.csv": "from,to\nada,ben\n", "2024/part-0.csv": "from,to\nben,cem\n", "_SUCCESS": "", ".DS_Store": "x",
    ]
    for (name, text) in files { try Data(text.utf8).write(to: folder.appendingPathComponent(name)) }
    try FileManager.default.createSymbolicLink(
      at: folder.appendingPathComponent("link.csv"), withDestinationURL: folder.appendingPathComponent("part-1.csv"))
    #expect(try ReadLog([.file(folder.path)]).pairs == ["ben>cem", "ada>ben"])
  }

  @Test(.enabled(if: geteuid() != 0, "root may read every file"))
  func namesAFileThatMayNotBeRead() throws {
    let path = try temporaryFile(Array("a,b\n".utf8))
    defer { try? FileManager.default.removeItem(atPath: path) }
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: path)
    #expect(inputError([.file(path)])?.kind == .noInput)
  }

  @Test func readsAFileFromDisk() throws {
    let path = try temporaryFile(Array("from,to\nada,bob\n".utf8))
    defer { try? FileManager.default.removeItem(atPath: path) }
    #expect(try ReadLog([.file(path)]).pairs == ["ada>bob"])
  }

  @Test(arguments: ["", "\n\n", "  ", "\u{FEFF}", "\u{FEFF}\n"])
  func refusesAnEmptyLog(text: String) {
    let error = inputError(text)
    #expect(error?.exitCode == 65)
    #expect(error?.description == "log.csv: is empty; give a file with at least one row.")
  }

  @Test func refusesAHeaderAlone() {
    for text in ["from,to", "from,to\n", "from,to\n\n\n", "id,author,parent\n"] {
      #expect(inputError(text)?.problem == "has a header but no rows")
      #expect(inputError(text)?.exitCode == 65)
    }
  }

  @Test func listsColumnsThatItDoesNotKnow() {
    let error = inputError("a,b,c\n1,2,3\n4,5,6\n")
    #expect(error?.exitCode == 65)
    #expect(
      error?.description
        == "log.csv, line 1: no column was recognised as who acts and towards whom "
        + "among the columns 'a', 'b', 'c'; name the columns with --source NAME --target NAME."
    )
    #expect(
      inputError("from,subject,n\nada,hello,1\n")?.problem.contains("only who acts was recognised ('from')") == true)
    #expect(inputError("to,subject\nada,hello\n")?.problem.contains("only towards whom was recognised ('to')") == true)
  }

  @Test func refusesTextWithoutColumns() {
    let error = inputError("Dear all,\nthis is a letter.\nIt goes on.\nAnd on.\n")
    #expect(error?.exitCode == 65)
    #expect(error?.problem == "no columns can be told apart")
    #expect(inputError("one column\nonly\n")?.exitCode == 65)
  }

  @Test func refusesColumnsThatAreNotThere() {
    let options = LogReadingOptions(columns: ColumnOverrides(source: "boss"))
    let error = inputError("from,to\nada,bob\n", options: options)
    #expect(error?.exitCode == 64)
    #expect(
      error?.description
        == "log.csv, column 'boss': there is no such column among 'from', 'to'; give one of these names.")
    let number = LogReadingOptions(columns: ColumnOverrides(source: "4"), hasHeader: false)
    #expect(inputError("ada,bob\n", options: number)?.exitCode == 64)
    let twice = LogReadingOptions(columns: ColumnOverrides(source: "from", target: "from"))
    #expect(inputError("from,to\nada,bob\n", options: twice)?.exitCode == 64)
  }

  @Test(
    arguments: [
      ([0x1F, 0x8B, 8, 0], "damaged"), ([0x50, 0x4B, 3, 4], "damaged"), ([0x28, 0xB5, 0x2F, 0xFD], "packed"),
      ([0xD0, 0xCF, 0x11, 0xE0], "Excel"), ([0x50, 0x41, 0x52, 0x31], "Parquet"),
    ] as [([UInt8], String)])
  func recognisesOtherFormats(bytes: [UInt8], name: String) {
    let error = inputError([.bytes(name: "log", bytes)])
    #expect(error?.exitCode == 65)
    #expect(error?.problem.contains(name) == true)
    #expect(error?.remedy.isEmpty == false)
  }

  @Test func refusesTwoClocksTogether() {
    let error = inputError([
      .bytes(name: "one", Array("from,to,time\na,b,20\nb,a,40\n".utf8)),
      .bytes(name: "two", Array("from,to,time\na,b,2010-01-02\n".utf8)),
    ])
    #expect(error?.exitCode == 65)
    #expect(error?.description.hasPrefix("one: counts seconds from its own start, but two has dates") == true)
  }

  @Test func neverPutsControlCharactersOnTheTerminal() {
    let error = InputError(
      .data, file: "a\u{1B}[31m", text: "x\ny\u{7}" + String(repeating: "z", count: 500), problem: "p", remedy: "r")
    #expect(!error.description.unicodeScalars.contains { $0.value < 0x20 })
    #expect(error.description.count < 200)
  }

  // MARK: - Rows that are rejected

  private static let header = "from,to,time,weight\n"
  private static let good = "ada,bob,2010-01-02,1\n"

  @Test(
    arguments: [
      ("ada,bob\n", .tooFewFields, nil), ("ada,bob,2010-01-02,1,5\n", .tooManyFields, nil),
      (",bob,2010-01-02,1\n", .emptySource, "from"), ("ada,\u{A0} ,2010-01-02,1\n", .emptyTarget, "to"),
      ("ada,;|;,2010-01-02,1\n", .emptyTarget, "to"), ("ada,bob,soon,1\n", .unreadableTime, "time"),
      ("ada,bob,,1\n", .unreadableTime, "time"), ("ada,bob,2010-01-02,0\n", .weightNotPositive, "weight"),
      ("ada,bob,2010-01-02,-3\n", .weightNotPositive, "weight"),
      ("ada,bob,2010-01-02,x\n", .unreadableWeight, "weight"),
      ("ada,bob,2010-01-02,\n", .unreadableWeight, "weight"), ("ada,bob,2010-01-02,nan\n", .unreadableWeight, "weight"),
      ("ada,bob,2010-01-02,inf\n", .unreadableWeight, "weight"),
      ("ada,bob,2010-01-02,1e999\n", .unreadableWeight, "weight"),
      ("ada,bob;cleo,2010-01-02,1e308\n", .weightsTooLarge, "weight"),
      ("ada,bob,2010-01-02,0x1F\n", .unreadableWeight, "weight"), ("ad\u{0}a,bob,2010-01-02,1\n", .nulByte, nil),
      ("ada,\"bob,2010-01-02,1\n", .unclosedQuote, nil), ("ada,\"bob\"by,2010-01-02,1\n", .malformedQuote, nil),
    ] as [(String, RejectionReason, String?)])
  func rejectsARow(row: String, reason: RejectionReason, column: String?) throws {
    let log = try ReadLog(Self.header + Self.good + row + Self.good)
    #expect(log.pairs == ["ada>bob", "ada>bob"])
    #expect(log.members == ["ada", "bob"])
    let text = String(row.dropLast())
    let names = Self.header.dropLast().split(separator: ",").map { String($0) }
    let field = column.map { text.split(separator: ",", omittingEmptySubsequences: false)[names.firstIndex(of: $0)!] }
    #expect(
      Array(log.rejected) == [
        RejectedRow(
          file: "log.csv", line: 3, column: column, reason: reason, field: field.map { String($0) }, text: text)
      ])
    #expect(log.summary.rejected == [RejectionCount(reason: reason, count: 1)])
    #expect(log.summary.rows == 3)
    let error = inputError(Self.header + Self.good + row, options: LogReadingOptions(isStrict: true))
    #expect(error?.line == 3 && error?.column == column && error?.exitCode == 65)
    #expect(error?.description.contains("log.csv, line 3") == true)
  }

  @Test func rejectsInvalidUTF8AndKeepsItsBytes() throws {
    let row: [UInt8] = [0x61, 0x2C, 0xC3, 0x28, 0x2C, 0x32, 0x2C, 0x31]
    let bytes = Array((Self.header + Self.good).utf8) + row + Array(("\r\n" + Self.good).utf8)
    let log = try ReadLog(bytes: bytes)
    #expect(log.rejected.map(\.reason) == [.invalidUTF8])
    #expect(log.rejected.map { Array($0.text.utf8) } == [Array(String(decoding: row, as: UTF8.self).utf8)])
    #expect(log.pairs.count == 2)
  }

  @Test func anUnclosedQuoteCostsItsLineOnly() throws {
    let rows = String(repeating: Self.good, count: 1000)
    let log = try ReadLog(Self.header + rows + "ada,\"bob,2010-01-02,1\n" + rows)
    #expect(log.interactions.count == 2000)
    #expect(log.rejected.map(\.line) == [1002])
    #expect(log.rejected.map(\.reason) == [.unclosedQuote])
    // A stray quote further on closes it, to a name of a thousand lines or a row with too few fields.
    let closed = try ReadLog(Self.header + rows + "ada,\"bob,2010-01-02,1\n" + rows + "ada,bob\",2010-01-02,1\n")
    #expect(closed.rejected.map(\.line) == [1002])
    #expect(closed.interactions.count == 2001)
    let unlike = try ReadLog(Self.header + rows + "ada,\"bob,2010-01-02,1\n" + rows + "ada,bob\"\n")
    #expect(unlike.rejected.map(\.line) == [1002, 2003])
    #expect(unlike.interactions.count == 2000)
  }

  @Test func whatStandsBelowATableIsNoRow() throws {
    let rows = "from,to,date\n" + (10..<20).map { "a,b,2025-03-\($0)\n" }.joined()
    for end in [
      ",,\n , ,\n", "\"\",,\n", "Total,,10\n", "# end of export\n", "10 rows exported\n", "Summe,,\n10 rows exported\n",
    ] {
      let log = try ReadLog(rows + end)
      let lines = end.count { $0 == "\n" }
      #expect(log.rejected.isEmpty && log.summary.rows == 10 && log.summary.files[0].skippedLines == lines, "\(end)")
    }
    // Among the rows they are rows that cannot be used.
    let among = try ReadLog(rows + "Total,,10\na,b,2025-03-01\n")
    #expect(among.rejected.count == 1 && among.rejected.map(\.line) == [12] && among.summary.rows == 12)
    #expect(try ReadLog(rows + "a,b\n").rejected.count == 1)
    var strict = LogReadingOptions()
    strict.isStrict = true
    #expect(inputError(rows + "Total,,10\na,b,2025-03-01\n", options: strict)?.line == 12)
  }

  @Test func entriesOfJSONAreToldByTheirNumbers() throws {
    let json = #"[{"from":"a","to":"b"},{"from":"a","to":"c"},{"from":"a","to":""}]"#
    let log = try ReadLog(json)
    #expect(log.summary.files[0].countsEntries && log.rejected.map(\.line) == [3])
    var strict = LogReadingOptions()
    strict.isStrict = true
    let error = try #require(inputError(json, options: strict))
    #expect(error.entry == 3 && error.line == nil && error.description.contains("entry 3"))
  }

  @Test func aHeaderInAnUnknownEncodingIsNotShown() throws {
    // "От,Кому" in Windows-1251.
    let bytes: [UInt8] = [0xCE, 0xF2, 0x2C, 0xCA, 0xEE, 0xEC, 0xF3, 0x0A] + Array("a,b\nb,c\n".utf8)
    let error = try #require(inputError([.bytes(name: "log.csv", bytes)]))
    #expect(error.remedy.contains("--encoding") && !error.description.contains("\u{FFFD}"))
  }

  @Test func aMemberTableIsNoLog() throws {
    let error = try #require(inputError("id,name,department,role\n1,Ann,HR,lead\n2,Bob,IT,dev\n"))
    #expect(error.remedy.contains("--members"))
  }

  @Test func aLineEndInANameIsASpace() throws {
    let log = try ReadLog(
      "from,to,date\n\"ann\nlee\",bob,2025-03-01\nbob,\"ann\r\nlee\",2025-03-02\nbob,cem,2025-03-03\n")
    #expect(log.pairs == ["ann lee>bob", "bob>ann lee", "bob>cem"] && log.rejected.isEmpty)
    let list = try ReadLog("from,to,date\nann@x.org,\"bob@x.org\ncem@x.org\",2025-03-01\n")
    #expect(list.pairs == ["ann@x.org>bob@x.org", "ann@x.org>cem@x.org"])
  }

  @Test func aQuotedLineEndIsNoProblem() throws {
    let log = try ReadLog("from,to,subject\nada,bob,\"one\ntwo\"\nada,,x\n")
    #expect(log.pairs == ["ada>bob"])
    #expect(log.rejected.map(\.line) == [4])
  }

  @Test func anEndlessLineIsRejectedInBoundedMemory() throws {
    var options = LogReadingOptions()
    (options.chunkBytes, options.longestRowBytes) = (1 << 14, 1 << 17)
    let long = [UInt8](repeating: UInt8(ascii: "x"), count: 1 << 18)
    let bytes = Array((Self.header + Self.good + "ada,").utf8) + long + Array(("\n" + Self.good).utf8)
    let log = try ReadLog(bytes: bytes, options: options)
    #expect(log.interactions.count == 2)
    #expect(log.rejected.map(\.reason) == [.rowTooLong])
    let row = try #require(log.rejected.first { _ in true })
    #expect(
      row.line == 3 && row.text.hasPrefix("ada,xxx") && row.text.hasSuffix("x… (the rest of this row is left out)"))
    #expect(row.text.utf8.count < RejectedRows.longestTextBytes + 64)
    #expect(log.members == ["ada", "bob"])
  }

  @Test func anEndlessQuoteIsRejectedAfterAWhile() throws {
    let lines = [UInt8]((0..<(17 << 20)).map { $0 % 64 == 63 ? 0x0A : 0x78 })
    let bytes = Array((Self.header + Self.good + "ada,\"bob\n").utf8) + lines + Array(("\n" + Self.good).utf8)
    var options = LogReadingOptions()
    options.allowsRejected = true
    let log = try ReadLog(bytes: bytes, options: options)
    #expect(log.interactions.count == 2)
    let row = try #require(log.rejected.first { _ in true })
    #expect(row.reason == .unclosedQuote && row.line == 3)
  }

  @Test func aLogWithoutAnyUsableRowIsAnError() {
    let error = inputError("from,to,time\na,b,soon\na,b,later\na,,2010-01-02\n")
    #expect(error?.exitCode == 65 && error?.line == 2 && error?.column == "time")
    #expect(
      error?.description
        == "log.csv, line 2, column 'time': none of the 3 rows can be used, "
        + "here and mostly because of: unreadable time ('soon'); write times like 2010-01-02T17:40:10Z or as seconds."
    )
  }

  @Test func survivesRandomBytes() {
    for seed in 0..<500 {
      var random = SeededGenerator(seed: UInt64(seed))
      let alphabet: [UInt8] = [0x2C, 0x3B, 0x0A, 0x0D, 0x22, 0x00, 0xFF, 0xC3, 0xA9, 0x61, 0x31, 0x20, 0x7C, 0x09]
      let bytes = (0..<random.below(201)).map { _ in alphabet[random.below(alphabet.count)] }
      for head in [[], Array("from,to,time\n".utf8), Array("id,author,parent\n".utf8)] {
        var options = LogReadingOptions()
        options.chunkBytes = 1 + seed % 17
        if let log = try? ReadLog(bytes: head + bytes, options: options) {
          #expect(log.summary.rejectedRows == log.rejected.count)
          #expect(log.summary.interactions == log.interactions.count { !$0.target.isEmpty })
        }
      }
    }
  }

  /// With columns that the user names it is a plain table, whose ties would lose one of their counts.
  @Test func namesATableOfTiesWhoseColumnsAreNamed() {
    let options = LogReadingOptions(columns: ColumnOverrides(source: "member_a", target: "member_b"))
    let error = inputError("member_a,member_b,a_to_b,b_to_a\nada,bob,3,1\nbob,carl,2,0\n", options: options)
    #expect(error?.exitCode == 65 && error?.problem.contains("a table of ties") == true)
  }
}
