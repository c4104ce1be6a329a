import CommunityInsights
import NetworkDiagrams

/// Pictures that are drawn without Graphviz, for the page alone or for a file as well.
extension ReportPage.Picture {
  /// The timeline.
  ///
  /// - Parameter course: a picture of one of its numbers that stands beside it, which is not drawn twice.
  init(_ timeline: TimelineDiagram, beside course: AnnotatedTimeline?) {
    let shown = timeline.panels.filter { $0.title != course?.title }
    markup = nil
    // That there is no trend is said once, where it is asked what changed.
    panels = shown.map {
      .init(panelTitle: $0.title, panelNote: $0.hasClearTrend ? $0.trend : nil, panelMarkup: $0.svg())
    }
    caption = timeline.caption
    altText =
      "How \(Wording.count(shown.count, "number", "numbers")) develop: "
      + shown.map(\.title).joined(separator: "; ") + "."
    imageFile = ReportFile.timelineSVG.rawValue
    links = [.init(file: ReportFile.timelineSVG.rawValue, format: "SVG")]
  }

  init(_ course: AnnotatedTimeline) {
    self.init(drawn: course.title, course.svg(), note: course.trend, altText: course.altText)
  }

  init(_ waiting: WaitingDiagram) {
    self.init(drawn: waiting.title, waiting.svg(), note: waiting.caption, altText: waiting.altText)
  }

  /// A drawing of the page alone.
  private init(drawn title: String, _ svg: String, note: String?, altText: String) {
    markup = nil
    panels = [.init(panelTitle: title, panelNote: note, panelMarkup: svg)]
    caption = nil
    self.altText = altText
    imageFile = nil
    links = []
  }
}
