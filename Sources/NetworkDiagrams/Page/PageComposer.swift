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
    composer.finish(height: y + Measure.margin)
    return composer.page
  }

  private init(_ diagram: NetworkDiagram) {
    self.diagram = diagram
    page = DiagramPage(title: diagram.title, altText: diagram.altText, width: Measure.pageWidth)
  }

  /// An invisible mark in each corner makes the picture as large as the page.
  private mutating func finish(height: Double) {
    page.height = height
    for (index, corner) in [Point(x: 0, y: 0), Point(x: page.width, y: height)].enumerated() {
      page.marks.append(
        DiagramPage.Mark(
          key: "corner-\(index + 1)", part: "page", shape: .invisible, center: corner, width: 0, height: 0))
    }
  }

  // MARK: Text

  /// Adds lines of text whose upper left corner is given and returns their lower edge.
  mutating func addText(
    _ lines: [String], key: String, part: String, left: Double, top: Double, width: Double, size: Double,
    isBold: Bool = false, color: DiagramColor = .text
  ) -> Double {
    let height = Double(lines.count) * size * Measure.lineSpacing
    for (index, line) in lines.enumerated() {
      let center = Point(x: left + width / 2, y: top + (Double(index) + 0.5) * size * Measure.lineSpacing)
      var mark = DiagramPage.Mark(
        key: lines.count == 1 ? key : "\(key)-line-\(index + 1)", part: part, shape: .text, center: center,
        width: width,
        height: size * Measure.lineSpacing)
      mark.text = [line]
      mark.alignment = .leading
      mark.fontSize = size
      mark.isBold = isBold
      mark.textColor = color
      page.marks.append(mark)
    }
    return top + height
  }

  private mutating func addHeader() -> Double {
    let width = Measure.textWidth
    let titleLines = TextWidth.lines(diagram.title, width: width, fontSize: Measure.titleSize, isBold: true)
      .map { TextWidth.fitting($0, width: width / 1.1, fontSize: Measure.titleSize) }
    let y = addText(
      titleLines, key: "title", part: "title", left: Measure.margin, top: Measure.margin - 6, width: width,
      size: Measure.titleSize, isBold: true)
    let captionLines = TextWidth.lines(diagram.caption, width: width, fontSize: Measure.captionSize)
      .map { TextWidth.fitting($0, width: width, fontSize: Measure.captionSize) }
    return addText(
      captionLines, key: "caption", part: "caption", left: Measure.margin, top: y + 6, width: width,
      size: Measure.captionSize, color: .secondaryText)
  }
}
