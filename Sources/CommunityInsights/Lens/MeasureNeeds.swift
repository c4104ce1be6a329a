import InteractionLogs

/// What a measure of the lens needs to know beyond who interacted with whom and when.
///
/// A log that does not tell it leaves the measure out, with a reason: what cannot be known is not guessed.
struct MeasureNeeds: OptionSet, Sendable, Hashable {
  let rawValue: Int

  /// Who acted towards whom.
  static let direction = MeasureNeeds(rawValue: 1 << 0)
  /// Which messages there are, the ones without an answer included, and what they answer.
  static let messages = MeasureNeeds(rawValue: 1 << 1)
  /// Who leads.
  static let managers = MeasureNeeds(rawValue: 1 << 2)

  /// Why they are not met, as the rest of a sentence that begins with "Left out:"; `nil` where they are.
  func reason(missingIn record: CommunityRecord) -> String? {
    if contains(.managers) && !record.members.contains(where: \.isManager) {
      return "no member is known to be a manager: no roles and no reporting lines were given"
    }
    if let reason = reason(missingFor: record.rowKind, isDirected: record.hasDirections) { return reason }
    if contains(.messages) && record.messages.count == 0 { return "the log holds no messages" }
    return nil
  }

  /// The same as far as rows of a kind never meet them.
  func reason(missingFor kind: RowKind, isDirected: Bool) -> String? {
    if contains(.messages) && !kind.hasMessages { return Self.withoutMessages(kind) }
    if isDirected || isDisjoint(with: [.messages, .direction]) { return nil }
    switch kind {
    case .attendance: return "to be at the same event has no direction"
    case .contacts: return "contacts have no direction"
    default: return "the rows of the log have no direction"
    }
  }

  private static func withoutMessages(_ kind: RowKind) -> String {
    switch kind {
    case .messages, .directed: "the log holds no messages"
    case .replies: "the log holds replies only, so that whatever had none is not in it"
    case .acts: "the log holds actions, to which there are no answers"
    case .contacts: "the log holds contacts, and not who said something to whom"
    case .attendance: "the log holds who was at which event, and not who said something to whom"
    case .ties: "the log holds interactions that were counted before, and not what followed what"
    case .interactions: "the log does not say whether its rows are messages"
    }
  }
}
