extension PageComposer {
  /// Adds the legend in columns and returns its lower edge.
  mutating func addLegend(top: Double) -> Double {
    guard !diagram.legend.isEmpty else { return top - 20 }
    var rule = DiagramPage.Mark(
      key: "legend-rule", part: "legend", shape: .panel,
      center: Point(x: Measure.margin + Measure.textWidth / 2, y: top), width: Measure.textWidth, height: 0.8)
    rule.fill = .rule
    page.marks.append(rule)
    let columns = max(2, diagram.legend.count)
    let columnWidth = (Measure.textWidth - Double(columns - 1) * Measure.gutter) / Double(columns)
    var bottom = top
    for (index, group) in diagram.legend.enumerated() {
      let left = Measure.margin + Double(index) * (columnWidth + Measure.gutter)
      bottom = max(bottom, addGroup(group, number: index + 1, left: left, top: top + 12, width: columnWidth))
    }
    return bottom
  }

  private mutating func addGroup(
    _ group: NetworkDiagram.LegendGroup, number: Int, left: Double, top: Double, width: Double
  ) -> Double {
    let signWidth = 36.0
    let size = Measure.smallSize
    var y = addText(
      [group.heading], key: "legend-\(number)", part: "legend", left: left, top: top, width: width,
      size: Measure.labelSize,
      isBold: true)
    y += 5
    for (index, entry) in group.entries.enumerated() {
      let key = "legend-\(number)-\(index + 1)"
      let lines = TextWidth.lines(entry.text, width: width - signWidth, fontSize: size)
        .map { TextWidth.fitting($0, width: width - signWidth, fontSize: size) }
      let rowHeight = size * Measure.lineSpacing
      addSign(entry.sign, key: key, center: Point(x: left + 13, y: y + rowHeight / 2 - 0.5))
      y = addText(
        lines, key: "\(key)-text", part: "legend", left: left + signWidth, top: y, width: width - signWidth, size: size)
      y += 3
    }
    return y
  }

  private mutating func addSign(_ sign: NetworkDiagram.LegendEntry.Sign, key: String, center: Point) {
    func mark(
      _ suffix: String, _ shape: DiagramPage.Mark.Shape, _ center: Point, _ size: Double, fill: DiagramColor?
    ) -> DiagramPage.Mark {
      var mark = DiagramPage.Mark(
        key: key + suffix, part: "legend", shape: shape, center: center, width: size, height: size)
      mark.fill = fill
      return mark
    }
    switch sign {
    case .disc(let color):
      page.marks.append(mark("", .circle, center, 11, fill: color))
    case .sizes:
      page.marks.append(mark("-small", .circle, Point(x: center.x - 9, y: center.y), 6, fill: .tie))
      page.marks.append(mark("-large", .circle, Point(x: center.x + 5, y: center.y), 13, fill: .tie))
    case .ring:
      var ring = mark("", .circle, center, 7, fill: .tie)
      ring.outline = .emphasis
      ring.outlineWidth = 1.3
      ring.isDouble = true
      page.marks.append(ring)
    case .outline(let shape):
      page.marks.append(mark("", Self.markShape(shape), center, shape == .diamond ? 13 : 10, fill: .tie))
    case .line(let width, let color, let isDashed):
      for (suffix, x) in [("-start", center.x - 13), ("-end", center.x + 13)] {
        page.marks.append(mark(suffix, .invisible, Point(x: x, y: center.y), 0, fill: nil))
      }
      page.lines.append(
        DiagramPage.Line(
          from: page.marks.count - 2, to: page.marks.count - 1, part: "legend", width: width, color: color,
          isDashed: isDashed, name: nil))
    }
  }
}
