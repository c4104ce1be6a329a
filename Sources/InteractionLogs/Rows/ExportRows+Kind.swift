extension ExportRows {
  /// How the rows of the export are to be read; the reader says it before it gives any.
  struct Kind {
    var rows: RowKind
    var form = LogForm.interactions
    /// How it is known what messages answer; `nil` where there are none.
    var replySource: ReplySource?
    var isUndirected = false
    /// Whether the export has times at all.
    var hasTimes = true
    /// How these are to be read.
    var clock = Clock.calendar

    /// Messages that say what they answer.
    static let messages = Kind(rows: .messages, replySource: .replyColumn)
    /// Mail: messages to each recipient, which may say what they answer.
    static let mail = Kind(rows: .directed, replySource: .replyColumn)
    /// Mail of which nothing shows what it answers.
    static let deliveries = Kind(rows: .directed, replySource: .recency)
    /// Acts of one towards another.
    static let acts = Kind(rows: .acts)
    /// People at events.
    static let attendance = Kind(rows: .attendance, form: .attendance, isUndirected: true)
    /// Ties that were counted before.
    static func ties(isUndirected: Bool = false, hasTimes: Bool = false) -> Kind {
      Kind(rows: .ties, isUndirected: isUndirected, hasTimes: hasTimes)
    }
  }
}
