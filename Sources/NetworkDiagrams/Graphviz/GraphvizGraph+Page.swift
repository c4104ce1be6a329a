extension GraphvizGraph {
  /// The page as a graph whose nodes all have their place; `y` grows upward in Graphviz.
  convenience init(page: DiagramPage) {
    self.init(
      name: "network",
      graph: [
        "layout": "nop2", "bgcolor": "white", "outputorder": "edgesfirst", "splines": "line", "pad": "0", "margin": "0",
        "label": "", "charset": "UTF-8",
      ],
      node: [
        "label": "", "shape": "circle", "fixedsize": "true", "margin": "0", "fontname": "Helvetica", "pos": "",
        "width": "0", "height": "0", "style": "filled", "fillcolor": "", "color": "", "penwidth": "0",
        "peripheries": "1",
        "fontsize": "11", "fontcolor": "", "class": "", "name": "",
      ],
      edge: ["color": "", "penwidth": "1", "style": "solid", "class": ""])
    for mark in page.marks { add(mark, pageHeight: page.height) }
    for line in page.lines {
      addEdge(
        line.from, line.to,
        [
          "color": line.color.hexadecimal, "penwidth": GraphvizText.number(line.width),
          "style": line.isDashed ? "dashed" : "solid", "class": line.part,
        ])
    }
  }

  private func add(_ mark: DiagramPage.Mark, pageHeight: Double) {
    let position =
      "\(GraphvizText.number(mark.center.x)),\(GraphvizText.number(pageHeight - mark.center.y))"
    let common: Attributes = [
      "shape": mark.shape.rawValue, "pos": position, "width": GraphvizText.inches(mark.width),
      "height": GraphvizText.inches(mark.height), "class": mark.part,
      "style": mark.shape == .invisible ? "invis" : mark.fill == nil ? "solid" : "filled",
      "fillcolor": mark.fill?.hexadecimal ?? "",
      "color": mark.outline?.hexadecimal ?? mark.fill?.hexadecimal ?? "",
      "penwidth": GraphvizText.number(mark.outlineWidth),
      "peripheries": mark.isDouble ? "2" : "1",
      "label": GraphvizText.label(mark.text, isLeading: mark.alignment == .leading),
      "fontname": mark.isBold ? "Helvetica-Bold" : "Helvetica", "fontsize": GraphvizText.number(mark.fontSize),
      "fontcolor": mark.textColor.hexadecimal, "name": mark.name.map(GraphvizText.literal) ?? "",
    ]
    addNode(mark.key, common)
  }
}
