import Foundation
import TestSupport
import Testing

@Suite("copgraph simulate and compare", .tags(.cli))
struct ScenarioCommandsTests {
  private let workspace: Workspace

  init() throws {
    workspace = try Workspace()
    try workspace.write("log.csv", SampleLog.circles)
  }

  private func number(_ key: String, in folder: String) throws -> [String: Any] {
    let page = try jsonObject(try workspace.read(folder + "/comparison.json"))
    let numbers = try #require(page["numbers"] as? [[String: Any]])
    return try #require(numbers.first { $0["key"] as? String == key })
  }

  @Test("without the one who holds two circles together, a circle is cut off")
  func simulate() throws {
    let run = try workspace.run("simulate", "log.csv", "--without", "dan", "--out", "what-if")
    #expect(run.status == 0 && run.errors.isEmpty)
    #expect(
      try workspace.names(in: "what-if") == [
        ".copgraph.json", "change.svg", "comparison.html", "comparison.json", "comparison.md",
      ])
    #expect(run.text.contains("What if dan leaves?"))
    #expect(run.text.contains("Cut off from the largest part would be 3 members"))
    let members = try number("network.members", in: "what-if")
    #expect(members["first"] as? Double == 7 && members["second"] as? Double == 6)
  }

  @Test("a further tie joins what it joins")
  func meeting() throws {
    let run = try workspace.run("simulate", "log.csv", "--add", "gus,ann", "--out", "what-if", "--no-diagrams")
    #expect(run.status == 0)
    let only = try number("network.cut_members", in: "what-if")
    #expect(only["first"] as? Double == 3 && only["second"] as? Double == 0)
  }

  @Test("two periods of one log")
  func periods() throws {
    let run = try workspace.run("compare", "log.csv", "--before", "2024-03-05", "--out", "change")
    #expect(run.status == 0 && run.errors.isEmpty)
    #expect(
      try workspace.names(in: "change")
        == [".copgraph.json", "comparison.html", "comparison.json", "comparison.md", "first.svg", "second.svg"])
    let members = try number("network.members", in: "change")
    #expect(members["first"] as? Double == 3 && members["second"] as? Double == 5)
  }

  @Test("says what is missing or wrong, and writes nothing")
  func errors() throws {
    for (arguments, words) in [
      (["simulate", "log.csv"], "Say what happens"), (["simulate", "log.csv", "--without", "nobody"], "'nobody'"),
      (["simulate", "log.csv", "--managers-leave"], "manager"),
      (["simulate", "log.csv", "--add", "ann,ann"], "between two"),
      (["compare", "log.csv"], "two logs"), (["compare", "log.csv", "log.csv", "--after", "2024-03-05"], "one log"),
    ] {
      let run = try workspace.run(arguments)
      #expect(run.status == 64 && run.errors.contains(words), "\(arguments): \(run.errors)")
    }
    #expect(!FileManager.default.fileExists(atPath: workspace.path("notebooks-out")))
  }
}
