import GraphCore
import TestSupport
import Testing

@testable import InteractionLogs

@Suite struct RecipientCellTests {
  private func names(_ cell: String, style: RecipientStyle = RecipientStyle()) -> [String] {
    Array(cell.utf8).withUnsafeBufferPointer { RecipientCell(style: style).names(in: $0) }
  }

  @Test(
    arguments: [
      ("ben", ["ben"]), ("ben; cem;", ["ben", "cem"]), ("ben|cem", ["ben", "cem"]), ("Roe, Rick", ["Roe, Rick"]),
      ("ben@example.org, cem@example.org", ["ben@example.org", "cem@example.org"]),
      ("ben@example.org cem@example.org", ["ben@example.org", "cem@example.org"]),
      ("ben@example.org\r\ncem@example.org", ["ben@example.org", "cem@example.org"]), ("ben\nroe", ["ben roe"]),
      ("\"Doe; Jane\" <jane@example.org>; Ben Roe <ben@example.org>", ["jane@example.org", "ben@example.org"]),
      ("Doe, Jane <jane@example.org>, Roe, Rick <rick@example.org>", ["jane@example.org", "rick@example.org"]),
      ("mailto:Ben@Example.org?subject=x", ["ben@example.org"]), ("Ben Roe (ben@example.org)", ["ben@example.org"]),
      ("ben@example.org (Ben, Roe)", ["ben@example.org"]), ("'ben@example.org'", ["ben@example.org"]),
      ("<@U1|ben>", ["U1"]), ("<@U1> <@U2>", ["U1", "U2"]), ("<@!42>, <@7>", ["42", "7"]),
      ("[\"ben\", \"c\\u00e9m\"]", ["ben", "cém"]), ("['ben', 'cem']", ["ben", "cem"]), ("{ben,cem}", ["ben", "cem"]),
      ("[]", []), ("[deleted]", ["[deleted]"]), ("undisclosed-recipients:;", []),
      ("Team: ben@example.org, cem@example.org;", ["ben@example.org", "cem@example.org"]),
      ("=\"00012\"", ["00012"]), ("say \"hi", ["say \"hi"]), ("a (b; c", ["a (b", "c"]), (" ; ; ", []),
    ] as [(String, [String])])
  func takesACellApart(cell: String, expected: [String]) {
    #expect(names(cell).map(NameIdentity.people.canonical) == expected)
  }

  @Test func theColumnShowsWhetherCommasSeparate() {
    let lists = RecipientStyle(lists: ["ben, cem", "dia", "ada,dia"], singles: ["ada", "ben", "cem"])
    #expect(names("ben, cem", style: lists) == ["ben", "cem"])
    let surnames = RecipientStyle(
      lists: ["Roe, Rick", "Doe, Jane", "ada"], singles: ["Roe, Rick", "ada", "Doe, Jane"])
    #expect(names("Roe, Rick", style: surnames) == ["Roe, Rick"] && names("Poe, Cem", style: surnames) == ["Poe, Cem"])
    let both = RecipientStyle(lists: ["ben, ada", "ada, ben", "Roe, Rick"], singles: ["Roe, Rick", "ada", "ben"])
    #expect(names("Roe, Rick", style: both) == ["Roe, Rick"] && names("ada, ben", style: both) == ["ada", "ben"])
  }

  @Test func nothingOfACellIsLost() {
    var random = SeededGenerator(seed: 5)
    let pieces = ["ada", "@", "x.org", ";", "|", ",", "\"", "<", ">", "(", ")", "[", "]", " ", ":", "é", "'", "\\"]
    for _ in 0..<20_000 {
      let cell = (0..<Int.random(in: 0...12, using: &random)).map { _ in pieces.randomElement(using: &random)! }
        .joined()
      let letters = names(cell).joined().count { $0 == "é" }
      #expect(letters <= cell.count { $0 == "é" })
    }
  }
}

@Suite struct AbsentPeopleTests {
  @Test func missingValuesAreNobodyAndPlaceholdersAreCounted() throws {
    let log = try ReadLog(
      """
      from,to,date
      ada,ben,2025-02-03
      ada,NA,2025-02-03
      nan,ben,2025-02-03
      [Deleted],ben,2025-02-04
      ada,ben; Deleted User,2025-02-04
      Nan,Null,2025-02-05

      """)
    #expect(log.members == ["ada", "ben", "Nan", "Null"] && log.pairs == ["ada>ben", "ada>ben", "Nan>Null"])
    let file = log.summary.files[0]
    #expect(file.absentNames.map(\.text) == ["NA", "nan", "[Deleted]", "Deleted User"])
    #expect(file.absentNames.map(\.absence) == [.missing, .missing, .placeholder, .placeholder])
    #expect(file.namelessRows == 3 && file.rows == 6 && file.usedRows == 3 && log.rejected.isEmpty)
  }

  @Test(arguments: [
    "(blank)", "[gelöscht]", "N.N.", "k.A.", "leer", "(vide)", "[supprimé]", "已删除",
  ])
  func nobodyInOtherLanguagesIsNobody(name: String) throws {
    let log = try ReadLog("from,to\nada,ben\n\(name),ben\nben,\(name)\n")
    #expect(log.members == ["ada", "ben"] && log.summary.files[0].namelessRows == 2)
  }

  /// Nobody is called Everyone, but somebody who writes as All is somebody.
  @Test func channelsAndEverybodyAreAddressedByNobodyAsAPerson() throws {
    let log = try ReadLog("from,to\nada,#general\nada,Everyone\nada,@channel; ben\nben,alle\nAll,ada\nben,#7\n")
    #expect(log.pairs == ["ada>ben", "All>ada", "ben>#7"] && log.summary.files[0].namelessRows == 3)
    #expect(log.summary.files[0].absentNames.allSatisfy { $0.absence == .group })
  }

  @Test func aRowIsAtMostOneInteractionWithTheSamePerson() throws {
    let log = try ReadLog("from,to\nada,ben;ben\nada,\"Ben <ben@x.org>, ben@x.org\"\nada,ben\nada,ben\n")
    #expect(log.pairs == ["ada>ben", "ada>ben@x.org", "ada>ben", "ada>ben"])
  }

  @Test func aMemberTableMakesThemPeople() throws {
    var options = LogReadingOptions()
    options.listedNames = ["NA", "unknown"]
    let log = try ReadLog("from,to\nNA,unknown\nunknown,anonymous\n", options: options)
    #expect(log.members == ["NA", "unknown"] && log.summary.files[0].namelessRows == 1)
  }

  @Test func threadsAndIdsMayBeMissingToo() throws {
    var options = LogReadingOptions()
    options.readsMessages = true
    let log = try ReadLog(
      "id,author,thread,reply_to,created_at\n1,ada,7,,2025-02-03\n2,ben,NaN,1.0,2025-02-04\n3,NULL,7,None,2025-02-05\n",
      options: options)
    #expect(log.interactions.map(\.thread) == ["7", ""] && log.interactions.map(\.replyTo) == ["", "1"])
  }
}

@Suite struct NameCleaningTests {
  @Test(
    arguments: [
      ("  Ada   Lovelace ", "Ada Lovelace"), ("Ada\u{A0}Lovelace", "Ada Lovelace"), ("A\u{AD}da", "Ada"),
      ("\u{FEFF}ada\u{200B}", "ada"), ("\u{202A}ada\u{202C}", "ada"), ("\"Lovelace, Ada\"", "Lovelace, Ada"),
      ("=\"00012\"", "00012"), ("00012", "00012"), ("👩\u{200D}🔬", "👩\u{200D}🔬"), ("smtp:Ben@X.org", "ben@x.org"),
    ])
  func takesOffWhatNobodySees(spelling: String, name: String) {
    #expect(NameIdentity.people.canonical(spelling) == name)
  }

  @Test func equalCharactersMakeOneName() {
    var table = NameTable()
    let composed = table.intern("Jos\u{E9}")
    #expect(table.intern("Jose\u{301}") == composed && table.index(of: "Jose\u{301}") == composed && table.count == 1)
    #expect(table.intern("Jose") != composed)
  }

  @Test(arguments: [("1.0", "1"), ("<a@b>", "a@b"), ("t1_abc", "abc"), ("1.5", "1.5"), ("007", "007"), ("x.0", "x.0")])
  func idsOfMessagesAreTheSameInAllTheirForms(spelling: String, id: String) {
    #expect(NameIdentity.messages.canonical(spelling) == id)
  }

  @Test func anAddressHasTheCommonestOfItsNames() throws {
    var names = LogNames()
    let text = """
      from,to
      Jane Doe <jane@x.org>,Ben <ben@x.org>
      "Doe, Jane <jane@x.org>",ben@x.org
      jane@x.org (Jane Doe),<@U1|cem>
      ben@x.org,JANE@x.org

      """
    _ = try InteractionLogReader().read([.bytes(name: "log.csv", Array(text.utf8))], names: &names) { _ in }
    let shown = names.displayNames.commonest()
    let found = Dictionary(uniqueKeysWithValues: shown.map { (names.members.name(at: $0.key), $0.value) })
    #expect(found == ["jane@x.org": "Jane Doe", "ben@x.org": "Ben", "U1": "cem"])
  }

  @Test func idsThatASpreadsheetShortenedAreAnError() throws {
    let error = try #require(inputError("from,to\n1.23457E+11,2.5E+12\n1.23457E+11,7\n"))
    #expect(error.column == "from" && error.text == "1.23457E+11" && error.problem.contains("spreadsheet"))
    #expect(!DamagedIDs.isDamaged("1E5") && !DamagedIDs.isDamaged("abcdE+11") && DamagedIDs.isDamaged("1.0E+05"))
  }
}
