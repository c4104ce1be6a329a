import Foundation
import TestSupport
import Testing

@testable import CommunityInsights

/// A measure is one file; what lists the measures is made from the files.
@Suite struct RegistryTests {
  private static let folder = packageRoot.appendingPathComponent("Sources/CommunityInsights/Measures")

  @Test func theListOfMeasuresHasOneOfEachFile() throws {
    let files = try FileManager.default.contentsOfDirectory(at: Self.folder, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "swift" }
    let declared = try files.flatMap { file in
      try String(contentsOf: file, encoding: .utf8).matches(of: /(?m)^struct (\w+): LensMeasure/).map { String($0.1) }
    }
    let listed = LensMeasures.registered.map { "\(type(of: $0))" }
    #expect(!declared.isEmpty && listed == declared.sorted(), "run Scripts/list-measures")
  }

  @Test func namesTitlesAndPlacesAreOfOneMeasureEach() {
    let all = CommunityMeasure.all
    #expect(Set(all).count == all.count && Set(all.map(\.title)).count == all.count)
    let places = LensMeasures.all.map { "\(type(of: $0).question) \(type(of: $0).placeInQuestion)" }
    #expect(Set(places).count == places.count)
  }

  @Test func aMeasureIsKnownByTheNameThatIsWritten() throws {
    for measure in CommunityMeasure.all {
      #expect(CommunityMeasure.named(measure.rawValue) == measure)
      #expect(type(of: LensMeasures.measure(measure)).measure == measure)
      #expect(try JSONDecoder().decode(CommunityMeasure.self, from: JSONEncoder().encode(measure)) == measure)
    }
    #expect(CommunityMeasure.named("no_such_measure") == nil)
  }
}
