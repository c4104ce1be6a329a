import Foundation
import Testing

/// A folder of its own to run the program in, gone when the test is over.
final class Workspace {
  /// The folder above, in which nothing but ``folder`` may ever be.
  private let parent: URL
  /// Where the program runs.
  let folder: URL

  init() throws {
    parent = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
      .appendingPathComponent("copgraph-\(UUID().uuidString)")
    folder = parent.appendingPathComponent("work")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: parent) }

  func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

  func write(_ name: String, _ text: String) throws { try write(name, Array(text.utf8)) }

  func write(_ name: String, _ bytes: [UInt8]) throws {
    try Data(bytes).write(to: folder.appendingPathComponent(name))
  }

  func read(_ name: String) throws -> Data { try Data(contentsOf: folder.appendingPathComponent(name)) }

  func text(_ name: String) throws -> String { String(decoding: try read(name), as: UTF8.self) }

  /// The names in a folder, hidden ones included.
  func names(in name: String = ".") throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path(name)).sorted()
  }

  /// All that there is here and in the folder above, hidden files included: paths with what is in the files.
  func snapshot() throws -> [String: Data] {
    var contents: [String: Data] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: parent.path) {
      // A folder cannot be read as a file and counts by its path.
      contents[path] = FileManager.default.contents(atPath: parent.appendingPathComponent(path).path) ?? Data()
    }
    return contents
  }

  /// Runs the program to its end.
  ///
  /// - Parameters:
  ///   - input: what it finds on standard input.
  ///   - output: where standard output goes, if it is not to be caught.
  ///   - directory: where it runs, if not in ``folder``.
  func run(
    _ arguments: [String], input: String? = nil, output: FileHandle? = nil, in directory: URL? = nil
  ) throws -> ProgramRun {
    let process = Program.process(arguments, in: directory ?? folder)
    // Files, because a pipe that nobody empties would stop the program.
    let scratch = FileManager.default.temporaryDirectory.appendingPathComponent("copgraph-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: scratch) }
    func file(_ name: String, _ text: String = "") throws -> URL {
      let file = scratch.appendingPathComponent(name)
      try Data(text.utf8).write(to: file)
      return file
    }
    let (outputFile, errorFile) = (try file("output"), try file("errors"))
    if let input { process.standardInput = try FileHandle(forReadingFrom: file("input", input)) }
    process.standardOutput = try output ?? FileHandle(forWritingTo: outputFile)
    process.standardError = try FileHandle(forWritingTo: errorFile)
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationReason == .exit, "the program was ended by signal \(process.terminationStatus)")
    return ProgramRun(
      status: process.terminationStatus, output: try Data(contentsOf: outputFile),
      errors: String(decoding: try Data(contentsOf: errorFile), as: UTF8.self))
  }
}

extension Workspace {
  func run(_ arguments: String..., input: String? = nil) throws -> ProgramRun { try run(arguments, input: input) }
}

/// Logs to try the program on.
enum SampleLog {
  /// Two triangles with a bridge between them, and a pendant; two messages on the first tie.
  static let circles = """
    timestamp,from,to
    2024-03-01T09:00:00Z,ann,ben
    2024-03-02T09:00:00Z,ben,ann
    2024-03-03T09:00:00Z,ben,cleo
    2024-03-04T09:00:00Z,cleo,ann
    2024-03-05T09:00:00Z,cleo,dan
    2024-03-06T09:00:00Z,dan,eve
    2024-03-07T09:00:00Z,eve,fay
    2024-03-08T09:00:00Z,fay,dan
    2024-03-09T09:00:00Z,gus,fay

    """

  static let members = """
    id,name,department,role,manager
    ann,Ann Lee,Sales,manager,
    ben,Ben Ode,Sales,,ann
    zoe,Zoe Yu,Support,,ann

    """
}
