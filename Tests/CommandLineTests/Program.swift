import Foundation
import Testing

/// The program that was built with these tests, run as a user does.
enum Program {
  /// Where it is: in the folder of the products, beside the tests.
  static let url: URL = {
    // The tests are a program of their own on Linux, and a bundle in the folder of the products on macOS.
    let starts = [Bundle.main.executableURL] + Bundle.allBundles.map(\.bundleURL)
    for case var folder? in starts {
      while folder.path.count > 1 {
        folder.deleteLastPathComponent()
        let program = folder.appendingPathComponent("copgraph")
        var isFolder: ObjCBool = false
        let exists = FileManager.default.fileExists(atPath: program.path, isDirectory: &isFolder)
        if exists && !isFolder.boolValue { return program }
      }
    }
    preconditionFailure("the program copgraph is not beside the tests")
  }()

  /// A process that is ready to be started.
  static func process(_ arguments: [String], in folder: URL) -> Process {
    let process = Process()
    process.executableURL = url
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.standardInput = FileHandle.nullDevice
    return process
  }
}

/// How a run of the program went.
struct ProgramRun {
  let status: Int32
  let output: Data
  let errors: String

  /// Standard output as text.
  var text: String { String(decoding: output, as: UTF8.self) }

  var lines: [String] { text.split(separator: "\n").map(String.init) }

  /// Standard output as one JSON object.
  func object() throws -> [String: Any] { try jsonObject(output) }
}

/// The one JSON object that some bytes are.
func jsonObject(_ bytes: Data) throws -> [String: Any] {
  try #require(try JSONSerialization.jsonObject(with: bytes) as? [String: Any])
}
