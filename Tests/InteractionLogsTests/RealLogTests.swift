import Foundation
import TestSupport
import Testing

@testable import InteractionLogs

/// Logs whose counts are known from elsewhere.
@Suite(.tags(.realData), .needsSharedData)
struct RealLogTests {
  struct Expected: Sendable, CustomTestStringConvertible {
    var path: String
    var rows, nodes, directedPairs, undirectedPairs, selfRows: Int
    var clock: Clock
    var first, last: String?

    var testDescription: String { path }
  }

  static let expected = [
    Expected(
      path: "radoslaw-manufacturing/interactions.csv", rows: 82_927, nodes: 167, directedPairs: 5784,
      undirectedPairs: 3250, selfRows: 51, clock: .calendar, first: "2010-01-02T17:40:10Z",
      last: "2010-09-30T22:08:12Z"),
    Expected(
      path: "email-eu-core-temporal/interactions.csv", rows: 332_334, nodes: 986, directedPairs: 24_929,
      undirectedPairs: 16_064, selfRows: 0, clock: .secondsFromStart, first: "0", last: "69459254"),
    Expected(
      path: "email-eu-core-temporal/interactions-dept1.csv", rows: 61_046, nodes: 309, directedPairs: 3031,
      undirectedPairs: 1938, selfRows: 0, clock: .secondsFromStart, first: "0", last: "69444618"),
    Expected(
      path: "collegemsg/interactions.csv", rows: 59_835, nodes: 1899, directedPairs: 20_296, undirectedPairs: 13_838,
      selfRows: 0, clock: .calendar, first: "2004-04-15T14:56:01Z", last: "2004-10-26T07:52:22Z"),
    Expected(
      path: "digg-reply/interactions.csv", rows: 87_627, nodes: 30_398, directedPairs: 86_404, undirectedPairs: 86_312,
      selfRows: 1424, clock: .calendar, first: "2008-10-28T21:32:09Z", last: "2008-11-13T00:27:04Z"),
    Expected(
      path: "mbox-openocd/interactions.csv", rows: 16_751, nodes: 620, directedPairs: 3576, undirectedPairs: 2393,
      selfRows: 2220, clock: .calendar, first: "2006-10-22T21:34:54Z", last: "2011-12-22T13:14:24Z"),
    Expected(
      path: "slack-elmlang/interactions.csv", rows: 7536, nodes: 576, directedPairs: 3516, undirectedPairs: 2391,
      selfRows: 0, clock: .calendar, first: "2018-12-31T05:03:15.3883Z", last: "2019-06-06T18:23:54.106Z"),
    Expected(
      path: "sp-workplace-2013/interactions.csv", rows: 9827, nodes: 92, directedPairs: 755, undirectedPairs: 755,
      selfRows: 0, clock: .secondsFromStart, first: "28820", last: "1016440"),
    Expected(
      path: "email-eu-core/edges.csv", rows: 25_571, nodes: 1005, directedPairs: 25_571, undirectedPairs: 16_706,
      selfRows: 642, clock: .none, first: nil, last: nil),
  ]

  @Test(arguments: expected)
  func countsAsMeasuredElsewhere(expected: Expected) throws {
    let log = try ReadLog([.file(SharedData.file(expected.path).path)])
    #expect(log.summary.rows == expected.rows && log.interactions.count == expected.rows)
    #expect(log.summary.rejectedRows == 0)
    #expect(log.members.count == expected.nodes)
    #expect(log.summary.selfInteractions == expected.selfRows)
    #expect(log.summary.clock == expected.clock)
    // What was measured elsewhere counts pairs of a node with itself in some logs.
    let directed = Set(log.interactions.map { [$0.source, $0.target] })
    let loops = directed.count { $0[0] == $0[1] }
    let undirected = Set(directed.map { $0.sorted() })
    #expect(
      [directed.count, directed.count - loops].contains(expected.directedPairs), "\(directed.count), loops \(loops)")
    #expect(
      [undirected.count, undirected.count - loops].contains(expected.undirectedPairs),
      "\(undirected.count), loops \(loops)")
    #expect(log.summary.first.map { log.summary.clock.string($0) } == expected.first)
    #expect(log.summary.last.map { log.summary.clock.string($0) } == expected.last)
  }
}
