extension PageComposer {
  var isolatesColumns: Int { diagram.isolates.names.count > Measure.isolatesRows ? 2 : 1 }

  /// Adds a panel with the members without ties and returns its lower edge.
  mutating func addIsolates(left: Double, top: Double, width: Double) -> Double {
    let isolates = diagram.isolates
    let padding = 12.0
    let columns = diagram.nodes.isEmpty ? 5 : isolatesColumns
    let columnWidth = (width - 2 * padding) / Double(columns)
    let rowHeight = Measure.smallSize * 1.5
    let rows = (isolates.names.count + columns - 1) / columns
    let headingHeight = Measure.labelSize * Measure.lineSpacing
    let sentence =
      isolates.names.isEmpty
      ? TextWidth.lines(
        "\(counted(isolates.count, "member")) without a tie, too many to list", width: width - 2 * padding,
        fontSize: Measure.smallSize) : []
    let height =
      2 * padding + headingHeight + 6 + Double(rows) * rowHeight
      + Double(sentence.count) * Measure.smallSize * Measure.lineSpacing

    var panel = DiagramPage.Mark(
      key: "isolates", part: "isolates", shape: .panel,
      center: Point(x: left + width / 2, y: top + height / 2), width: width, height: height)
    panel.fill = DiagramColor(0xF4F5F6)
    page.marks.append(panel)
    let headingBottom = addText(
      ["No ties (\(grouped(isolates.count)))"], key: "isolates-heading", part: "isolates", left: left + padding,
      top: top + padding, width: width - 2 * padding, size: Measure.labelSize, isBold: true)
    _ = addText(
      sentence, key: "isolates-count", part: "isolates", left: left + padding, top: headingBottom + 6,
      width: width - 2 * padding, size: Measure.smallSize, color: .secondaryText)
    for (index, name) in isolates.names.enumerated() {
      let (column, row) = (index / max(1, rows), index % max(1, rows))
      let x = left + padding + Double(column) * columnWidth
      let y = headingBottom + 6 + (Double(row) + 0.5) * rowHeight
      var dot = DiagramPage.Mark(
        key: "isolate-\(index + 1)", part: "isolate", shape: .circle, center: Point(x: x + 4, y: y), width: 8, height: 8
      )
      dot.fill = .isolate
      dot.outline = .tie
      dot.outlineWidth = 0.7
      dot.name = name
      page.marks.append(dot)
      _ = addText(
        [TextWidth.fitting(name, width: columnWidth - 20, fontSize: Measure.smallSize)],
        key: "isolate-\(index + 1)-name",
        part: "isolates", left: x + 14, top: y - Measure.smallSize * Measure.lineSpacing / 2, width: columnWidth - 14,
        size: Measure.smallSize)
    }
    return top + height
  }
}
