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
      "density", "reciprocity", "transitivity", "mean_distance", "diameter", "modularity",
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
    #expect(try definition("edge_betweenness", options(directed: true)).contains("both directions of a tie together"))
    #expect(try definition("pagerank", options(weighted: true)).contains("in proportion to strengths"))
    #expect(try definition("constraint", options(weighted: true)).contains("Ties count by strength."))
    #expect(try definition("constraint", options()).contains("All ties count alike."))
    var seeded = options()
    seeded.seed = 42
    seeded.resolution = 1.5
    #expect(try definition("community", seeded).contains("seed 42"))
    #expect(try definition("community", seeded).contains("resolution 1.5"))
  }
}
