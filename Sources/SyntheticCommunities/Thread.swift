/// A thread that is still going on.
struct Thread {
  /// A reply that somebody is about to write.
  struct Reply {
    var author: Int
    var recipient: Int
    /// The message that it replies to.
    var replyTo: Int
  }

  let number: Int
  let opener: Int
  let openingNumber: Int

  /// Whom the opening message was addressed to; empty for everybody.
  let recipients: [Int]
  let isQuestion: Bool

  var lastAuthor: Int
  var lastNumber: Int

  /// How many messages it has.
  var length = 1

  /// Whether a dominating manager has written in it.
  var dominatorHasSpoken: Bool

  /// What it waits for.
  var next: Reply?

  init(
    number: Int, opener: Int, openingNumber: Int, recipients: [Int], isQuestion: Bool, dominatorHasSpoken: Bool
  ) {
    self.number = number
    self.opener = opener
    self.openingNumber = openingNumber
    self.recipients = recipients
    self.isQuestion = isQuestion
    self.dominatorHasSpoken = dominatorHasSpoken
    lastAuthor = opener
    lastNumber = openingNumber
  }
}
