// Made by Scripts/list-measures from the files beside it; a test fails when it is stale.

extension LensMeasures {
  /// One of each measure, by the names of their files.
  static let registered: [any LensMeasure] = [
    AnswerRate(),
    AnsweredTies(),
    BridgeRedundancy(),
    CommunityStage(),
    ConversationSurvival(),
    EventEffect(),
    HubDependence(),
    IntroductionOffers(),
    IsolationRisk(),
    LeadByExample(),
    LoadConcentration(),
    ManagerInitiation(),
    NewcomerWelcome(),
    Participation(),
    ReturnRate(),
    SelfOrganisation(),
    SiloIndex(),
    SuccessionRisk(),
  ]
}
