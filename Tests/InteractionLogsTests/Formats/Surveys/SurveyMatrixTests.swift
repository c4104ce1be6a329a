import Testing

@testable import InteractionLogs

@Suite struct SurveyMatrixTests {
  @Test func rowsActTowardsColumnsInAnyOrder() throws {
    let log = try ExportLog([
      "m.csv": """
      who rates whom,Ben,Ada,Cem,Dora
      Ada,3,x,0,
      Ben,9,1.5,,2
      Cem,,,,
      """
    ])
    #expect(log.ties == ["Ada>Ben 3.0", "Ben>Ada 1.5", "Ben>Dora 2.0"])
    // Cem has a blank row and Dora none: both are members.
    #expect(log.members == ["Ada", "Ben", "Cem", "Dora"])
    #expect(log.leftOut == ["empty 2"])
    #expect(log.file.rowKind == .acts && log.file.clock == .none && log.file.format == "matrix of people")
    #expect(log.addsUp)
  }

  @Test(arguments: [
    "\u{FEFF};Ada;Ben;Cem\nAda;;2,5;\nBen;1;;\nCem;;;\n",
    "\tAda\tBen\tCem\r\nCem\t0\t0\t0\r\nAda\t0\t2.5\t0\r\nBen\t1\t0\t0\r\n",
  ])
  func semicolonsTabsAndCommasInNumbersAreRead(text: String) throws {
    #expect(try ExportLog(["m.csv": text]).ties == ["Ada>Ben 2.5", "Ben>Ada"])
  }

  @Test func marksAreTicks() throws {
    let log = try ExportLog(["m.csv": ",ada,ben,cem\nada,,x,\nben,X,,✓\ncem,,,\n"])
    #expect(log.ties == ["ada>ben", "ben>ada", "ben>cem"])
  }

  @Test func aNegativeCellIsRejectedWithItsPlace() throws {
    let log = try ExportLog(["m.csv": ",Ada,Ben,Cem\nAda,0,-2,1\nBen,1,0,1\nCem,0,0,0\n"])
    let row = log.log.rejected.first { _ in true }
    #expect(row?.line == 2 && row?.column == "Ben" && row?.reason == .weightNotPositive)
  }

  /// What only looks like a matrix is left to the formats behind.
  @Test(arguments: [
    ",ada,ben,cem\nada,often,never,\nben,never,,\ncem,,,\n",
    ",ada,ben,cem,age\nada,0,1,0,34\nben,1,0,0,45\ncem,0,0,0,29\n",
    "ada,ben,cem\nben,cem,ada\ncem,ada,ben\n", "from,to,weight\nada,ben,1\nben,cem,2\ncem,ada,1\n",
    "0,1,0,1\n1,0,0,0\n0,0,0,1\n1,0,1,0\n",
  ])
  func whatIsNoMatrixOfNumbersIsNotClaimed(text: String) {
    let opening = InputFile.Opening(raw: Array(text.utf8), text: Array(text.utf8), isWhole: true)
    #expect(!SurveyMatrix().recognizes(opening, of: InputFile(.bytes(name: "m.csv", []), number: 0)))
  }
}
