/// The measures of the community lens, in the order of their numbers in the documentation.
public enum CommunityMeasure: String, CaseIterable, Codable, Sendable {
  case participation
  case loadConcentration = "load_concentration"
  case succession
  case answers
  case newcomers
  case returning
  case reciprocity
  case silos
  case bridgeRedundancy = "bridge_redundancy"
  case isolation
  case managerInitiation = "manager_initiation"
  case conversationSurvival = "conversation_survival"
  case leadByExample = "lead_by_example"
  case hubDependence = "hub_dependence"
  case selfOrganisation = "self_organisation"
  case stage
  case eventEffect = "event_effect"
  case introductions
}
