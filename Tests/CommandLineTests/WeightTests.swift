import Foundation
import TestSupport
import Testing

@Suite("Weights at the limits", .tags(.cli))
struct WeightTests {
  private let workspace: Workspace

  init() throws { workspace = try Workspace() }

  /// Rows of three members, whose weights no sum, ratio, scale or integer is made for.
  private static let weights = [
    ["1e308", "1e308", "1"], ["4e-324", "1", "1"], ["1e-400", "1", "1"], ["1e308", "4e-324", "1e308"],
    ["9e18", "9e18", "9e18"], ["1", "1e12", "1e-12"], ["1", "0.8", "5.55e-17"], ["1e999", "1", "1"],
    ["1e-290", "2e-290", "3e-290"], ["1e300", "2e300", "3e300"], ["9223372036854775807", "9223372036854775808", "1"],
  ]

  @Test("every command ends in numbers or in a sentence", arguments: weights)
  func noCrash(weights: [String]) throws {
    let rows = [("ada", "ben"), ("ada", "ben"), ("ben", "cem")].enumerated().map { index, pair in
      "2024-03-0\(index + 1),\(pair.0),\(pair.1),\(weights[index])\n"
    }
    try workspace.write("log.csv", "timestamp,from,to,weight\n" + rows.joined())
    for arguments in [
      ["analyze", "log.csv", "-o", "out", "--no-diagrams", "--weighted"],
      ["analyze", "log.csv", "-o", "out-directed", "--no-diagrams", "--weighted", "--directed"],
      ["analyze", "log.csv", "-o", "sponsor", "--no-diagrams", "--audience", "sponsor"],
      ["measure", "log.csv", "--weighted"], ["export", "log.csv", "-o", "ties.csv"], ["check", "log.csv"],
      ["simulate", "log.csv", "--without", "cem", "-o", "simulation"],
    ] {
      let run = try workspace.run(arguments)
      #expect([0, 64, 65].contains(run.status), "\(arguments): \(run.errors)")
      #expect(!run.text.contains("nan") && !run.text.contains("inf,"), "\(arguments): \(run.text)")
    }
  }

  @Test("a weight with which the sum would be too large is a row that is named")
  func tooLarge() throws {
    try workspace.write("log.csv", "from,to,weight\nada,ben,1e308\nada,ben,1e308\nben,cem,1\n")
    let run = try workspace.run("check", "log.csv")
    #expect(run.text.contains("weights add up to more than 1.8e308"))
    #expect(run.text.contains("log.csv, line 3, column 'weight'"))
  }

  @Test("the report of a residue beside ordinary weights has the member in the community (T20)")
  func residue() throws {
    try workspace.write("log.csv", "from,to,weight\nada,ben,1\nben,cem,0.8\ncem,ada,0.5\ncem,dia,5.55e-17\n")
    let run = try workspace.run("measure", "log.csv", "--weighted", "--measures", "community,degree")
    #expect(run.text == "member,community,degree\nada,1,2\nben,1,2\ncem,1,3\ndia,1,1\n")
  }

  @Test("decimals are decimals: sums and equal lengths (T17, T18)")
  func decimals() throws {
    try workspace.write("log.csv", "from,to,weight\na,b,0.1\na,b,0.2\nb,d,1\na,c,0.3\nc,d,1\n")
    let run = try workspace.run("measure", "log.csv", "--weighted", "--measures", "strength,betweenness")
    #expect(run.text == "member,strength,betweenness\na,0.6,0.0\nb,1.3,0.5\nc,1.3,0.5\nd,2.0,1.0\n")
  }

  @Test("an eigenvector that did not converge is left out, and it is said")
  func unconverged() throws {
    let path = (1..<20_000).map { "\($0),\($0 + 1)\n" }.joined()
    try workspace.write("log.csv", "from,to\n" + path)
    let run = try workspace.run("measure", "log.csv", "--measures", "eigenvector")
    #expect(run.errors.contains("(eigenvector) did not converge for 20,000 members"))
    #expect(run.status == 0 && run.text.hasPrefix("member,eigenvector\n1,\n2,\n"))
  }
}
