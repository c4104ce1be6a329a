import CGraphviz
import Synchronization

/// The one owner of Graphviz, which is not made for several threads: whoever uses it waits for the others.
///
/// What Graphviz has to say goes into errors, never to standard error.
struct Graphviz {
  private let context: OpaquePointer

  /// Held while Graphviz works, anywhere in the process: its own state is global.
  private static let gate = Mutex(())

  /// What Graphviz has said since the last ``takeMessages()``.
  private static let messages = Mutex("")

  /// Calls `body` with a fresh context, alone.
  ///
  /// - Throws: ``DiagramError/graphvizUnavailable(message:)``, or what `body` throws.
  static func withContext<Result: Sendable>(_ body: (Graphviz) throws -> Result) throws -> Result {
    try gate.withLock { _ in
      graphviz_send_messages_to { text in
        if let text { Graphviz.messages.withLock { $0 += String(cString: text) } }
        return 0
      }
      _ = takeMessages()
      guard let context = gvContext() else { throw DiagramError.graphvizUnavailable(message: takeMessages()) }
      defer { gvFreeContext(context) }
      return try body(Graphviz(context: context))
    }
  }

  /// Places the nodes of `graph`, for as long as `body` runs.
  func withLayout<Result>(of graph: GraphvizGraph, engine: String, _ body: () throws -> Result) throws -> Result {
    guard gvLayout(context, graph.pointer, engine) == 0 else {
      let message = Self.takeMessages()
      if message.contains("not recognized") || message.contains("no layout engine") {
        throw DiagramError.layoutMissing(engine: engine, message: message)
      }
      throw DiagramError.failed(step: "the layout '\(engine)'", message: message)
    }
    defer { gvFreeLayout(context, graph.pointer) }
    return try body()
  }

  /// Draws a graph that has a layout.
  ///
  /// - Parameter dotsPerInch: the resolution of a raster format.
  func render(_ graph: GraphvizGraph, as format: DiagramFormat, dotsPerInch: Double) throws -> [UInt8] {
    graphviz_set_resolution(graph.pointer, format == .png ? dotsPerInch : 0)
    var bytes: UnsafeMutablePointer<CChar>?
    var length = 0
    let status = graphviz_render(context, graph.pointer, format.rawValue, &bytes, &length)
    defer { gvFreeRenderData(bytes) }
    guard status == 0, let bytes, length > 0 else {
      let message = Self.takeMessages()
      if message.contains("not recognized") { throw DiagramError.formatMissing(format, message: message) }
      throw DiagramError.failed(step: "writing \(format.rawValue.uppercased())", message: message)
    }
    return Array(UnsafeRawBufferPointer(start: bytes, count: length))
  }

  /// The messages so far, on one line, and forgets them.
  private static func takeMessages() -> String {
    messages.withLock { text in
      defer { text = "" }
      return text.split(whereSeparator: \.isNewline).joined(separator: "; ")
    }
  }
}
