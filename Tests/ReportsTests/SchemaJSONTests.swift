import CommunityInsights
import Foundation
import Testing

@testable import InteractionLogs
@testable import Reports

/// The schema says of every table of the folder what is in it, and nothing that is not so.
@Suite struct SchemaJSONTests {
  private static let tables: [ReportFile] = [.members, .ties, .membersOverTime, .timeline, .rejected]

  private func schema(_ analysis: Analysis, _ files: [ReportFile] = tables) throws -> [[String: Any]] {
    let bytes = SchemaJSON(files: files).bytes(of: analysis)
    let object = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    return try #require(object["resources"] as? [[String: Any]])
  }

  private func fields(_ table: [String: Any]) throws -> [[String: Any]] {
    try #require((table["schema"] as? [String: Any])?["fields"] as? [[String: Any]])
  }

  private func rows(_ file: ReportFile, of analysis: Analysis) throws -> [[String]] {
    var bytes: [UInt8] = []
    let sink = ByteSink { bytes += $0 }
    switch file {
    case .members where analysis.audience != .community: try PseudonymsCSV().write(analysis, to: sink)
    case .members: try MembersCSV(standings: StandingColumn.columns(of: analysis)).write(analysis, to: sink)
    case .ties: try TiesCSV().write(analysis, to: sink)
    case .membersOverTime: try MembersOverTimeCSV().write(analysis, to: sink)
    case .timeline: try TimelineCSV().write(analysis, to: sink)
    default: try RejectedCSV().write(Fixture.rejected, to: sink)
    }
    try sink.handOn()
    return csvRows(String(decoding: bytes, as: UTF8.self))
  }

  /// Whether a cell can be read as the type says; empty ones can always.
  private func fits(_ cell: String, _ type: String) -> Bool {
    if cell.isEmpty { return true }
    return switch type {
    case "integer": Int(cell) != nil
    case "number": Double(cell) != nil
    case "boolean": ["true", "false"].contains(cell)
    case "datetime": cell.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/) != nil
    default: type == "string"
    }
  }

  @Test func hasTheColumnsOfEachTableAndTheirTypes() throws {
    for analysis in [LensFixture.community, Fixture.kite, pseudonymous] {
      let files = Self.tables.filter {
        analysis.audience == .community
          ? analysis.lens != nil || ![.membersOverTime, .timeline].contains($0)
          : [.members, .timeline].contains($0)
      }
      let tables = try schema(analysis, files)
      #expect(tables.map { $0["path"] as? String } == files.map(\.rawValue))
      for (file, table) in zip(files, tables) {
        let (fields, rows) = (try fields(table), try rows(file, of: analysis))
        #expect(fields.map { $0["name"] as? String } == rows[0], "\(file)")
        for row in rows.dropFirst() {
          for (field, cell) in zip(fields, row) {
            #expect(fits(cell, field["type"] as? String ?? ""), "\(file): \(field["name"] ?? "") is \(cell)")
          }
        }
      }
    }
  }

  private var pseudonymous: Analysis {
    var analysis = LensFixture.without(members: .public)
    analysis.pseudonyms = [PseudonymousMember(pseudonym: "member-01", band: .core)]
    return analysis
  }

  @Test func saysOfEveryColumnWhatItMeansAndWhatPandasShouldMakeOfIt() throws {
    let dtypes = [
      "string": "string", "integer": "Int64", "number": "float64", "boolean": "boolean", "datetime": "string",
    ]
    for table in try schema(LensFixture.community) {
      #expect((table["description"] as? String)?.isEmpty == false)
      for field in try fields(table) {
        let (name, type) = ("\(field["name"] ?? "")", field["type"] as? String ?? "")
        #expect(field["dtype"] as? String == dtypes[type], "\(name)")
        let meaning = try #require(field["description"] as? String)
        #expect(meaning.first?.isUppercase == true && meaning.last != "." && !meaning.contains("\n"), "\(name)")
        for key in ["unit", "range", "convention", "source"] {
          #expect((field[key] as? String)?.isEmpty != true, "\(name), \(key)")
        }
      }
    }
  }

  @Test func rowsHaveTheNamesThatItSays() throws {
    for table in try schema(LensFixture.community) {
      let file = try #require(ReportFile(rawValue: table["path"] as? String ?? ""))
      let schema = try #require(table["schema"] as? [String: Any])
      let key = schema["primaryKey"] as? [String] ?? []
      let rows = try rows(file, of: LensFixture.community)
      let places = key.compactMap { rows[0].firstIndex(of: $0) }
      #expect(places.count == key.count && key.isEmpty == (file == .rejected))
      let names = rows.dropFirst().map { row in places.map { row[$0] } }
      #expect(file == .rejected || Set(names).count == names.count, "\(file)")
      for reference in schema["foreignKeys"] as? [[String: Any]] ?? [] {
        let column = try #require(rows[0].firstIndex(of: reference["fields"] as? String ?? ""))
        let members = Set(try self.rows(.members, of: LensFixture.community).dropFirst().map { $0[0] })
        #expect(rows.dropFirst().allSatisfy { members.contains($0[column]) }, "\(file)")
      }
    }
  }

  @Test func secondsAreNumbersWhereTheClockKnowsNoDays() throws {
    var analysis = Fixture.kite
    analysis.log.files[0].clock = .secondsFromStart
    let ties = try fields(try schema(analysis, [.ties])[0])
    let first = try #require(ties.first { $0["name"] as? String == "first" })
    #expect(first["type"] as? String == "number" && first["dtype"] as? String == "float64")
    #expect(first["unit"] as? String == "seconds from the start of the log")
  }
}
