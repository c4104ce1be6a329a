/// Draws diagrams, in process, through Graphviz.
///
/// The same diagram gives the same bytes. Only one diagram is drawn at a time in a process; others wait.
public struct DiagramRenderer: Sendable {
  public init() {}

  /// Draws a diagram in several formats from one layout.
  ///
  /// SVG is one well-formed document with role, title and description, without scripts and references to elsewhere. DOT
  /// holds the places of everything, so that `dot -Tsvg` draws the same picture again.
  ///
  /// - Returns: the bytes of a file for each of `formats`.
  /// - Throws: ``DiagramError`` when Graphviz lacks a plugin or a font, or fails.
  /// - Complexity: O(n²) for the layout of n nodes, plus the size of the output.
  public func render(_ diagram: NetworkDiagram, as formats: [DiagramFormat]) throws -> [DiagramFormat: [UInt8]] {
    try Graphviz.withContext { graphviz in
      if try formats.contains(where: \.embedsText) && !graphviz.hasFont() { throw DiagramError.fontMissing }
      let page = PageComposer.page(for: diagram, layout: try graphviz.layOut(diagram))
      let graph = GraphvizGraph(page: page)
      return try graphviz.withLayout(of: graph, engine: "nop2") {
        var files: [DiagramFormat: [UInt8]] = [:]
        for format in formats where files[format] == nil {
          let dotsPerInch = Double(diagram.pixelWidth) * 72 / page.width
          let bytes = try graphviz.render(graph, as: format, dotsPerInch: dotsPerInch)
          files[format] =
            switch format {
            case .svg: SVGCleaner(page: page).clean(bytes)
            case .pdf: PDFDocument.undated(bytes)
            case .png, .dot: bytes
            }
        }
        return files
      }
    }
  }
}

extension DiagramFormat {
  /// Whether text is set when the file is written, rather than when it is shown.
  fileprivate var embedsText: Bool { self == .png || self == .pdf }
}
