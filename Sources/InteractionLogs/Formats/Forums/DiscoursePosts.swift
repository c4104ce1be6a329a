/// The posts of a forum of Discourse, from whatever export, and the rules by which they become messages.
struct DiscoursePosts {
  struct Post {
    var topic: String
    /// The number in the topic, from 1.
    var number: Int64
    var time: Instant?
    var author: String?
    /// Whether it is by one of the forum's own accounts.
    var isBySystem = false
    /// The number of the post that it replies to; `nil` for a reply to the topic.
    var answers: Int64?
    /// Whom it replies to, where the export says it.
    var answersPerson: String?
    var quoted: [String] = []
    var mentioned: [String] = []
    var isDeleted = false
    /// Whether it only says that something was done, such as closing the topic.
    var isNotice = false

    init(topic: String, number: Int64, time: Instant?) {
      self.topic = topic
      self.number = number
      self.time = time
    }
  }

  private var chat = ChatMessages()
  private var handles = Handles()

  mutating func add(_ post: Post) {
    var message = ChatMessages.Message(id: "\(post.topic)/\(post.number)", time: post.time)
    message.author = post.author.map { handles.written($0) }
    if post.isBySystem, let author = message.author { chat.bots.insert(author) }
    if let answered = post.answers ?? (post.number == 1 ? nil : 1) { message.answers = "\(post.topic)/\(answered)" }
    message.answersPerson = post.answersPerson.map { handles.written($0) }
    message.thread = post.topic
    message.quoted = post.quoted.map { handles.written($0) }
    message.mentioned = post.mentioned.map { handles.mentioned($0) }
    message.leftOut = post.isDeleted ? .deleted : post.isNotice ? .notice : nil
    chat.add(message)
  }

  mutating func give(to rows: inout ExportRows) throws {
    chat.bots.formUnion(["system", "discobot"])
    chat.identities = handles.identities
    try chat.give(to: &rows)
  }
}
