import Foundation
import TestSupport
import Testing

@Suite("copgraph key", .tags(.cli))
struct KeyCommandTests {
  private func mode(_ workspace: Workspace, _ name: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: workspace.path(name))
    return (attributes[.posixPermissions] as? NSNumber)?.intValue ?? 0
  }

  @Test("a new key is for its owner only, and works")
  func makes() throws {
    let workspace = try Workspace()
    let made = try workspace.run(["key", "-o", "key.txt"])
    #expect(made.status == 0 && made.errors.isEmpty)
    #expect(try mode(workspace, "key.txt") & 0o777 == 0o600)
    let text = try workspace.text("key.txt")
    #expect(
      Data(base64Encoded: String(text.dropLast()))?.count == 32
        && !String(decoding: made.output, as: UTF8.self).contains(text.dropLast()))
    let names = (0..<12).map { "m\($0)" }
    let rows = names.indices.map { "\(names[$0]),\(names[($0 + 1) % 12])" }
    try workspace.write("log.csv", (["from,to"] + rows).joined(separator: "\n"))
    let arguments = ["analyze", "log.csv", "--audience", "public", "--no-diagrams", "--out", "out"]
    #expect(try workspace.run(arguments + ["--pseudonym-key", "key.txt"]).status == 0)
  }

  @Test("a file, a link and a folder that are there stay as they are")
  func keeps() throws {
    let workspace = try Workspace()
    try workspace.write("key.txt", "an old key\n")
    try FileManager.default.createSymbolicLink(
      atPath: workspace.path("link.txt"), withDestinationPath: "nowhere.txt")
    try FileManager.default.createDirectory(
      atPath: workspace.path("folder"), withIntermediateDirectories: false)
    for name in ["key.txt", "link.txt", "folder"] {
      let refused = try workspace.run(["key", "-o", name])
      #expect(refused.status == 73 && refused.errors.contains("a key is never overwritten"), "\(name)")
    }
    #expect(try workspace.text("key.txt") == "an old key\n")
    #expect(!FileManager.default.fileExists(atPath: workspace.path("nowhere.txt")))
    let nowhere = try workspace.run(["key", "-o", "missing/key.txt"])
    #expect(nowhere.status == 73 && nowhere.errors.contains("missing/key.txt"))
    #expect(try workspace.run(["key"]).status == 64)
  }

  @Test("a key that can be guessed is refused, and the remedy is named")
  func weak() throws {
    let workspace = try Workspace()
    try workspace.write("log.csv", "from,to\na,b\nb,c\nc,d\nd,e\ne,a\n")
    try workspace.write("key.txt", "passwordpassword\n")
    let refused = try workspace.run(
      ["analyze", "log.csv", "--audience", "public", "--pseudonym-key", "key.txt", "--out", "out"])
    #expect(refused.status == 65 && refused.errors.contains("copgraph key -o key.txt"))
  }
}
