/// Lays out the pictures of a network over time: side by side on one page, or each on a page of its own.
struct OverTimeComposer {
  let pictures: NetworkOverTime
  /// Where each node stands in every picture, from its upper left corner.
  private let points: [Point]
  private let drawingHeight: Double

  private enum Measure {
    static let panelWidth = 420.0
    static let highestDrawing = 330.0
    static let gutter = 26.0
    static let margin = 28.0
    /// Room for names around the outermost dots.
    static let labelRoom = Point(x: 44, y: 16)
    static let dotGap = 2.0
    static let headingSize = 16.0
    static let detailSize = 14.0
    static let labelSize = 15.0
  }

  /// - Parameter layout: where the nodes go, from a layout of the whole network, in any unit.
  init(_ pictures: NetworkOverTime, layout: [Point]) {
    self.pictures = pictures
    let radii = pictures.layout.nodes.indices.map { node in pictures.panels.map { $0.dots[node].radius }.max() ?? 0 }
    let strong = pictures.layout.edges.filter { $0.kind != .faint }
    let arrangement = Arrangement(
      layout: layout, radii: radii, gap: Measure.dotGap, edges: strong.map { ($0.from, $0.to) },
      maximumWidth: Measure.panelWidth - 2 * Measure.labelRoom.x, maximumHeight: Measure.highestDrawing)
    let offset = Point(x: (Measure.panelWidth - arrangement.width) / 2, y: Measure.labelRoom.y)
    points = arrangement.points.map { $0 + offset }
    drawingHeight = arrangement.height + 2 * Measure.labelRoom.y
  }

  /// All pictures side by side, with title and caption.
  func page() -> DiagramPage {
    let count = Double(pictures.panels.count)
    let width = 2 * Measure.margin + count * Measure.panelWidth + (count - 1) * Measure.gutter
    var page = DiagramPage(title: pictures.title, altText: pictures.altText, width: width)
    let top = page.addHeader(
      title: pictures.title, caption: pictures.caption, left: Measure.margin, top: Measure.margin - 6,
      width: width - 2 * Measure.margin)
    var bottom = top
    for index in pictures.panels.indices {
      let left = Measure.margin + Double(index) * (Measure.panelWidth + Measure.gutter)
      bottom = addPanel(index, to: &page, left: left, top: top + 18)
    }
    page.finish(height: bottom + Measure.margin / 2)
    return page
  }

  /// One picture, for a document that says the rest itself.
  func page(ofPanel index: Int) -> DiagramPage {
    let panel = pictures.panels[index]
    var page = DiagramPage(
      title: panel.heading, altText: "\(panel.heading): \(panel.detail).", width: Measure.panelWidth)
    let bottom = addDrawing(index, to: &page, left: 0, top: 0)
    page.finish(height: bottom)
    return page
  }

  /// Adds a picture with its heading and returns its lower edge.
  private func addPanel(_ index: Int, to page: inout DiagramPage, left: Double, top: Double) -> Double {
    let panel = pictures.panels[index]
    let key = "panel-\(index + 1)"
    var y = page.addText(
      [panel.heading], key: "\(key)-heading", part: "heading", left: left, top: top, width: Measure.panelWidth,
      size: Measure.headingSize, isBold: true)
    y = page.addText(
      [panel.detail], key: "\(key)-detail", part: "heading", left: left, top: y, width: Measure.panelWidth,
      size: Measure.detailSize, color: .secondaryText)
    return addDrawing(index, to: &page, left: left, top: y + 4)
  }

  private func addDrawing(_ index: Int, to page: inout DiagramPage, left: Double, top: Double) -> Double {
    let panel = pictures.panels[index]
    let places = points.map { $0 + Point(x: left, y: top) }
    let first = page.marks.count
    for (node, dot) in panel.dots.enumerated() {
      var mark = DiagramPage.Mark(
        key: "panel-\(index + 1)-node-\(node + 1)", part: dot.isActive ? "member" : "absent", shape: .circle,
        center: places[node], width: 2 * dot.radius, height: 2 * dot.radius)
      mark.fill = dot.color
      mark.outline = dot.isActive ? .white : .tie
      mark.outlineWidth = 0.7
      mark.name = pictures.layout.nodes[node].name
      page.marks.append(mark)
    }
    for edge in panel.edges {
      page.lines.append(
        DiagramPage.Line(
          from: first + edge.from, to: first + edge.to, part: edge.kind.rawValue, width: edge.width, color: edge.color,
          isDashed: false, name: edge.name))
    }
    let bottom = top + drawingHeight
    addNames(index, to: &page, places, Box(left: left, top: top, right: left + Measure.panelWidth, bottom: bottom))
    return bottom
  }

  /// The same names in every picture, wherever room is in it.
  private func addNames(_ index: Int, to page: inout DiagramPage, _ places: [Point], _ area: Box) {
    let panel = pictures.panels[index]
    let names = pictures.named.map {
      TextWidth.fitting(pictures.layout.nodes[$0].name, width: Measure.panelWidth / 3, fontSize: Measure.labelSize)
    }
    let requests = zip(pictures.named, names).enumerated().map { place, named in
      LabelPlacement.Request(
        node: named.0, width: TextWidth.of(named.1, fontSize: Measure.labelSize) + 3,
        height: Measure.labelSize * 1.2 + 1, priority: -Double(place), isEssential: true)
    }
    let placement = LabelPlacement(
      points: places, radii: panel.dots.map(\.radius), lines: panel.edges.map { ($0.from, $0.to, 1) }, bounds: area)
    for (place, box) in placement.place(requests).enumerated() {
      guard let box else { continue }
      var mark = DiagramPage.Mark(
        key: "panel-\(index + 1)-label-\(place + 1)", part: "label", shape: .panel, center: box.center,
        width: box.width, height: box.height)
      mark.fill = DiagramColor.white.withAlpha(190)
      mark.text = [names[place]]
      mark.fontSize = Measure.labelSize
      mark.textColor = panel.dots[requests[place].node].isActive ? .text : .secondaryText
      page.marks.append(mark)
    }
  }
}
