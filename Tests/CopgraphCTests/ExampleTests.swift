import CCopgraph
import CopgraphC
import Foundation
import Testing

/// The header and the example, as a C compiler sees them.
@Suite("Header and example in C")
struct ExampleTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized
  private static let header = root.appending(path: "Sources/CCopgraph/include")

  /// A C compiler, and the library that is built beside these tests; `nil` where one of them is not there.
  static let tools: (compiler: String, library: URL)? = {
    let compiler = ["cc", "clang", "gcc"].first { run("/usr/bin/env", ["which", $0]).status == 0 }
    // The test bundle lies beside the products of the build.
    let products = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    let library = ["so", "dylib"].map { products.appending(path: "libCopgraphC.\($0)") }
      .first { FileManager.default.fileExists(atPath: $0.path) }
    guard let compiler, let library else { return nil }
    return (compiler, library)
  }()

  @Test(
    "the example compiles without a warning, and says what it finds",
    .enabled(if: tools != nil, "needs a C compiler, and libCopgraphC beside the tests"))
  func example() throws {
    let (compiler, library) = try #require(Self.tools)
    let folder = FileManager.default.temporaryDirectory.appending(path: "copgraph-example-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let program = folder.appending(path: "betweenness").path
    let compiled = Self.run(
      "/usr/bin/env",
      [
        compiler, "-std=c11", "-Wall", "-Wextra", "-Wpedantic", "-Werror",
        Self.root.appending(path: "Examples/betweenness.c").path, "-I", Self.header.path, library.path,
        "-Wl,-rpath,\(library.deletingLastPathComponent().path)", "-o", program,
      ])
    try #require(compiled.status == 0, "\(compiled.output)")
    let ran = Self.run(program, [])
    #expect(ran.status == 0)
    #expect(
      ran.output == """
        Ada is between 0 pairs, in community 1
        Ben is between 0 pairs, in community 1
        Cleo is between 6 pairs, in community 1
        Dan is between 6 pairs, in community 2
        Eve is between 0 pairs, in community 2
        Finn is between 0 pairs, in community 2
        modularity 0.3571

        """)
  }

  @Test("every function of the header is written, and every one that is written is in the header")
  func functions() throws {
    let text = try String(contentsOf: Self.header.appending(path: "copgraph.h"), encoding: .utf8)
    let code = text.split(separator: "\n").filter { !$0.hasPrefix("//") && !$0.hasPrefix("  //") }.joined(
      separator: "\n")
    let declared = Set(code.matches(of: /(copgraph_\w+)\(/).map { String($0.1) }).subtracting(["copgraph_progress"])
    let folder = Self.root.appending(path: "Sources/CopgraphC")
    var written: Set<String> = []
    for file in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil) {
      let text = try String(contentsOf: file, encoding: .utf8)
      written.formUnion(text.matches(of: /@_cdecl\("(\w+)"\)/).map { String($0.1) })
    }
    #expect(written.count > 30)
    #expect(declared == written)
  }

  @Test("the library has the version of the command")
  func version() throws {
    let command = try String(contentsOf: Self.root.appending(path: "Sources/copgraph/Copgraph.swift"), encoding: .utf8)
    let version = try #require(command.firstMatch(of: /static let version = "([^"]+)"/)).1
    #expect(copgraph_version().map { String(cString: $0) } == String(version))
  }

  @discardableResult
  private static func run(_ program: String, _ arguments: [String]) -> (status: Int32, output: String) {
    let process = Process()
    let pipe = Pipe()
    (process.executableURL, process.arguments) = (URL(filePath: program), arguments)
    (process.standardOutput, process.standardError) = (pipe, FileHandle.nullDevice)
    guard (try? process.run()) != nil else { return (-1, "") }
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }
}
