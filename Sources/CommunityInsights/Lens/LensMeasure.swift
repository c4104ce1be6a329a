import GraphCore
import InteractionLogs
import MemberNetworks

/// How a measure of the lens is computed, and what is said about it: one file a measure, in `Measures/`.
///
/// The same measure runs on the whole log, on each of its windows, on the ties of resampled logs, and on a log without
/// some members; so it knows nothing but the record that it is given.
protocol LensMeasure: Sendable {
  static var measure: CommunityMeasure { get }

  /// What to call it, as a heading.
  static var title: String { get }

  /// The question that it answers.
  static var question: Finding.Question { get }

  /// Its place among those that answer the same question, from 0.
  static var placeInQuestion: Int { get }

  /// What it means and how it is computed.
  static func definition(_ options: LensOptions, _ rows: RowReading) -> MeasureDefinition

  /// Who the members are whom it is about; `nil` where a sentence or a table beside it names them.
  static func membersInWords(_ words: RowWords) -> String?

  /// How many windows, up to and with its own, one value over time is computed from; `nil` for a measure that is only
  /// told of the whole log.
  static var windowsPerValue: Int? { get }

  /// Whether it says how things are, so that it is taken from the recent part of a log (``RecentPeriod``); else how they
  /// were and developed, over the whole log.
  static var speaksOfNow: Bool { get }

  /// Whether its headline stays as it is when merely more or less happens, so that a change is for the better or for the
  /// worse.
  static var isSizeFree: Bool { get }

  /// What the log has to tell for the measure to mean something.
  static var needs: MeasureNeeds { get }

  /// How it is shown to those who see no members.
  static var disclosure: MeasureDisclosure { get }

  /// How the people whom its numbers count hang together, and with those of other measures.
  static var relations: [PeopleRelation] { get }

  /// The numbers that get an interval from resampled logs, where they have none of their own: only such as follow from
  /// members and ties alone, and whose intervals hold their long-run values as often as they say
  /// (`datasets/MANIFEST.md` has the rates).
  static var resampled: Set<String> { get }

  /// Computes all numbers of the measure of a record that tells what it needs.
  ///
  /// - Throws: `CancellationError`.
  func compute(_ record: CommunityRecord, _ context: LensContext) throws -> MeasureResult

  /// What the numbers say, in one sentence for someone who is no network scientist. Numbers that were suppressed are
  /// `nil`: the sentence leaves out what it was not told. Not called for a measure that is left out.
  static func sentence(_ result: MeasureResult) -> String

  /// How a sponsor can help, from the numbers; `nil` where they do not ask for help.
  static func help(_ result: MeasureResult) -> String?

  /// Whether its help answers something that a test of its own has found, so that it needs no other comparison.
  static func standsOut(_ result: MeasureResult) -> Bool

  /// Whether its headline means the same as in the public logs that it is compared with.
  static func isComparable(_ result: MeasureResult) -> Bool

  /// How many members its help is for.
  static func concerned(_ result: MeasureResult) -> Double
}

extension LensMeasure {
  static var windowsPerValue: Int? { 1 }
  static var speaksOfNow: Bool { false }
  static var isSizeFree: Bool { false }
  static var needs: MeasureNeeds { [] }
  static func membersInWords(_ words: RowWords) -> String? { "Members whom this is about" }
  static var disclosure: MeasureDisclosure { .eachNumber }
  static var relations: [PeopleRelation] { [] }
  static var resampled: Set<String> { [] }
  static func standsOut(_ result: MeasureResult) -> Bool { question == .managers }
  static func isComparable(_ result: MeasureResult) -> Bool { true }
  static func concerned(_ result: MeasureResult) -> Double { result.headline?.concerned ?? 0 }

  /// All numbers of the measure, or why there are none.
  ///
  /// - Throws: `CancellationError`.
  func evaluate(_ record: CommunityRecord, _ context: LensContext) throws -> MeasureResult {
    var result =
      if let reason = Self.needs.reason(missingIn: record) {
        MeasureResult(leftOut: Self.measure, because: reason)
      } else {
        try compute(record, context)
      }
    result.rowKind = record.rowKind
    return result
  }
}

/// With what thoroughness a measure is to be computed.
struct LensContext: Sendable {
  var options: LensOptions
  var seed: UInt64
  var control: RunControl

  /// Whether only the numbers themselves are asked for, without comparison with chance: in windows and resampled logs,
  /// where a measure runs hundreds of times.
  var isQuick = false

  /// The whole log, where it is the recent part of it that is evaluated: for what can only be seen over time.
  var history: CommunityRecord?

  /// Members who may be no people, and are not to be introduced to anybody; indices.
  var suspects: Set<Int> = []

  /// The members of the community, where these are fewer than all who were ever seen; indices, ascending.
  var community: [Int]?
}

extension LensContext {
  /// The record that development is looked for in.
  func wholeLog(_ record: CommunityRecord) -> CommunityRecord { history ?? record }

  /// Who belongs to the community that a record tells of.
  func present(in record: CommunityRecord) -> [Int] { community ?? record.present }
}
