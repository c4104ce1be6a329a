import Foundation
import GraphCore
import InteractionLogs
import TestSupport
import Testing

@testable import MemberNetworks

@Suite struct NetworkSourceTests {
  private func error(_ log: String, options: LogReadingOptions = LogReadingOptions()) -> InputError? {
    do {
      let source = NetworkSource(logs: [.bytes(name: "log.csv", Array(log.utf8))], options: options)
      _ = try source.load(requiresTies: true)
      return nil
    } catch {
      return error as? InputError
    }
  }

  @Test func asksForTiesWhenTold() throws {
    #expect(error("from,to\na,b\n") == nil)
    let selves = error("from,to\na,a\na,a\n")
    #expect(selves?.exitCode == 65)
    #expect(
      selves?.description
        == "log.csv: there is no tie between two members: "
        + "all 2 interactions are of members with themselves; check which columns are source and target."
    )
    let early = LogReadingOptions(until: Instant(parsing: "2000-01-01"))
    #expect(error("from,to,date\na,b,2010-01-01\n", options: early)?.problem.contains("in the period") == true)
    #expect(error("id,author,parent\n1,a,\n2,b,\n")?.problem.contains("nobody answers") == true)
    let lenient = try NetworkSource(logs: [.bytes(name: "log.csv", Array("from,to\na,a\n".utf8))]).load()
    #expect(lenient.network.members.count == 1 && lenient.network.ties.isEmpty)
    #expect(throws: InputError.self) { try NetworkSource(logs: []).load() }
  }

  @Test func canBeCancelled() {
    let control = RunControl()
    control.cancellation.cancel()
    #expect(throws: CancellationError.self) {
      try NetworkSource(logs: [.bytes(name: "log.csv", Array("from,to\na,b\n".utf8))]).load(control: control)
    }
  }

  @Test func survivesCoding() throws {
    let log = "from,to,time\na,b,2010-01-01\nb,c,2010-01-02\n"
    let network = try NetworkSource(logs: [.bytes(name: "log.csv", Array(log.utf8))]).load().network
    let data = try JSONEncoder().encode(network)
    #expect(try JSONDecoder().decode(MemberNetwork.self, from: data) == network)
  }

  struct Expected: Sendable, CustomTestStringConvertible {
    var log: String
    var roster: String?
    var members, ties, interactions, selves: Int

    var testDescription: String { log }
  }

  static let expected = [
    Expected(
      log: "radoslaw-manufacturing/interactions.csv", members: 167, ties: 3250, interactions: 82_876, selves: 51),
    Expected(
      log: "radoslaw-manufacturing/interactions.csv", roster: "radoslaw-manufacturing/members.csv", members: 167,
      ties: 3250, interactions: 82_876, selves: 51),
    Expected(
      log: "email-eu-core-temporal/interactions.csv", members: 986, ties: 16_064, interactions: 332_334, selves: 0),
    Expected(
      log: "email-eu-core/edges.csv", roster: "email-eu-core/members.csv", members: 1005, ties: 16_064,
      interactions: 24_929, selves: 642),
    Expected(log: "collegemsg/interactions.csv", members: 1899, ties: 13_838, interactions: 59_835, selves: 0),
    Expected(
      log: "sp-workplace-2013/interactions.csv", roster: "sp-workplace-2013/members.csv", members: 92, ties: 755,
      interactions: 9827, selves: 0),
    Expected(
      log: "mbox-openocd/interactions.csv", roster: "mbox-openocd/members.csv", members: 690, ties: 2176,
      interactions: 14_531, selves: 2220),
    Expected(log: "mbox-openocd/messages.csv", members: 690, ties: 2176, interactions: 14_531, selves: 2220),
    Expected(log: "digg-reply/interactions.csv", members: 30_398, ties: 85_155, interactions: 86_203, selves: 1424),
    Expected(log: "edges/ca-astroph/edges.csv", members: 17_903, ties: 196_972, interactions: 196_972, selves: 59),
    Expected(log: "edges/email-enron/edges.csv", members: 36_692, ties: 183_831, interactions: 183_831, selves: 0),
    Expected(
      log: "classic/florentine-marriage/edges.csv", roster: "classic/florentine-marriage/nodes.csv", members: 16,
      ties: 20,
      interactions: 20, selves: 0),
    Expected(log: "classic/karate-weighted/edges.csv", members: 34, ties: 78, interactions: 78, selves: 0),
    Expected(log: "classic/lesmis/edges.csv", members: 77, ties: 254, interactions: 254, selves: 0),
  ]

  @Test(.tags(.realData), .needsSharedData, arguments: expected)
  func loadsRealNetworks(expected: Expected) throws {
    func input(_ path: String) -> LogInput { .file(SharedData.file(path).path) }
    let loaded = try NetworkSource(logs: [input(expected.log)], memberTable: expected.roster.map(input)).load()
    let network = loaded.network
    #expect(network.members.count == expected.members)
    #expect(network.ties.count == expected.ties)
    #expect(network.interactionCount == expected.interactions)
    #expect(network.selfInteractionCount == expected.selves)
    #expect(network.unlistedCount == 0)
    #expect(network.undirectedGraph().edgeCount == expected.ties)
    if expected.log.contains("karate") { #expect(network.ties.reduce(0) { $0 + $1.strength } == 231) }
    if expected.log.contains("lesmis") { #expect(network.ties.reduce(0) { $0 + $1.strength } == 820) }
  }

  @Test func aSecondThreadChangesNothing() throws {
    var text = Array("source,target,timestamp,weight\n".utf8)
    // Several batches, with weights whose sum depends on the order in which they are added.
    for row in 0..<200_000 { text += Array("m\(row % 301),m\(row % 299),\(row),0.\(row % 7 + 1)\n".utf8) }
    let source = NetworkSource(logs: [.bytes(name: "log.csv", text)])
    let one = try source.load(control: RunControl(threads: 1), keepsHistory: true)
    let two = try source.load(control: RunControl(threads: 2), keepsHistory: true)
    #expect(one.network.interactionCount == 200_000 - one.network.selfInteractionCount)
    #expect(one.network.ties == two.network.ties && one.network.members == two.network.members)
    #expect(one.history == two.history)
  }
}
