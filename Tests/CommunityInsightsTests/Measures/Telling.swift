import GraphCore

@testable import CommunityInsights

/// Results with given numbers, to hear what is said of them.
extension MeasureResult {
  /// - Parameter values: by key, `nil` for numbers that were suppressed.
  static func telling(_ measure: CommunityMeasure, _ values: KeyValuePairs<String, Double?>) -> MeasureResult {
    let indicators = values.map {
      Indicator($0.key, "", $0.value, unit: .number, direction: .neither, evidence: Evidence(), counting: .nobody)
    }
    return MeasureResult(measure, indicators)
  }

  /// The same with a comparison with chance for one of its numbers.
  func comparing(_ key: String, withChance chance: Double, pValue: Double) -> MeasureResult {
    var result = self
    for index in result.indicators.indices where result.indicators[index].key == key {
      result.indicators[index].references = [
        Reference(.chance, lower: chance, upper: chance, pValue: pValue, source: "")
      ]
    }
    return result
  }

  /// The same with all numbers suppressed.
  var silenced: MeasureResult {
    var result = self
    for index in result.indicators.indices {
      result.indicators[index].value = nil
      result.indicators[index].references = []
      result.indicators[index].counting = .nobody
      result.indicators[index].isSuppressed = true
    }
    result.members = []
    result.table = nil
    return result
  }
}

extension PeopleCount {
  /// Whether it is so many of so many.
  func isOf(_ count: Int, _ total: Int, partition: String? = nil) -> Bool {
    self.count == count && self.total == total && self.partition == partition
  }
}

extension LensMeasure {
  /// Evaluates a record as the whole log is evaluated.
  func evaluate(_ record: CommunityRecord, options: LensOptions = LensOptions(), isQuick: Bool = false) throws
    -> MeasureResult
  {
    try evaluate(record, LensContext(options: options, seed: 1, control: RunControl(), isQuick: isQuick))
  }
}

/// Whether a text is as sentences are to be: nothing unfinished, no jargon, no claim of causes.
func isPlain(_ sentence: String) -> Bool {
  let forbidden = [
    "nil", "nan", "  ", "..", "caused", "betweenness", "centrality", "articulation", "vertex", "node", "modularity",
    "p =", "p-value", "permutation", "E-I",
  ]
  let first = sentence.first
  return sentence.hasSuffix(".") && (first?.isUppercase == true || first?.isNumber == true)
    && !forbidden.contains { sentence.lowercased().contains($0.lowercased()) }
}
