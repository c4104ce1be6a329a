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
    case .confidence: "How much confidence is there in this?"
    }
  }
}
