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
    try renderWithPlaces(diagram, as: formats).files
  }

  /// Draws a diagram, and tells where its nodes stand.
  ///
  /// - Returns: the bytes of a file for each of `formats`; and the place of each node on the page.
  /// - Throws: ``DiagramError``.
  public func renderWithPlaces(
    _ diagram: NetworkDiagram, as formats: [DiagramFormat]
  ) throws -> (files: [DiagramFormat: [UInt8]], places: [Point]) {
    try Graphviz.withContext { graphviz in
      try graphviz.checkFont(for: formats)
      let page = PageComposer.page(for: diagram, layout: try graphviz.layOut(diagram))
      return (try graphviz.draw(page, as: formats, pixelWidth: diagram.pixelWidth), page.nodes)
    }
  }

  /// Draws a network in several windows of time from one layout.
  ///
  /// - Returns: for each of `formats` a file with all pictures side by side; and each picture alone as SVG, for
  ///   documents.
  /// - Throws: ``DiagramError``, as for a single diagram.
  public func render(
    _ pictures: NetworkOverTime, as formats: [DiagramFormat]
  ) throws -> (files: [DiagramFormat: [UInt8]], panels: [[UInt8]]) {
    try Graphviz.withContext { graphviz in
      try graphviz.checkFont(for: formats)
      let composer = OverTimeComposer(pictures, layout: try graphviz.layOut(pictures.layout))
      let pixelWidth = pictures.layout.pixelWidth
      let panels = try pictures.panels.indices.map { index in
        try graphviz.draw(composer.page(ofPanel: index), as: [.svg], pixelWidth: pixelWidth)[.svg] ?? []
      }
      return (try graphviz.draw(composer.page(), as: formats, pixelWidth: pixelWidth), panels)
    }
  }
}

extension Graphviz {
  fileprivate func checkFont(for formats: [DiagramFormat]) throws {
    if try formats.contains(where: \.embedsText) && !hasFont() { throw DiagramError.fontMissing }
  }

  /// Draws a page on which everything has its place.
  fileprivate func draw(
    _ page: DiagramPage, as formats: [DiagramFormat], pixelWidth: Int
  ) throws -> [DiagramFormat: [UInt8]] {
    let graph = GraphvizGraph(page: page)
    return try withLayout(of: graph, engine: "nop2") {
      var files: [DiagramFormat: [UInt8]] = [:]
      for format in formats where files[format] == nil {
        let bytes = try render(graph, as: format, dotsPerInch: Double(pixelWidth) * 72 / page.width)
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

extension DiagramFormat {
  /// Whether text is set when the file is written, rather than when it is shown.
  public var embedsText: Bool { self == .png || self == .pdf }
}
