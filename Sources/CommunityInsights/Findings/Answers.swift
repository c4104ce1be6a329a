/// What there is to say to one question, in plain sentences.
public struct Answer: Hashable, Sendable {
  public var question: Finding.Question
  public var sentences: [String]

  public init(_ question: Finding.Question, _ sentences: [String]) {
    self.question = question
    self.sentences = sentences
  }
}

extension Analysis {
  /// What there is to say to each question, in the order of the report: what the lens says first, then the findings.
  /// Questions to which there is nothing to say are not among them.
  ///
  /// Holds names of members only where the findings do.
  public var answers: [Answer] {
    let lensAnswers = lens.map(LensAnswers.init)
    return Finding.Question.allCases.compactMap { question in
      let found = findings.filter { $0.question == question }.map(\.sentence)
      let seen = lensAnswers?.sentences(question) ?? []
      // How sure something is begins with what holds for any log.
      let sentences = question == .confidence ? found + seen : seen + found
      return sentences.isEmpty ? nil : Answer(question, sentences)
    }
  }
}

/// What the lens says to each question.
struct LensAnswers {
  let lens: CommunityLens

  func sentences(_ question: Finding.Question) -> [String] {
    let all = question.measures.compactMap { lens[$0] }.filter { $0.leftOut == nil && !$0.sentence.isEmpty }
    // What can be told goes before what cannot.
    let measured = all.filter { $0.headline?.isSuppressed != true } + all.filter { $0.headline?.isSuppressed == true }
    switch question {
    case .help: return lens.offers().map(\.offer)
    case .changed: return changed + measured.map(\.sentence)
    case .confidence: return confidence
    case .managers where measured.isEmpty: return withoutManagers
    default: return measured.map(\.sentence)
    }
  }

  /// Five reasons in a row would say the same.
  private var withoutManagers: [String] {
    let reasons = Finding.Question.managers.measures.compactMap { lens[$0]?.leftOut }
    return reasons.first.map { ["Nothing can be said here, because \($0)."] } ?? []
  }
}
