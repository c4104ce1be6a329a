/// What a row says, as far as the columns show it.
struct RowKindChoice {
  let form: LogForm
  let replySource: ReplySource?
  let positions: [ColumnRole: Int]
  let hasTime: Bool
  let contents: [ColumnContents]
  /// The words that the columns of people are known by; `nil` where the user names them or there is no header.
  let people: PeopleChoice.Pair?
  /// What a column says of the direction of all rows; `nil` without one.
  let direction: Directedness?
  /// What the headers of all columns may mean.
  let meanings: Set<LogMeaning>

  /// Attendance is the user's word alone. Messages have ids, answers or threads. Mail has addresses on both sides, or a
  /// sender and a recipient beside a subject, a copy or the id of a message. Reviews and the like have words of their
  /// own. Two people of one sort (`person1`, `person2`) are in contact, or tied where contacts are counted and have no
  /// time. Of all else it is known only that one acts towards another.
  var kind: (RowKind, RowKindBasis) {
    switch form {
    case .replies, .conversations: return (.messages, .columns)
    case .attendance: return (.attendance, .columns)
    case .interactions: break
    }
    if replySource != .recency { return (.messages, .columns) }
    // Who writes down the direction of each row writes down the edges of a network.
    if direction != nil && !hasTime { return (.ties, .columns) }
    let isPair = people.map { $0.source.isUndirected && $0.target.isUndirected } ?? false
    if direction == .undirected || direction == nil && isPair {
      return (!hasTime && positions[.weight] != nil ? .ties : .contacts, .columns)
    }
    if people?.source.family == .acts && people?.target.family == .acts { return (.acts, .columns) }
    if isMail { return (.directed, .columns) }
    return (.interactions, .none)
  }

  private var isMail: Bool {
    if let source = positions[.source], let target = positions[.target],
      contents[source].shape == .address, contents[target].shape == .address
    {
      return true
    }
    guard let family = people?.source.family, family == people?.target.family,
      family == .senderRecipient || family == .fromTo
    else { return false }
    let marks: Set<LogMeaning> = [.subject, .cc, .bcc]
    return !meanings.isDisjoint(with: marks)
  }
}
