import ArgumentParser
import CommunityInsights
import GraphCore
import InteractionLogs
import NetworkDiagrams
import Reports
import SafeFiles

/// One run of a command: progress on standard error, signals, and errors as one sentence with the right exit status.
struct Run {
  let control: RunControl
  /// Whether nothing but errors is said.
  let isQuiet: Bool
  let timings: Timings
  private let progress: ProgressBar?

  /// Runs the body of a command.
  ///
  /// - Parameters:
  ///   - threads: how many threads compute.
  ///   - isQuiet: whether to show no progress.
  static func command(threads: Int = 1, isQuiet: Bool = false, _ body: (Run) throws -> Void) throws {
    let interruption = Interruption.shared
    let progress = isQuiet ? nil : ProgressBar.onTerminal()
    var control = RunControl(threads: threads, cancellation: interruption.flag)
    if let progress { control.onProgress = { progress.show($0) } }
    let timings = Timings { progress?.begin($0) }
    let run = Run(control: control, isQuiet: isQuiet, timings: timings, progress: progress)
    do {
      defer { progress?.clear() }
      try body(run)
    } catch {
      if let status = interruption.status {
        interruption.tellOnce(Terminal.writeLine)
        throw ExitCode(status)
      }
      try end(with: error)
    }
  }

  /// Makes the progress one bar over all steps of a plan; a later plan says more of the steps to come.
  func expect(_ plan: StepPlan) { progress?.expect(plan) }

  /// Tells what went wrong, and ends with the exit status for it.
  private static func end(with error: any Error) throws -> Never {
    switch error {
    case let error as InputError: try fail("Error: \(error)", status: error.exitCode)
    case let error as OutputError: try fail("Error: \(error)", status: ExitStatus.cannotCreate)
    case let error as DiagramError: try fail("Error: \(error)", status: ExitStatus.unavailable)
    case is StandardOutput.ReaderHasLeft: throw ExitCode.success
    default: try fail("Error: \(error)", status: ExitStatus.internalError)
    }
  }

  /// Tells something that the user has to know of a result, and goes on.
  static func warn(_ message: String) { Terminal.writeLine("Note: \(message)") }

  private static func fail(_ message: String, status: Int32) throws -> Never {
    Terminal.writeLine(message)
    throw ExitCode(status)
  }
}

/// Exit statuses after `sysexits.h`; those of unusable input are in `InputError.Kind`.
enum ExitStatus {
  /// Graphviz, one of its plugins or a font is missing.
  static let unavailable: Int32 = 69
  static let internalError: Int32 = 70
  static let cannotCreate: Int32 = 73
}
