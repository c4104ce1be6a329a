import Foundation
import TestSupport
import Testing

/// Report folders as people go on with them in Python: `Tests/Interoperability/check_notebook.py` reads the tables by
/// their schema and executes the notebook.
@Suite("The notebook of a report", .tags(.cli, .slow))
struct NotebookRunTests {
  private static let script = packageRoot.appendingPathComponent("Tests/Interoperability/check_notebook.py").path

  /// The Python of the virtual environment that `make interop` makes, or that of the system.
  private static let python: String? = {
    let own = packageRoot.appendingPathComponent("Tests/Interoperability/.venv/bin/python").path
    return [own, "/usr/local/bin/python3", "/usr/bin/python3"].first { python in
      FileManager.default.isExecutableFile(atPath: python)
        && run(python, ["-c", "import frictionless, ipykernel, matplotlib, nbclient, nbformat, networkx, pandas"])
          .status == 0
    }
  }()

  private static func run(_ program: String, _ arguments: [String]) -> (status: Int32, text: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    guard (try? process.run()) != nil else { return (127, "") }
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, text)
  }

  @Test(
    "runs in the folder of every audience, and finds the numbers of the report",
    .enabled(
      if: python != nil, "needs pandas, networkx, matplotlib, nbclient and frictionless: make interop installs them"),
    arguments: ["community", "sponsor", "public", "without times"])
  func runs(kind: String) throws {
    let workspace = try Workspace()
    let guild = packageRoot.appendingPathComponent("datasets/guild")
    var arguments = [
      "analyze", guild.appendingPathComponent("interactions.csv").path, "--members",
      guild.appendingPathComponent("members.csv").path, "--resamples", "0", "--out", "out",
    ]
    switch kind {
    case "community": break
    case "without times":
      try workspace.write("log.csv", "from,to\nNA,null\nnull,007\n007,NA\n007,=1+1\n")
      arguments = ["analyze", "log.csv", "--out", "out"]
    default:
      try workspace.write("key.txt", "Sj7kW4vb9Nq2Xo8Pe3Ms5Lt6Gy1Hc0Dz")
      arguments += ["--audience", kind] + (kind == "public" ? ["--pseudonym-key", "key.txt"] : [])
    }
    let made = try workspace.run(arguments)
    try #require(made.status == 0, "\(made.errors)")
    let checked = Self.run(try #require(Self.python), [Self.script, workspace.path("out")])
    #expect(checked.status == 0, "\(checked.text)")
  }
}
