import GraphMeasures
import InteractionLogs
import MemberNetworks
import TestSupport
import Testing

@testable import CommunityInsights

/// Ties of one network beside those of others, the groups, and the network around one member.
@Suite struct TieRegressionTests {
  private let table = """
    id,name,group,age
    a,Ada,One,30
    b,Ben,One,41.5
    c,Cleo,Two,50
    d,Dan,Two,28
    e,Eve,One,33
    f,Fay,,60
    g,Gus,Two,61

    """

  private func network(_ log: String, directed: Bool = false, table: String? = nil) throws -> ResearchNetwork {
    var source = Community.log(log, members: table ?? self.table)
    source.memberColumns.keepsFurther = true
    var options = AnalysisOptions()
    options.isDirected = directed
    return try ResearchNetwork(source.load(), options: options)
  }

  private let advice = "from,to\na,b\nb,c\nc,d\nd,e\ne,a\na,c\nf,g\n"
  private let friends = "from,to\na,b\nb,a\nc,d\ne,a\na,d\nh,i\n"

  @Test(arguments: [false, true])
  func isTheRegressionOnMatrices(isDirected: Bool) throws {
    let explained = try network(advice, directed: isDirected)
    let other = try network(friends, directed: isDirected)
    let found = try TieRegression(
      explaining: explained,
      by: [.network(name: "friends", other), .same(column: "group"), .difference(column: "age")], permutations: 200)
    // f has no group; h and i are in one log alone.
    #expect(found.memberCount == 6 && found.leftOutCount == 3)
    let ids = ["a", "b", "c", "d", "e", "g"]
    func matrix(_ ties: [String]) -> PairMatrix {
      PairMatrix(nodeCount: 6, isSymmetric: !isDirected) { i, j in
        ties.contains("\(ids[i])\(ids[j])") || (!isDirected && ties.contains("\(ids[j])\(ids[i])")) ? 1 : 0
      }
    }
    let groups = ["One", "One", "Two", "Two", "One", "Two"]
    let ages = [30, 41.5, 50, 28, 33, 61]
    let response = matrix(["ab", "bc", "cd", "de", "ea", "ac"])
    let predictors = [
      matrix(["ab", "ba", "cd", "ea", "ad"]), PairMatrix(sameLabel: groups), PairMatrix(difference: ages),
    ]
    let expected = try MRQAP(permutations: 200).run(explaining: response, by: predictors)
    #expect(found.result == expected)
    #expect(found.rows.map(\.name) == ["friends", "same:group", "difference:age"])
    #expect(found.rows.map(\.coefficient) == expected.coefficients)
    for (row, predictor) in zip(found.rows, predictors) {
      #expect(try row.correlation == QAPCorrelation(permutations: 200).run(response, predictor))
    }
  }

  @Test func saysWhatCannotBeCompared() throws {
    let explained = try network(advice)
    func error(_ predictor: TieRegression.Predictor) -> String? {
      do {
        _ = try TieRegression(explaining: explained, by: [predictor], permutations: 9)
        return nil
      } catch {
        return "\(error)"
      }
    }
    #expect(error(.same(column: "shoe"))?.contains("'group', 'role', 'manager', 'age'") == true)
    #expect(error(.same(column: "role"))?.contains("says nothing of members") == true)
    #expect(error(.difference(column: "group"))?.contains("no number") == true)
    let strangers = try network("from,to\nx,y\ny,z\n", table: "id,group\nx,One\n")
    #expect(error(.network(name: "x", strangers))?.contains("fewer than three members") == true)
    #expect(throws: InputError.self) {
      var contacts = Community.log(advice)
      contacts.options.rowKind = .contacts
      var options = AnalysisOptions()
      options.isDirected = true
      _ = try ResearchNetwork(contacts.load(), options: options)
    }
  }

  @Test func groupPairsAreThoseOfTheMixing() throws {
    let found = try GroupPairs(of: network(advice))
    #expect(found.rows.map { "\($0.from)-\($0.to)" } == ["One-One", "One-Two", "Two-One", "Two-Two"])
    // a→b, e→a; b→c, a→c; d→e; c→d. f has no group.
    #expect(found.rows.map(\.ties) == [2, 2, 1, 1] && found.leftOutTies == 1)
    #expect(found.rows.map(\.pairs) == [6, 9, 9, 6])
    #expect(difference(found.rows.map(\.expected), [1.2, 1.8, 1.8, 1.2]) == nil)
    #expect(difference(found.rows.map(\.observedOverExpected), [2 / 1.2, 2 / 1.8, 1 / 1.8, 1 / 1.2]) == nil)
    #expect(throws: InputError.self) { try GroupPairs(of: network(advice, table: "id,name\na,Ada\n")) }
  }

  @Test func egoHasContactsTiesAndGroups() throws {
    let found = try network("from,to\na,b\na,b\nb,a\na,c\nc,b\nd,a\nd,e\n")
    let ego = try EgoNumbers(of: "Ada", in: found)
    #expect(ego.member.id == "a" && ego.contacts.map(\.member.id) == ["b", "c", "d"])
    #expect(ego.contacts.map(\.strength) == [3, 1, 1])
    #expect(ego.contacts.map(\.toContact) == [2, 1, 0] && ego.contacts.map(\.fromContact) == [1, 0, 1])
    #expect(ego.contacts.map(\.commonContacts) == [1, 1, 0])
    #expect(ego.network.tiesAmongContacts == 1 && isClose(ego.network.density, 1.0 / 3))
    #expect(ego.groups.map(\.name) == ["Two", "One"] && ego.groups.map(\.contacts) == [2, 1])
    let analysis = try Community.log("from,to\na,b\na,b\nb,a\na,c\nc,b\nd,a\nd,e\n", members: table).analysis()
    #expect(isClose(ego.network.constraint, analysis.members[0].constraint))
    #expect(isClose(ego.effectiveSize, analysis.members[0].effectiveSize))
    #expect(ego.brokerage == analysis.members[0].brokerage && ego.brokerage != nil)
    #expect(throws: InputError.self) { try EgoNumbers(of: "nobody", in: found) }
    let alone = try EgoNumbers(of: "g", in: found)
    #expect(alone.contacts.isEmpty && alone.network.constraint == nil && alone.groups.isEmpty)
  }

  @Test func keyPlayersAddUpAndTheCoreIsTheFewestErrors() throws {
    let found = try network("from,to\na,b\nb,c\na,c\nc,d\nd,e\ne,f\nd,f\n")
    let set = try KeyPlayerSet(KeyPlayers(count: 2), in: found)
    #expect(set.rows.map(\.member.id).sorted() == ["c", "d"])
    let values = try KeyPlayers(count: 2).run(on: found.graphs.undirected)
    #expect(set.value == values.value && set.rows.allSatisfy { $0.alone != nil && $0.others == $0.alone })
    let core = try MemberCore(CorePeriphery(), in: found)
    #expect(core.degrees == [2, 2, 3, 3, 2, 2, 0] && core.result.isExact)
    #expect(core.result == (try CorePeriphery().run(on: found.graphs.undirected)))
  }
}
