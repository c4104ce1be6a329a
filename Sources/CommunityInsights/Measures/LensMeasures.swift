/// All measures of the lens.
enum LensMeasures {
  /// In the order of the report: by the questions that they answer, and the most telling of each first.
  static let all: [any LensMeasure] = registered.sorted {
    let (first, second) = (Swift.type(of: $0), Swift.type(of: $1))
    return (place(first.question), first.placeInQuestion) < (place(second.question), second.placeInQuestion)
  }

  private static func place(_ question: Finding.Question) -> Int {
    Finding.Question.allCases.firstIndex(of: question)!
  }

  private static let byName = Dictionary(uniqueKeysWithValues: all.map { (Swift.type(of: $0).measure, $0) })

  /// The measure of this name.
  ///
  /// - Precondition: `name` is that of a measure.
  static func measure(_ name: CommunityMeasure) -> any LensMeasure {
    guard let measure = byName[name] else { preconditionFailure("there is no measure \(name.rawValue)") }
    return measure
  }

  /// Its type, which knows what to say about it.
  static func type(of name: CommunityMeasure) -> any LensMeasure.Type { Swift.type(of: measure(name)) }
}

extension MeasureResult {
  /// The same numbers with sentence and help line said anew from them: after numbers were suppressed, the words know no
  /// more than the reader.
  public func retold() -> MeasureResult {
    var result = self
    result.introductions = []
    let type = LensMeasures.type(of: measure)
    result.sentence = leftOut == nil ? Wording.inScope(scope, Wording.capitalized(type.sentence(self))) : ""
    if isDoubtful && leftOut == nil {
      if let doubt { result.sentence += " \(doubt)" } else { result.leaveOut(because: Self.isDoubtfulInWords) }
    }
    result.help = leftOut == nil && !isDoubtful ? type.help(self) : nil
    return result
  }

  /// Said to those who are not shown who it is that raises the doubt.
  private static let isDoubtfulInWords = "it hangs on accounts that may be programs or junk"

  private mutating func leaveOut(because reason: String) {
    (leftOut, sentence, help) = (reason, "", nil)
    (indicators, members, table) = ([], [], nil)
  }
}
