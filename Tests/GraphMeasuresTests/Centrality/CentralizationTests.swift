import GraphMeasures
import TestSupport
import Testing

@Suite("Centralization")
struct CentralizationTests {
  @Test("the star has 1, equal scores have 0")
  func extremes() {
    #expect(isClose(Centralization.degree([4, 1, 1, 1, 1], isDirected: false), 1))
    #expect(isClose(Centralization.degree([4, 0, 0, 0, 0], isDirected: true), 1))
    #expect(isClose(Centralization.betweenness([6, 0, 0, 0, 0], isDirected: false), 1))
    #expect(isClose(Centralization.betweenness([12, 0, 0, 0, 0], isDirected: true), 1))
    #expect(Centralization.degree([2, 2, 2], isDirected: false) == 0)
    #expect(Centralization.betweenness([1, 1, 1], isDirected: true) == 0)
  }

  @Test("Zachary's karate club: (34 · 17 − 156) / (33 · 32)")
  func karate() {
    let degrees = (0..<34).map { KnownGraphs.karate.degree(of: $0) }
    #expect(isClose(Centralization.degree(degrees, isDirected: false), 422.0 / 1_056))
  }

  @Test("too few nodes to differ have no value")
  func tooSmall() {
    for count in 0...2 {
      #expect(Centralization.degree([Int](repeating: 0, count: count), isDirected: false) == nil)
      #expect(Centralization.betweenness([Double](repeating: 0, count: count), isDirected: true) == nil)
    }
    #expect(Centralization.degree([1, 0], isDirected: true) == 1)
  }
}
