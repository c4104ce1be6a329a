import CommunityInsights
import Testing

@testable import Reports

/// The list of measures is made from the tables that everything else is made from.
@Suite struct MeasureCatalogueTests {
  private let rows = MeasureCatalogue().rows

  @Test func hasEachColumnOfMembersAndEachMeasureOfTheCommunityOnce() {
    #expect(rows.filter { $0.of == "member" }.map(\.name) == MemberColumn.all.map(\.name))
    #expect(rows.filter { $0.of == "tie" }.map(\.name) == TieColumn.allCases.map(\.name))
    #expect(rows.filter { $0.of == "community" }.map(\.name) == CommunityMeasure.all.map(\.rawValue))
    for (of, columns) in ResearchTable.measures {
      #expect(rows.filter { $0.of == of }.map(\.name) == columns.map(\.name), "\(of)")
    }
    #expect(Set(rows.map { "\($0.of) \($0.name)" }).count == rows.count)
  }

  @Test func saysOfEachInOneLineWhatItIs() {
    for row in rows {
      #expect(!row.summary.isEmpty && row.summary.first?.isUppercase == true, "\(row.name)")
      #expect(!row.summary.contains("\n") && row.summary.count <= 140 && !row.summary.hasSuffix("."), "\(row.name)")
    }
  }

  @Test func saysOfEachComputedNumberItsRangeAndItsConventionOrSource() {
    for column in MemberColumn.all where column.kind == .number {
      #expect(!column.range.isEmpty, "\(column.name)")
      #expect(column.group == nil || !column.source.isEmpty, "\(column.name)")
    }
    for column in TieColumn.allCases where column.group != nil {
      #expect(!column.convention.isEmpty && !column.source.isEmpty, "\(column.name)")
    }
  }

  @Test func aColumnIsFoundByItsName() {
    for column in MemberColumn.all { #expect(MemberColumn.named(column.name) == column) }
    for column in TieColumn.allCases { #expect(TieColumn.named(column.name) == column) }
    #expect(MemberColumn.named("no_such_column") == nil)
  }
}
