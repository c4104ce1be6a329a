import Foundation

/// The inputs of a run, none of which it may write over.
public struct InputFiles: Sendable {
  private struct Input {
    var name: String
    /// Where it is, links resolved; `nil` for the standard input.
    var path: String?
    var identity: FileIdentity?
  }

  private let inputs: [Input]

  /// No inputs.
  public init() { inputs = [] }

  /// - Parameter paths: the inputs as the user named them; `-` is the standard input.
  public init(_ paths: [String]) {
    inputs = paths.map { path in
      if path == "-" {
        let state = FileState(descriptor: STDIN_FILENO)
        return Input(name: "the standard input", identity: state?.isRegular == true ? state?.identity : nil)
      }
      return Input(name: "'\(path)'", path: FilePaths.resolved(path), identity: FileState(path)?.identity)
    }
  }

  /// Refuses a file that is one of the inputs: the same path, or the same file by another name.
  ///
  /// - Throws: ``OutputError``.
  func refuse(_ output: String, option: String) throws(OutputError) {
    let (path, identity) = (FilePaths.resolved(output), FileState(output)?.identity)
    // Several inputs may well be the same device, which is never written to by mistake.
    if let state = FileState(output), !state.isRegular { return }
    guard let input = inputs.first(where: { $0.path == path || $0.identity != nil && $0.identity == identity }) else {
      return
    }
    let named = input.name == "'\(output)'" ? "is" : "is \(input.name),"
    throw OutputError(
      path: output, problem: "\(named) an input of this run, which would be lost",
      remedy: "choose another place with \(option)")
  }

  /// Refuses a folder that an input is, or lies in: everything in it is replaced.
  ///
  /// - Throws: ``OutputError``.
  func refuseFolder(_ output: String, option: String) throws(OutputError) {
    let folder = FilePaths.resolved(output)
    guard let input = inputs.first(where: { $0.path.map { $0.hasPrefix(folder + "/") } ?? false }) else { return }
    throw OutputError(
      path: output, problem: "holds \(input.name), an input of this run, which would be lost",
      remedy: "choose another folder with \(option)")
  }
}
