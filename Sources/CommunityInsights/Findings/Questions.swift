extension Finding.Question {
  /// The question as reports ask it.
  public var heading: String {
    switch self {
    case .shape: "The community at a glance"
    case .alive: "Is the community alive?"
    case .holdsTogether: "Who holds it together?"
    case .cutOff: "Who is at the edge or cut off?"
    case .wouldBreak: "What breaks if someone leaves?"
    case .managers: "Do managers help or dominate?"
    case .help: "Where should a sponsor help first?"
    case .changed: "What changed?"
    case .sureness: "How sure is this?"
    }
  }

  /// The measures of the lens that answer the question, the most telling first. Each measure answers one question.
  public var measures: [CommunityMeasure] {
    switch self {
    case .alive: [.participation, .returning, .answers, .newcomers, .stage]
    case .holdsTogether: [.loadConcentration, .reciprocity]
    case .cutOff: [.isolation, .silos, .introductions]
    case .wouldBreak: [.succession, .bridgeRedundancy]
    case .managers: [.conversationSurvival, .managerInitiation, .leadByExample, .hubDependence, .selfOrganisation]
    case .changed: [.eventEffect]
    case .shape, .help, .sureness: []
    }
  }
}

extension CommunityMeasure {
  /// What to call the measure, as a heading.
  public var title: String {
    switch self {
    case .participation: "Taking part"
    case .loadConcentration: "Who carries the load"
    case .succession: "Succession"
    case .answers: "Answers and waiting"
    case .newcomers: "How newcomers fare"
    case .returning: "Coming back"
    case .reciprocity: "Give and take"
    case .silos: "Contact between groups"
    case .bridgeRedundancy: "Second bridges between groups"
    case .isolation: "Isolation"
    case .managerInitiation: "Who starts conversations"
    case .conversationSurvival: "Conversations without managers"
    case .leadByExample: "Leading by example"
    case .hubDependence: "The network without its managers"
    case .selfOrganisation: "Own circles or formal groups"
    case .stage: "Stage of the community"
    case .eventEffect: "Effect of events"
    case .introductions: "Introductions"
    }
  }

  /// The question that the measure answers.
  public var question: Finding.Question {
    Finding.Question.allCases.first { $0.measures.contains(self) } ?? .alive
  }
}
