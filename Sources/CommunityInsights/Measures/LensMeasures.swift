/// The measures of the lens: whoever adds one adds its file and a line here.
enum LensMeasures {
  /// One a case of ``CommunityMeasure``, in their order.
  static let all: [any LensMeasure] = [
    Participation(), LoadConcentration(), SuccessionRisk(), AnswerRate(), NewcomerWelcome(), ReturnRate(),
    AnsweredTies(), SiloIndex(), BridgeRedundancy(), IsolationRisk(), ManagerInitiation(), ConversationSurvival(),
    LeadByExample(), HubDependence(), SelfOrganisation(), CommunityStage(), EventEffect(), IntroductionOffers(),
  ]

  /// The type of a measure, which knows what to say about it.
  static func type(of measure: CommunityMeasure) -> any LensMeasure.Type {
    let place = CommunityMeasure.allCases.firstIndex(of: measure)!
    return Swift.type(of: all[place])
  }
}

extension CommunityMeasure {
  /// How it is shown to those who see no members.
  var disclosure: MeasureDisclosure { LensMeasures.type(of: self).disclosure }
}

extension MeasureResult {
  /// The same numbers with sentence and help line said anew from them: after numbers were suppressed, the words know no
  /// more than the reader.
  public func retold() -> MeasureResult {
    var result = self
    let type = LensMeasures.type(of: measure)
    result.sentence = leftOut == nil ? type.sentence(self) : ""
    result.help = leftOut == nil ? type.help(self) : nil
    return result
  }
}
