import InteractionLogs
import MemberNetworks

/// What a measure means and how it is computed, for the reader of a report.
struct MeasureDefinition {
  /// What it is good for, in one sentence.
  var meaning: String
  /// How it is computed.
  var definition: String
  /// Which way is good for a community.
  var better: Better
  /// What it rests on.
  var rests: String
  /// Who defined it.
  var source: String?

  enum Better {
    case higher, lower, neither
    /// In a sentence, where the numbers of a measure differ in it.
    case said(String)

    var sentence: String? {
      switch self {
      case .higher: "Better if higher."
      case .lower: "Better if lower."
      case .neither: nil
      case .said(let sentence): sentence
      }
    }
  }

  init(
    _ meaning: String, _ definition: String, better: Better, rests: String, _ source: String? = nil
  ) {
    self.meaning = meaning
    self.definition = definition
    self.better = better
    self.rests = rests
    self.source = source
  }
}

extension Convention {
  /// How a measure is computed, as a line of the definitions.
  init(_ measure: any LensMeasure.Type, options: LensOptions, rows: RowReading) {
    let told = measure.definition(options, rows)
    self.init(
      measure: measure.measure.rawValue, meaning: told.meaning,
      definition: [told.definition, told.better.sentence, "Rests on \(told.rests)."].compactMap { $0 }.joined(
        separator: " "),
      source: told.source)
  }
}
