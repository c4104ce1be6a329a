/// One thing that a facilitator should know, in a plain sentence.
public struct Finding: Codable, Hashable, Sendable {
  /// The question that the sentence answers; the report groups by it, in this order.
  public enum Question: String, Codable, CaseIterable, Sendable {
    case shape, alive, holdsTogether, cutOff, wouldBreak, managers, help, changed, confidence
  }

  public var question: Question
  public var sentence: String
  /// The members that the sentence is about.
  public var members: [Int]

  public init(_ question: Question, _ sentence: String, members: [Int] = []) {
    self.question = question
    self.sentence = sentence
    self.members = members
  }
}
