import Testing

@testable import CommunityInsights

@Suite("Conventions")
struct ConventionsTests {
  private func options(directed: Bool = false, weighted: Bool = false) -> AnalysisOptions {
    var options = AnalysisOptions()
    options.isDirected = directed
    options.isWeighted = weighted
    return options
  }

  @Test("every number has one, under its name or in the definition of the one it belongs to")
  func everyNumber() {
    let texts = Convention.all(options: options()).map { "\($0.measure) \($0.definition)" }.joined(separator: "\n")
    let words = Set(texts.split { !$0.isLetter && $0 != "_" }.map(String.init))
    let columns = [
      "community", "component", "degree", "in_degree", "out_degree", "strength", "betweenness", "closeness", "harmonic",
      "pagerank", "eigenvector", "core_number", "clustering", "constraint", "effective_size", "efficiency",
      "is_articulation", "cut_off_if_lost", "core_distance", "is_bridge", "local_bridge_span", "edge_betweenness",
      "coordinator", "gatekeeper", "representative", "consultant", "liaison", "density", "reciprocity", "transitivity",
      "mean_distance", "diameter", "modularity", "eccentricity", "reach_count", "radius", "strong_component", "block",
      "block_count", "disparity",
    ]
    for column in columns { #expect(words.contains(column), "\(column)") }
  }

  @Test("names occur once, and all parts are sentences")
  func form() {
    for (directed, weighted) in [(false, false), (false, true), (true, false), (true, true)] {
      let all = Convention.all(options: options(directed: directed, weighted: weighted))
      #expect(Set(all.map(\.measure)).count == all.count)
      for convention in all {
        #expect(convention.meaning.last == "." && convention.definition.last == ".", "\(convention.measure)")
        #expect(convention.meaning.first?.isUppercase == true, "\(convention.measure)")
        #expect(!convention.definition.contains("  ") && convention.source != "", "\(convention.measure)")
      }
    }
  }

  @Test("the lens adds one for each of its measures, in the order of the questions, and keeps all others")
  func lens() {
    let all = Convention.all(options: options(), lens: LensOptions())
    let names = all.map(\.measure)
    #expect(Set(names).count == names.count)
    let measures = Finding.Question.allCases.filter { $0 != .changed }.flatMap(\.measures) + [.eventEffect]
    #expect(names.filter { CommunityMeasure.named($0) != nil } == measures.map(\.rawValue))
    #expect(Set(Convention.all(options: options()).map(\.measure)).isSubset(of: names))
    for convention in all {
      #expect(convention.meaning.last == "." && convention.definition.last == ".", "\(convention.measure)")
      #expect(!convention.definition.contains("  ") && !convention.definition.contains(".."), "\(convention.measure)")
    }
    for measure in CommunityMeasure.all {
      let definition = all.first { $0.measure == measure.rawValue }?.definition ?? ""
      #expect(definition.contains("Rests on"), "\(measure)")
    }
  }

  @Test("the definitions of the lens say what its options change")
  func lensOptions() throws {
    var lens = LensOptions()
    lens.replyWithinDays = 3
    lens.tieHalfLifeDays = 30
    lens.resamples = 0
    let all = Convention.all(options: options(), lens: lens)
    func definition(_ measure: String) throws -> String { try #require(all.first { $0.measure == measure }).definition }
    #expect(try definition("answers").contains("within 3 days"))
    #expect(try definition("timeline").contains("for 60 days (two half-lives of 30)"))
    #expect(try !definition("interval").contains("jackknife"))
  }

  private func definition(_ measure: String, _ options: AnalysisOptions) throws -> String {
    try #require(Convention.all(options: options).first { $0.measure == measure }).definition
  }

  @Test("say what the options change")
  func optionTexts() throws {
    #expect(try definition("betweenness", options()).contains("Directions are ignored."))
    #expect(try definition("betweenness", options()).contains("(n − 1)(n − 2) / 2"))
    #expect(try definition("betweenness", options(directed: true)).contains("Raw count of ordered pairs"))
    #expect(try definition("betweenness", options(directed: true)).contains("by (n − 1)(n − 2) for a share"))
    #expect(try definition("closeness", options(directed: true)).contains("Counted inward"))
    #expect(try definition("closeness", options(weighted: true)).contains("1 / strength"))
    #expect(try definition("edge_betweenness", options(directed: true)).contains("the sum of both directions of a tie"))
    #expect(try definition("pagerank", options(weighted: true)).contains("in proportion to strengths"))
    #expect(try definition("constraint", options(weighted: true)).contains("Ties count by strength."))
    #expect(try definition("constraint", options()).contains("All ties count alike."))
    #expect(try definition("eigenvector", options()).contains("directions ignored"))
    #expect(try definition("eigenvector", options(directed: true)).contains("together who turn to the member"))
    #expect(try definition("density", options()).contains("without directions and strengths; n counts members without"))
    #expect(try definition("weights", options()).hasPrefix("All ties count alike"))
    let alike = try definition("weights", options(weighted: true)).split(separator: "all the same: ").last ?? ""
    for measure in ["core_number", "clustering", "bridges", "local_bridge_span", "density"] {
      #expect(alike.contains(measure), "\(measure)")
    }
    var estimated = options()
    estimated.betweennessError = 0.02
    #expect(
      try definition("betweenness", estimated).contains("no number is off by more than 2.0% of all unordered pairs"))
    #expect(try !definition("betweenness", estimated).contains("Exact."))
    var seeded = options()
    seeded.seed = 42
    seeded.resolution = 1.5
    seeded.damping = 0.9
    #expect(try definition("pagerank", seeded).contains("Damping 0.9,"))
    #expect(try definition("community", seeded).contains("seed 42"))
    #expect(try definition("community", seeded).contains("resolution 1.5"))
  }
}
