/// Why a diagram could not be drawn, and what to do about it.
public enum DiagramError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Graphviz could not be set up at all.
  case graphvizUnavailable(message: String)

  /// Graphviz has no such way to place nodes.
  case layoutMissing(engine: String, message: String)

  /// Graphviz has no such output format.
  case formatMissing(DiagramFormat, message: String)

  /// There is no font to set text in.
  case fontMissing

  /// A layout or a drawing failed half-way.
  case failed(step: String, message: String)

  public var description: String {
    func because(_ message: String) -> String { message.isEmpty ? "" : " (\(message))" }
    let install = "install Graphviz with its plugins (apt-get install graphviz, or brew install graphviz)"
    switch self {
    case .graphvizUnavailable(let message):
      return "Graphviz could not be started\(because(message)); \(install), or leave diagrams out."
    case .layoutMissing(let engine, let message):
      return "Graphviz has no layout '\(engine)'\(because(message)); \(install), then run 'dot -c' once."
    case .formatMissing(let format, let message):
      return
        "Graphviz cannot write \(format.rawValue.uppercased())\(because(message)); \(install), then run 'dot -c' once."
    case .fontMissing:
      return "No font was found for the text of diagrams; install one (apt-get install fonts-dejavu-core), "
        + "or leave out PNG and PDF."
    case .failed(let step, let message):
      return "Graphviz failed at \(step)\(because(message)); leave diagrams out, or report it with the log."
    }
  }
}
