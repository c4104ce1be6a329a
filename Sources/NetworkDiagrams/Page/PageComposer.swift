/// Lays a diagram out on a page: title and caption above, the network with the isolates at its side, the legend below.
struct PageComposer {
  let diagram: NetworkDiagram
  var page: DiagramPage

  /// Measures of the page, in points.
  enum Measure {
    static let pageWidth = 900.0
    static let margin = 30.0
    static let textWidth = pageWidth - 2 * margin
    static let drawingHeight = 560.0
    static let isolatesColumnWidth = 150.0
    static let isolatesRows = 20
    /// Between the rims of circles; those of a map have names beside them.
    static let memberGap = 4.0
    static let communityGap = 22.0
    static let gutter = 24.0
    /// Room for names around the outermost circles.
    static let labelRoom = Point(x: 46, y: 16)
    static let titleSize = 20.0
    static let captionSize = 12.0
    static let labelSize = 11.0
    static let inscriptionSize = 13.0
    static let smallSize = 10.5
    static let lineSpacing = 1.32
  }

  /// - Parameter layout: where the nodes go, from a layout of the diagram, in any unit.
  static func page(for diagram: NetworkDiagram, layout: [Point]) -> DiagramPage {
    var composer = PageComposer(diagram)
    var y = composer.addHeader()
    y = composer.addNetwork(layout, top: y + 14)
    y = composer.addLegend(top: y + 20)
    composer.page.finish(height: y + Measure.margin)
    return composer.page
  }

  private init(_ diagram: NetworkDiagram) {
    self.diagram = diagram
    page = DiagramPage(title: diagram.title, altText: diagram.altText, width: Measure.pageWidth)
  }

  // MARK: Text

  /// Adds lines of text whose upper left corner is given and returns their lower edge.
  mutating func addText(
    _ lines: [String], key: String, part: String, left: Double, top: Double, width: Double, size: Double,
    isBold: Bool = false, color: DiagramColor = .text
  ) -> Double {
    page.addText(
      lines, key: key, part: part, left: left, top: top, width: width, size: size, isBold: isBold, color: color)
  }

  private mutating func addHeader() -> Double {
    page.addHeader(
      title: diagram.title, caption: diagram.caption, left: Measure.margin, top: Measure.margin - 6,
      width: Measure.textWidth)
  }
}
