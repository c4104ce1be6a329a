extension PageComposer {
  /// Adds nodes, lines, labels and isolates, and returns their lower edge.
  mutating func addNetwork(_ layout: [Point], top: Double) -> Double {
    let hasIsolates = diagram.isolates.count > 0
    guard !diagram.nodes.isEmpty else {
      return hasIsolates ? addIsolates(left: Measure.margin, top: top, width: Measure.textWidth) : top
    }
    let isolatesWidth = Double(isolatesColumns) * Measure.isolatesColumnWidth + 24
    let drawingWidth = Measure.textWidth - (hasIsolates ? isolatesWidth + Measure.gutter : 0)
    let radii = diagram.nodes.map(Self.outerRadius)
    let strong = diagram.edges.filter { $0.kind != .faint }
    let arrangement = Arrangement(
      layout: layout, radii: radii, gap: diagram.kind.isMap ? Measure.communityGap : Measure.memberGap,
      edges: strong.map { ($0.from, $0.to) },
      maximumWidth: drawingWidth - 2 * Measure.labelRoom.x, maximumHeight: Measure.drawingHeight)
    let offset = Point(
      x: Measure.margin + (drawingWidth - arrangement.width) / 2, y: top + Measure.labelRoom.y)
    let points = arrangement.points.map { $0 + offset }
    let bottom = offset.y + arrangement.height + Measure.labelRoom.y

    page.nodes = points
    addNodes(at: points)
    addLines()
    let inside = addInscriptions(at: points)
    let area = Box(left: Measure.margin - 12, top: top, right: Measure.margin + drawingWidth + 12, bottom: bottom)
    addLabels(besides: inside, points: points, radii: radii, within: area)
    guard hasIsolates else { return bottom }
    let left = Measure.margin + drawingWidth + Measure.gutter
    return max(bottom, addIsolates(left: left, top: top, width: isolatesWidth))
  }

  /// The radius of what is drawn, the second outline included.
  private static func outerRadius(of node: NetworkDiagram.Node) -> Double {
    node.radius * (node.shape == .diamond ? 1.25 : 1) + (node.isArticulation ? 4 : 0)
  }

  private mutating func addNodes(at points: [Point]) {
    for (index, node) in diagram.nodes.enumerated() {
      let side: Double =
        switch node.shape {
        case .circle: 2 * node.radius
        case .square: 1.78 * node.radius
        case .diamond: 2.5 * node.radius
        }
      var mark = DiagramPage.Mark(
        key: "node-\(index + 1)", part: node.member == nil ? "community" : "member", shape: Self.markShape(node.shape),
        center: points[index], width: side, height: side)
      mark.fill = node.color
      mark.outline = node.isArticulation ? .emphasis : .white
      mark.outlineWidth = node.isArticulation ? 1.3 : 0.9
      mark.isDouble = node.isArticulation
      mark.name = node.name
      page.marks.append(mark)
    }
  }

  static func markShape(_ shape: NetworkDiagram.Node.Shape) -> DiagramPage.Mark.Shape {
    switch shape {
    case .circle: .circle
    case .square: .square
    case .diamond: .diamond
    }
  }

  /// Nodes are the first marks of the page, so that their numbers are those of the diagram, after the text above them.
  private mutating func addLines() {
    let first = page.marks.count - diagram.nodes.count
    for edge in diagram.edges {
      page.lines.append(
        DiagramPage.Line(
          from: first + edge.from, to: first + edge.to, part: edge.kind.rawValue, width: edge.width, color: edge.color,
          isDashed: edge.kind == .bridge || edge.isUnknown, name: edge.name))
    }
  }

  /// Writes into the circles of a map what goes in, and returns the nodes whose names do.
  private mutating func addInscriptions(at points: [Point]) -> Set<Int> {
    var withNames: Set<Int> = []
    for (index, node) in diagram.nodes.enumerated() {
      guard let inscription = node.inscription else { continue }
      let numberHeight = Measure.inscriptionSize * Measure.lineSpacing
      let nameHeight = Measure.smallSize * 1.2
      let height = numberHeight + Double(node.label.count) * nameHeight
      let width = node.label.map { TextWidth.of($0, fontSize: Measure.smallSize) }.max() ?? 0
      let holdsNames = Point(x: width / 2 + 2, y: height / 2).length < node.radius
      guard holdsNames || Self.isInscribed(inscription, in: node) else { continue }
      var mark = DiagramPage.Mark(
        key: "node-\(index + 1)-count", part: "label", shape: .text, center: points[index], width: 2 * node.radius,
        height: numberHeight)
      mark.text = [inscription]
      mark.isBold = true
      mark.fontSize = Measure.inscriptionSize
      mark.textColor = node.color.contrast
      if holdsNames { mark.center.y -= (height - numberHeight) / 2 }
      page.marks.append(mark)
      guard holdsNames else { continue }
      withNames.insert(index)
      for (line, name) in node.label.enumerated() {
        mark.key = "node-\(index + 1)-name-\(line + 1)"
        mark.center.y = points[index].y - height / 2 + numberHeight + (Double(line) + 0.5) * nameHeight
        mark.height = nameHeight
        mark.text = [name]
        mark.isBold = false
        mark.fontSize = Measure.smallSize
        page.marks.append(mark)
      }
    }
    return withNames
  }

  private static func isInscribed(_ inscription: String, in node: NetworkDiagram.Node) -> Bool {
    TextWidth.of(inscription, fontSize: Measure.inscriptionSize, isBold: true) < 1.8 * node.radius
  }

  private mutating func addLabels(besides inside: Set<Int>, points: [Point], radii: [Double], within area: Box) {
    let size = Measure.labelSize
    let labelled = diagram.nodes.indices.filter { !diagram.nodes[$0].label.isEmpty && !inside.contains($0) }
    let requests = labelled.map { node in
      let lines = labelLines(of: diagram.nodes[node])
      return LabelPlacement.Request(
        node: node, width: (lines.map { TextWidth.of($0, fontSize: size) }.max() ?? 0) + 3,
        height: Double(lines.count) * size * 1.2 + 1, priority: diagram.nodes[node].labelPriority,
        isEssential: diagram.nodes[node].isLabelEssential)
    }
    let placement = LabelPlacement(
      points: points, radii: radii,
      lines: diagram.edges.filter { $0.kind != .faint }.map { ($0.from, $0.to, $0.kind == .bridge ? 3 : 1) },
      bounds: area)
    for (request, box) in zip(requests, placement.place(requests)) {
      guard let box else { continue }
      var mark = DiagramPage.Mark(
        key: "label-\(request.node + 1)", part: "label", shape: .panel, center: box.center, width: box.width,
        height: box.height)
      mark.fill = DiagramColor.white.withAlpha(170)
      mark.text = labelLines(of: diagram.nodes[request.node])
      mark.fontSize = size
      page.marks.append(mark)
    }
  }

  /// The inscription moves to the label where the node is too small for it.
  private func labelLines(of node: NetworkDiagram.Node) -> [String] {
    guard let inscription = node.inscription else { return node.label }
    let lines = Array(node.label.prefix(2))
    return Self.isInscribed(inscription, in: node) ? lines : lines.dropLast() + ["\(lines.last ?? "") (\(inscription))"]
  }
}
