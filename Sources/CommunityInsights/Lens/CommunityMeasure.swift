import MemberNetworks

/// The name of a measure of the community; the measure itself is a file in `Measures/`, which gives it its name.
public struct CommunityMeasure: RawRepresentable, Codable, Hashable, Sendable {
  /// As in `insights.json`.
  public var rawValue: String

  public init(rawValue: String) { self.rawValue = rawValue }
}

extension CommunityMeasure {
  /// All measures, in the order of the report.
  public static let all = LensMeasures.all.map { type(of: $0).measure }

  /// The measure that answers to this name; `nil` where there is none.
  public static func named(_ name: String) -> CommunityMeasure? { all.first { $0.rawValue == name } }

  /// What to call the measure, as a heading.
  public var title: String { LensMeasures.type(of: self).title }

  /// The question that the measure answers.
  public var question: Finding.Question { LensMeasures.type(of: self).question }

  /// What it is good for, in one sentence; of a log of messages.
  public var meaning: String { definition.meaning }

  /// Who defined it.
  public var source: String? { definition.source }

  private var definition: MeasureDefinition {
    LensMeasures.type(of: self).definition(LensOptions(), RowReading(.messages))
  }

  /// Who the members are whom the measure is about; `nil` where a sentence or a table beside it names them.
  public func membersInWords(_ words: RowWords) -> String? { LensMeasures.type(of: self).membersInWords(words) }

  /// What the log has to tell for it to mean something.
  var needs: MeasureNeeds { LensMeasures.type(of: self).needs }

  /// How it is shown to those who see no members.
  var disclosure: MeasureDisclosure { LensMeasures.type(of: self).disclosure }
}

extension Finding.Question {
  /// The measures that answer the question, the most telling first. Each measure answers one question.
  public var measures: [CommunityMeasure] { CommunityMeasure.all.filter { $0.question == self } }
}
