import CommunityInsights

/// What is said about two analyses side by side, before it becomes HTML or Markdown: the value that the templates read.
struct ComparisonPage {
  var title: String
  var lead: String
  var generator: String
  /// What stands out, in plain sentences.
  var sentences: [String]
  /// How to read the differences.
  var caution: String
  var pictures: [Picture]
  var tables: [DocumentTable]
  /// The style sheet of the HTML page; empty in others.
  var style = ""

  struct Picture {
    var heading: String
    /// The `svg` element, for HTML.
    var markup: String
    /// The file, for Markdown.
    var imageFile: String
    var caption: String
    var altText: String
  }

  /// - Parameters:
  ///   - names: what the two are called at the heads of the columns.
  static func numbers(
    _ caption: String, _ rows: [AnalysisComparison.Row], names: (first: String, second: String)
  ) -> DocumentTable {
    DocumentTable(
      caption, of: rows,
      columns: [
        .text("Number"), .number(names.first), .number(names.second), .number("Difference"), .text("Which way is good"),
      ]
    ) { row in
      [
        row.label, value(row.first, row.firstInterval, row.unit), value(row.second, row.secondInterval, row.unit),
        difference(row), row.reading,
      ]
    }
  }

  private static func value(_ value: Double?, _ interval: Interval?, _ unit: Indicator.Unit) -> String {
    guard let value else { return Wording.undefined }
    let text = Wording.value(value, unit: unit)
    return interval.map { "\(text) (\(Wording.range($0.lower, $0.upper, unit: unit)))" } ?? text
  }

  private static func difference(_ row: AnalysisComparison.Row) -> String {
    guard let difference = row.difference else { return Wording.undefined }
    if difference == 0 { return "none" }
    let text = (difference > 0 ? "+" : "−") + Wording.difference(difference, unit: row.unit)
    guard let interval = row.differenceInterval, interval.lower <= 0 && interval.upper >= 0 else { return text }
    return text + ", within chance"
  }
}

extension AnalysisComparison.Row {
  /// Which way is good, and which way it goes.
  fileprivate var reading: String {
    let good =
      switch direction {
      case .higherIsBetter: "higher"
      case .lowerIsBetter: "lower"
      case .neither: "neither"
      }
    return isBetter.map { "\(good): \($0 ? "better" : "worse")" } ?? good
  }

  /// "answered openings: 43.1% before, 61.0% after".
  func sentence(_ names: (first: String, second: String)) -> String {
    let (a, b) = (Wording.value(first, unit: unit), Wording.value(second, unit: unit))
    return "\(Wording.capitalized(label)): \(a) \(names.first), \(b) \(names.second)."
  }
}
