import Testing

@testable import InteractionLogs

@Suite struct EmptyTableTests {
  @Test(arguments: ["\"\"", "\"\"\n\n", "\"\"\r\n\"\"\r\n", "\" \""]) func nothingButQuotesIsAnEmptyTable(text: String)
    throws
  {
    let error = try #require(throws: InputError.self) {
      try DelimitedTable.read(.bytes(name: "members.csv", Array(text.utf8)))
    }
    #expect(error.exitCode == 65 && error.description.contains("members.csv: is empty"))
  }

  @Test func aMessageShowsNoControlCharactersAndEnds() {
    let text = "\u{1B}[31m\u{202E}" + String(repeating: "x", count: 10_000)
    let error = InputError(.data, file: text, column: text, text: text, problem: text, remedy: text)
    let isPlain = error.description.unicodeScalars.allSatisfy {
      $0.properties.generalCategory != .control && $0.properties.generalCategory != .format
    }
    #expect(isPlain && error.description.utf8.count < 4_000)
  }
}
