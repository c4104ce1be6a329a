import CommunityInsights
import InteractionLogs

/// Two analyses side by side for people and programs: what `compare` and `simulate` write.
public struct ComparisonReport: Sendable {
  /// The two, as the heads of columns call them ("before", "after").
  public var names: (first: String, second: String)
  public var title: String
  public var lead: String
  public var generator: String
  public var comparison: AnalysisComparison
  /// What stands out, in plain sentences.
  public var sentences: [String]
  /// How the differences are to be read.
  public var caution: String
  /// The pictures, with the name of their SVG file and what stands above them.
  public var pictures: [(file: String, heading: String, picture: ReportPicture)]

  init(
    _ comparison: AnalysisComparison, names: (first: String, second: String), title: String, lead: String,
    generator: String, sentences: [String], caution: String,
    pictures: [(file: String, heading: String, picture: ReportPicture)]
  ) {
    self.comparison = comparison
    self.names = names
    self.title = title
    self.lead = lead
    self.generator = generator
    self.sentences = sentences
    self.caution = caution
    self.pictures = pictures
  }

  /// The sentences for a terminal.
  public var text: String { ([lead] + sentences.map { "  " + $0 }).joined(separator: "\n") }

  var page: ComparisonPage {
    let network = comparison.rows.filter { $0.measure == nil }
    let lens = comparison.rows.filter { $0.measure != nil }
    return ComparisonPage(
      title: title, lead: lead, generator: generator, sentences: sentences, caution: caution,
      pictures: pictures.map { ComparisonPage.Picture($0.picture, file: $0.file, heading: $0.heading) },
      tables: [
        lens.isEmpty ? nil : ComparisonPage.numbers("The community", lens, names: names),
        ComparisonPage.numbers("The network", network, names: names),
      ].compactMap { $0 })
  }
}

extension ComparisonPage.Picture {
  init(_ picture: ReportPicture, file: String, heading: String) {
    let text = picture.files[.svg].map { String(decoding: $0, as: UTF8.self) } ?? ""
    self.init(
      heading: heading, markup: text.firstRange(of: "<svg").map { String(text[$0.lowerBound...]) } ?? "",
      imageFile: file,
      caption: picture.caption, altText: picture.altText)
  }
}
