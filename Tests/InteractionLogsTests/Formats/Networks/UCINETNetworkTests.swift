import Testing

@testable import InteractionLogs

@Suite struct UCINETNetworkTests {
  @Test(arguments: [
    "dl n=3\nlabels:\nada,ben,cem\ndata:\n0 2 0\n0 0 1\n0 0 0\n",
    "DL N = 3, FORMAT = FULLMATRIX\nLABELS:\nada ben\ncem\nDATA:\n0 2\n0 0 0 1 0\n0 0\n",
    "dl\nn=3 format=fullmatrix\nlabels embedded\ndata:\nada ben cem\nada 0 2 0\nben 0 0 1\ncem 0 0 0\n",
    "dl n=3 labels embedded data:\nben cem ada\nada 2 0 9\nben 0 1 0\ncem 0 0 0\n",
    "dl nr=3 nc=3\nrow labels:\nada ben cem\ncolumn labels:\nada ben cem\ndata:\n0 2 0 0 0 1 0 0 0\n",
    "dl n=3 diagonal=absent labels: ada, \"ben\", cem\ndata:\n2 0\n0 1\n0 0\n",
    "dl n=3 format=edgelist1\nlabels:\nada\nben\ncem\ndata:\n1 2 2\n2 3\n",
    "dl n=3 format=edgelist1\r\nlabels embedded:\r\ndata:\r\nAda ben 2\r\nBEN cem 1\r\n\r\n",
    "dl n=3, format=edgelist1, labels: ada,ben,cem\ndata:\nADA Ben 2\nben cem 0.5\nben cem 0.5\n",
  ])
  func theSameNetworkInManyForms(text: String) throws {
    let log = try ExportLog(["net.dl": text])
    var totals: [String: Double] = [:]
    for row in log.log.interactions { totals["\(row.source)>\(row.target)".lowercased(), default: 0] += row.weight }
    #expect(totals == ["ada>ben": 2, "ben>cem": 1])
    #expect(log.members.map { $0.lowercased() } == ["ada", "ben", "cem"])
    #expect(log.file.format == "UCINET network" && log.file.rowKind == .ties)
  }

  @Test func listsOfNeighboursKeepWhoHasNone() throws {
    let log = try ExportLog(["net.dl": "dl n=4 format=nodelist1\nlabels:\na,b,c,d\ndata:\n1 2 3\n2 3\n4\n"])
    #expect(log.ties == ["a>b", "a>c", "b>c"])
    #expect(log.members == ["a", "b", "c", "d"])
  }

  @Test func withoutLabelsPeopleAreNumbers() throws {
    let log = try ExportLog(["net.dl": "dl n=3 format=edgelist1\ndata:\n1 2 5\n3 9 1\n"])
    #expect(log.ties == ["1>2 5.0"])
    #expect(log.members == ["1", "2", "3"])
    #expect(log.file.rejected == [RejectionCount(reason: .emptyTarget, count: 1)])
  }

  @Test(arguments: [
    ("dl n=3 format=lowerhalf diagonal=present labels: a,b,c\ndata:\n0\n1 0\n0 2 0\n"),
    ("dl n=3 format=lowerhalf diagonal=absent labels: a,b,c\ndata:\n1\n0 2\n"),
    ("dl n=3 format=upperhalf labels: a,b,c\ndata:\n0 1 0\n0 2\n0\n"),
    ("dl n=3 format=upperhalf diagonal=absent labels: a,b,c\ndata:\n1 0\n2\n"),
  ])
  func halfAMatrixHasNoDirection(text: String) throws {
    let log = try ExportLog(["net.dl": text])
    #expect(log.ties.map { String($0.prefix(3)) }.map { String($0.sorted()) } == [">ab", ">bc"])
    #expect(log.ties.contains { $0.hasSuffix("2.0") })
    #expect(log.file.isUndirected)
  }

  @Test func severalMatricesAreKinds() throws {
    let log = try ExportLog([
      "net.dl": "dl n=2 nm=2 labels: a,b\nmatrix labels: advice,trust\ndata:\n0 1\n0 0\n0 0\n3 0\n"
    ])
    #expect(log.ties == ["a>b advice", "b>a trust 3.0"])
  }

  @Test(arguments: [
    ("dl nr=3 nc=4\ndata:\n0 1\n", "different kinds"), ("dl n=3 format=blockmatrix\ndata:\n0 1\n", "not read"),
    ("dl n=3\ndata:\n0 1 0\n0 0\n", "fewer numbers"), ("dl n=2\ndata:\n0 1\n0 0\n0 0\n", "more numbers"),
    ("dl n=999999999999 format=edgelist1\ndata:\n1 2\n", "number of people"),
    ("dl n=3\nlabels:\na,b,c\n", "without DATA"),
    ("dl n=2 labels embedded\ndata:\na b\nc 0 1\nd 0 0\n", "different people"),
  ])
  func whatCannotBeReadIsRefused(text: String, problem: String) {
    let error = inputError([.bytes(name: "net.dl", Array(text.utf8))])
    #expect(error?.problem.contains(problem) == true, "\(error?.description ?? "no error")")
  }
}
