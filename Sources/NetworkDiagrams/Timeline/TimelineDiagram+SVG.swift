import CommunityInsights

extension TimelineDiagram {
  /// The style of a picture that stands alone; in a page, the style sheet of the page gives the same classes its own
  /// colours.
  private static let style = """
    svg { background: #ffffff; font-family: Helvetica, Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif; }
    .tl-head { fill: #1b2330; font-size: 18px; font-weight: 600; }
    .tl-title { fill: #1b2330; font-size: 13px; font-weight: 600; }
    .tl-note { fill: #566072; font-size: 12px; }
    .tl-text { fill: #566072; font-size: 11px; }
    .tl-value { fill: #1b2330; font-size: 13px; font-weight: 600; }
    .tl-value { paint-order: stroke; stroke: #ffffff; stroke-width: 4px; stroke-linejoin: round; }
    .tl-grid { stroke: #dfe3ea; stroke-width: 1; }
    .tl-line { fill: none; stroke: #0b5a8f; stroke-width: 2; stroke-linejoin: round; }
    .tl-line-partial { fill: none; stroke: #8a94a6; stroke-width: 1.5; stroke-dasharray: 3 3; }
    .tl-dot { fill: #0b5a8f; }
    .tl-dot-partial { fill: #ffffff; stroke: #8a94a6; stroke-width: 1.5; }
    @media (prefers-color-scheme: dark) {
      svg { background: #12161d; }
      .tl-head, .tl-title { fill: #e4e8ef; }
      .tl-note, .tl-text { fill: #a3adbd; }
      .tl-value { fill: #e4e8ef; stroke: #12161d; }
      .tl-grid { stroke: #2d3644; }
      .tl-line { stroke: #7cc0f2; }
      .tl-dot { fill: #7cc0f2; }
      .tl-dot-partial { fill: #12161d; }
    }

    """

  private enum Measure {
    static let columns = 3
    static let columnWidth = Panel.width
    static let gutter = 34.0
    static let margin = 28.0
    static let titleLine = 17.0
    static let noteLine = 16.0
    static let headHeight = 62.0
    static let rowGap = 26.0
  }

  /// All panels in one picture, well-formed and loading nothing from elsewhere.
  public func svg() -> [UInt8] {
    let columns = min(Measure.columns, panels.count)
    let width =
      2 * Measure.margin + Double(columns) * Measure.columnWidth + Double(columns - 1) * Measure.gutter
    let heading = TextWidth.lines(caption, width: width - 2 * Measure.margin, fontSize: 12)
    var body = ""
    var y = Measure.margin + Measure.titleLine
    body += SVGText.element(title, x: Measure.margin, y: y - 3, part: "tl-head")
    for line in heading {
      y += Measure.noteLine
      body += SVGText.element(line, x: Measure.margin, y: y, part: "tl-note")
    }
    y += Measure.rowGap
    for row in stride(from: 0, to: panels.count, by: columns) {
      let rowPanels = panels[row..<min(panels.count, row + columns)]
      let titles = rowPanels.map { TextWidth.lines($0.title, width: Panel.width, fontSize: 13, isBold: true) }
      let titleHeight = Double(titles.map(\.count).max() ?? 1) * Measure.titleLine + Measure.noteLine
      for (column, panel) in rowPanels.enumerated() {
        let x = Measure.margin + Double(column) * (Measure.columnWidth + Measure.gutter)
        body += "<g transform=\"translate(\(SVGText.number(x)) \(SVGText.number(y)))\">\n"
        body += "<title>\(SVGText.escaped(panel.altText))</title>\n"
        for (index, line) in titles[column].enumerated() {
          body += SVGText.element(line, x: 0, y: Double(index + 1) * Measure.titleLine - 4, part: "tl-title")
        }
        let noteY = Double(titles[column].count) * Measure.titleLine + Measure.noteLine - 4
        if let trend = panel.trend { body += SVGText.element(trend, x: 0, y: noteY, part: "tl-note") }
        body += "<g transform=\"translate(0 \(SVGText.number(titleHeight)))\">\n\(panel.drawing)</g>\n</g>\n"
      }
      y += titleHeight + Panel.height + Measure.rowGap
    }
    let height = y - Measure.rowGap + Measure.margin
    let altText = "How \(title) develops. " + panels.map(\.altText).joined(separator: " ")
    return Array(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="\(SVGText.escaped(altText))" \
      width="\(SVGText.number(width))" height="\(SVGText.number(height))" \
      viewBox="0 0 \(SVGText.number(width)) \(SVGText.number(height))">
      <title>\(SVGText.escaped("How \(title) develops"))</title>
      <style>
      \(Self.style)</style>
      \(body)</svg>

      """.utf8)
  }
}

// MARK: - One panel

extension TimelineDiagram.Panel {
  static let width = 300.0
  static let height = 150.0

  private static let plot = Box(left: 4, top: 22, right: width - 8, bottom: height - 20)

  /// The panel as an `svg` element for a page that styles its classes; title and trend stand beside it in the page.
  public func svg() -> String {
    """
    <svg xmlns="http://www.w3.org/2000/svg" class="tl" role="img" aria-label="\(SVGText.escaped(altText))" \
    viewBox="0 0 \(SVGText.number(Self.width)) \(SVGText.number(Self.height))">
    \(drawing)</svg>
    """
  }

  /// Axes, lines, dots and the last value.
  var drawing: String { [grid, lines, marks, windowLabels, latestLabel].joined() }

  private func point(_ index: Int) -> Point? {
    guard let value = dots[index].value else { return nil }
    let step = dots.count > 1 ? (Self.plot.width - 12) / Double(dots.count - 1) : 0
    let x = dots.count > 1 ? Self.plot.left + 6 + Double(index) * step : Self.plot.center.x
    return Point(x: x, y: y(of: value))
  }

  private func y(of value: Double) -> Double {
    let share = (value - axis.lowerBound) / (axis.upperBound - axis.lowerBound)
    return Self.plot.bottom - share * Self.plot.height
  }

  private var grid: String {
    let levels = axis.lowerBound < 0 ? [axis.lowerBound, 0, axis.upperBound] : [axis.lowerBound, axis.upperBound]
    var text = ""
    for (index, level) in levels.enumerated() where index == 0 || level > levels[index - 1] {
      let y = SVGText.number(y(of: level))
      text +=
        "<line class=\"tl-grid\" x1=\"\(SVGText.number(Self.plot.left))\" x2=\"\(SVGText.number(Self.plot.right))\" "
        + "y1=\"\(y)\" y2=\"\(y)\"/>\n"
      text += SVGText.element(
        ValueAxis.text(level, unit: unit), x: Self.plot.left, y: self.y(of: level) - 4, part: "tl-text")
    }
    return text
  }

  /// One line over each run of whole windows with values; dashes to and from partial ones.
  private var lines: String {
    var text = ""
    var run: [Point] = []
    func path(_ points: [Point], _ part: String) -> String {
      guard points.count > 1 else { return "" }
      let places = points.map { "\(SVGText.number($0.x)) \(SVGText.number($0.y))" }.joined(separator: "L")
      return "<path class=\"\(part)\" d=\"M\(places)\"/>\n"
    }
    for index in dots.indices {
      let point = point(index)
      if let point, !dots[index].isPartial { run.append(point) }
      if point == nil || dots[index].isPartial {
        text += path(run, "tl-line")
        run = []
      }
      guard index > 0, let point, let previous = self.point(index - 1) else { continue }
      if dots[index].isPartial || dots[index - 1].isPartial { text += path([previous, point], "tl-line-partial") }
    }
    return text + path(run, "tl-line")
  }

  /// Dots become smaller where there are many.
  private var marks: String {
    let radius = min(3.2, max(1.4, 60 / Double(max(1, dots.count))))
    return dots.indices.compactMap { index in
      guard let point = point(index) else { return nil }
      let part = dots[index].isPartial ? "tl-dot-partial" : "tl-dot"
      let note = dots[index].isPartial ? " (only in part in the log)" : ""
      return "<circle class=\"\(part)\" cx=\"\(SVGText.number(point.x))\" cy=\"\(SVGText.number(point.y))\" "
        + "r=\"\(SVGText.number(radius))\"><title>"
        + SVGText.escaped("\(dots[index].label): \(dots[index].text)\(note)") + "</title></circle>\n"
    }.joined()
  }

  private var windowLabels: String {
    guard let first = dots.first, let last = dots.last else { return "" }
    let y = Self.height - 5
    let begin = SVGText.element(first.label, x: Self.plot.left, y: y, part: "tl-text")
    guard dots.count > 1 else { return begin }
    return begin + SVGText.element(last.label, x: Self.plot.right, y: y, part: "tl-text", anchor: "end")
  }

  /// Beside the dot, on the side where the line leaves room.
  private var latestLabel: String {
    guard let latest, let point = point(latest) else { return "" }
    let before = latest > 0 ? self.point(latest - 1) : nil
    let isBelow = before.map { $0.y < point.y - 2 } ?? false
    let hasRoomBelow = point.y + 16 < Self.plot.bottom
    let y = isBelow && hasRoomBelow ? point.y + 17 : max(point.y - 8, 11)
    return SVGText.element(
      dots[latest].text, x: min(point.x + 4, Self.plot.right), y: y, part: "tl-value", anchor: "end")
  }
}
