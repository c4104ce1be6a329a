/// How people behave in conversations, as chances in per cent.
///
/// The ordinary ones are chosen to look like a lively forum; those of a dominating manager make a plain case of what
/// they stand for.
enum Temper {
  /// Of all spells, those in which a member takes part.
  static func spells(_ engagement: SyntheticMember.Habits.Engagement) -> Int {
    switch engagement {
    case .core: 100
    case .active: 45
    case .peripheral: 18
    }
  }

  static let questionAnswered = 84
  static let shareAnswered = 64

  /// A message to everybody is answered less often: each reader may leave it to another.
  static let lostToEverybody = 8
  static let questionGoesOn = 58
  static let shareGoesOn = 48

  /// After so many messages a thread has said what there was to say.
  static let longThread = 10
  static let longThreadGoesOn = 25

  static let newcomerAnswered = 88
  static let lostThoughAnswered = 6
  static let lostUnanswered = 55

  static let dominatingShareOfOpenings = 42
  static let dominatingOpeningAnswered = 60
  static let dominatingJoins = 30
  static let goesOnAfterDominator = 8
}
