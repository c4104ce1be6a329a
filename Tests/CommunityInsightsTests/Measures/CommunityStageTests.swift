import Testing

@testable import CommunityInsights

@Suite struct CommunityStageTests {
  typealias Course = CommunityStage.Course

  /// Numbers as they come out of a record.
  private func result(_ members: Course?, _ contacts: Course?, returning: Double?, core: Double?) -> MeasureResult {
    var result = MeasureResult.telling(
      .stage, ["growth": nil, "contact_growth": nil, "return_share": returning, "core_share": core, "density": 0.1])
    for (index, course) in [members, contacts].enumerated() {
      guard let course else { continue }
      let middle = course == .rising ? 0.1 : course == .level ? 0 : -0.1
      result.indicators[index].value = middle
      result.indicators[index].interval = Interval(lower: middle - 0.05, upper: middle + 0.05, method: .theil)
    }
    return result
  }

  /// How members and contacts develop, the shares of those who come again and of the core, and the stage, if any.
  struct Reading: Sendable {
    var members: Course
    var contacts: Course
    var returning: Double
    var core: Double
    var stage: CommunityStage.Stage?

    init(
      _ members: Course, _ contacts: Course, _ returning: Double, _ core: Double, _ stage: CommunityStage.Stage?
    ) {
      (self.members, self.contacts, self.returning, self.core, self.stage) =
        (members, contacts, returning, core, stage)
    }
  }

  @Test("half of the members of the busiest period are fewer, and a slope that chance gives is none")
  func courses() {
    var fallen = result(.level, .level, returning: 0.2, core: 0.2)
    #expect(Course(members: fallen) == .level)
    fallen.indicators.append(
      Indicator("since_peak", "label", 0.4, unit: .share, direction: .neither, evidence: Evidence(), counting: .nobody))
    #expect(Course(members: fallen) == .falling && CommunityStage.Stage(fallen) == .transformation)
    #expect(CommunityStage.sentence(fallen).contains("no more than half as many members take part as in the busiest"))
    var doubtful = result(.rising, .level, returning: 0.6, core: 0.2)
    doubtful.indicators[0].references = [Reference(.chance, lower: 0, upper: 0, pValue: 0.2, source: "no trend")]
    #expect(Course(members: doubtful) == .level && CommunityStage.Stage(doubtful) == .stewardship)
  }

  @Test("what is hidden makes no signs point different ways")
  func hidden() {
    let sentence = CommunityStage.sentence(result(.level, nil, returning: 0.5, core: 0.2))
    #expect(sentence == "The stage of the community cannot be told from what is shown.")
  }

  static let readings = [
    Reading(.level, .level, 0.2, 0.01, .potential),
    Reading(.rising, .level, 0.2, 0.01, .coalescing),
    Reading(.level, .rising, 0.3, 0.1, .coalescing),
    Reading(.rising, .rising, 0.6, 0.12, .maturing),
    Reading(.level, .level, 0.7, 0.15, .stewardship),
    Reading(.level, .rising, 0.5, 0.05, .stewardship),
    Reading(.falling, .falling, 0.2, 0.1, .transformation),
    Reading(.falling, .rising, 0.2, 0.1, .transformation),
    Reading(.level, .falling, 0.1, 0.01, .transformation),
    // Fewer members, but they come again; more who come again, but no core; fewer contacts where all else is well.
    Reading(.falling, .level, 0.8, 0.2, nil),
    Reading(.rising, .rising, 0.8, 0.01, nil),
    Reading(.level, .falling, 0.8, 0.2, nil),
    Reading(.rising, .falling, 0.3, 0.1, nil),
    Reading(.level, .level, 0.2, 0.2, nil),
  ]

  @Test(arguments: readings) func readsTheStage(_ reading: Reading) {
    let numbers = result(reading.members, reading.contacts, returning: reading.returning, core: reading.core)
    #expect(CommunityStage.Stage(numbers) == reading.stage)
    let sentence = CommunityStage.sentence(numbers)
    if let stage = reading.stage {
      #expect(sentence.contains("the stage called \(stage.rawValue)") && sentence.contains("What helps now:"))
      #expect(CommunityStage.help(numbers) != nil)
    } else {
      #expect(sentence.hasPrefix("The stage of the community cannot be told"))
      #expect(CommunityStage.help(numbers) == nil)
    }
  }

  @Test func everySentenceIsPlain() {
    let courses: [Course?] = [nil, .rising, .level, .falling]
    for members in courses {
      for contacts in courses {
        for returning in [nil, 0, 0.5, 1] as [Double?] {
          for core in [nil, 0, 0.2] as [Double?] {
            let numbers = result(members, contacts, returning: returning, core: core)
            #expect(isPlain(CommunityStage.sentence(numbers)), "\(CommunityStage.sentence(numbers))")
          }
        }
      }
    }
    #expect(isPlain(CommunityStage.sentence(result(.level, .level, returning: 0.5, core: 0.1).silenced)))
  }

  // MARK: - From logs

  @Test func aSteadyCircleIsStewardship() throws {
    let log = WrittenLog(windows: Array(repeating: "a-b b-c c-d d-e e-a", count: 8))
    let result = try CommunityStage().evaluate(log.record)
    #expect(result["growth"]?.value == 0 && result["contact_growth"]?.value == 0)
    #expect(result["return_share"]?.value == 1 && result["core_share"]?.value == 1 && result["density"]?.value == 0.5)
    #expect(CommunityStage.Stage(result) == .stewardship)
  }

  @Test func aGrowingCircleIsMaturing() throws {
    let windows = (0..<8).map { window in
      let names = (0..<(4 + 2 * window)).map { "m\($0)" }
      return names.indices.map { "\(names[$0])-\(names[($0 + 1) % names.count])" }.joined(separator: " ")
    }
    let result = try CommunityStage().evaluate(WrittenLog(windows: windows).record)
    // 4, 6, … 18 members: two more a window, and a median of eleven.
    #expect(abs(result["growth"]!.value! - 2.0 / 11) < 1e-12)
    #expect(CommunityStage.Stage(result) == .maturing)
  }

  @Test func passersByFadingAwayIsTransformation() throws {
    let windows = (0..<8).map { window in
      (0..<(18 - 2 * window)).map { "w\(window)m\($0)-w\(window)m\($0 + 1)" }.joined(separator: " ")
    }
    let result = try CommunityStage().evaluate(WrittenLog(windows: windows).record)
    #expect(result["return_share"]?.value == 0 && result["growth"]!.value! < 0)
    #expect(CommunityStage.Stage(result) == .transformation)
  }

  @Test func fiveWindowsAreTooFew() throws {
    let result = try CommunityStage().evaluate(WrittenLog(windows: Array(repeating: "a-b b-a", count: 5)).record)
    #expect(result.leftOut?.contains("six whole periods") == true)
  }

  @Test func silenceCannotBeTold() throws {
    let result = try CommunityStage().evaluate(WrittenLog("a-b", "", "", "", "", "", "a-b").record)
    #expect(result["growth"]?.value == nil)
    #expect(result.retold().sentence.contains("cannot be told"))
  }
}
