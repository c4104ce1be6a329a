extension DiagramPage {
  /// Adds lines of text whose upper left corner is given and returns their lower edge.
  mutating func addText(
    _ lines: [String], key: String, part: String, left: Double, top: Double, width: Double, size: Double,
    isBold: Bool = false, color: DiagramColor = .text
  ) -> Double {
    let lineHeight = size * PageComposer.Measure.lineSpacing
    for (index, line) in lines.enumerated() {
      let center = Point(x: left + width / 2, y: top + (Double(index) + 0.5) * lineHeight)
      var mark = Mark(
        key: lines.count == 1 ? key : "\(key)-line-\(index + 1)", part: part, shape: .text, center: center,
        width: width, height: lineHeight)
      mark.text = [line]
      mark.alignment = .leading
      mark.fontSize = size
      mark.isBold = isBold
      mark.textColor = color
      marks.append(mark)
    }
    return top + Double(lines.count) * lineHeight
  }

  /// Adds title and caption and returns their lower edge.
  mutating func addHeader(title: String, caption: String, left: Double, top: Double, width: Double) -> Double {
    let (titleSize, captionSize) = (PageComposer.Measure.titleSize, PageComposer.Measure.captionSize)
    let titleLines = TextWidth.lines(title, width: width, fontSize: titleSize, isBold: true)
      .map { TextWidth.fitting($0, width: width / 1.1, fontSize: titleSize) }
    let y = addText(
      titleLines, key: "title", part: "title", left: left, top: top, width: width, size: titleSize, isBold: true)
    let captionLines = TextWidth.lines(caption, width: width, fontSize: captionSize)
      .map { TextWidth.fitting($0, width: width, fontSize: captionSize) }
    return addText(
      captionLines, key: "caption", part: "caption", left: left, top: y + 6, width: width, size: captionSize,
      color: .secondaryText)
  }

  /// Ends the page: an invisible mark in each corner makes the picture as large as it.
  mutating func finish(height: Double) {
    self.height = height
    for (index, corner) in [Point(x: 0, y: 0), Point(x: width, y: height)].enumerated() {
      marks.append(
        Mark(key: "corner-\(index + 1)", part: "page", shape: .invisible, center: corner, width: 0, height: 0))
    }
  }
}
