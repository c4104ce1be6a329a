/// The header words by which columns are known.
///
/// Words are compared without regard to case, spaces and punctuation: `Reply-To`, `reply_to` and `replyTo` are one.
/// Where several columns of a log could have a role, the word that stands first in the list wins.
enum ColumnRecognition {
  static func words(for role: ColumnRole) -> [String] {
    switch role {
    case .source:
      [
        "source", "from", "sender", "author", "fromuser", "sourceid", "senderid", "authorid", "fromid", "fromemail",
        "senderemail", "authoremail", "fromaddress", "fromname", "sendername", "authorname", "sourceuser", "sourcename",
        "src", "actor", "participanta", "membera", "persona", "usera", "user1", "member1", "person1", "participant1",
        "node1", "nodea", "sentby", "createdby", "postedby", "poster", "commenter", "speaker", "caller", "initiator",
        "contributor", "editor", "user", "member", "username", "userid", "memberid", "person", "participant",
        "employee",
        "screenname", "nick", "nickname",
      ]
    case .target:
      [
        "target", "to", "recipient", "recipients", "receiver", "receivers", "touser", "targetid", "recipientid",
        "receiverid", "toid", "toemail", "recipientemail", "receiveremail", "toaddress", "toname", "recipientname",
        "receivername", "targetuser", "targetname", "dst", "dest", "destination", "addressee", "addressees",
        "participantb", "memberb", "personb", "userb", "user2", "member2", "person2", "participant2", "node2", "nodeb",
        "sentto", "callee", "alter", "mentioned", "mentioneduser", "mentions", "replytouser", "inreplytouser",
        "parentauthor", "partner", "peer", "contact", "counterpart",
      ]
    case .time:
      [
        "timestamp", "datetime", "dateandtime", "sentat", "createdat", "postedat", "occurredat", "submittedat", "sent",
        "created", "posted", "senttime", "sentdate", "creationdate", "createdtime", "createdutc", "eventtime",
        "messagetime", "messagedate", "unixtime", "unixtimestamp", "epoch", "date", "time", "ts", "when", "starttime",
        "start", "day",
      ]
    case .weight:
      [
        "weight", "count", "counts", "strength", "n", "frequency", "freq", "occurrences", "interactions",
        "messagecount", "interactioncount", "volume",
      ]
    case .kind:
      [
        "kind", "type", "channel", "category", "interactiontype", "messagetype", "eventtype", "medium", "platform",
        "relation", "relationship", "channelname",
      ]
    case .id:
      ["id", "messageid", "msgid", "postid", "commentid", "tweetid", "mailid", "emailid", "mid", "uuid", "guid"]
    case .thread:
      [
        "thread", "threadid", "conversation", "conversationid", "discussion", "discussionid", "topic", "topicid",
        "threadts", "issue", "issueid",
      ]
    case .replyTo:
      [
        "replyto", "parent", "inreplyto", "parentid", "replytoid", "inreplytoid", "parentmessageid", "parentmessage",
        "replytomessageid", "inreplytomessageid", "parentpostid", "parentcommentid", "inresponseto", "responseto",
      ]
    }
  }

  /// The words for what people take part in, in a two-mode log.
  static let eventWords = [
    "event", "eventid", "eventname", "meeting", "meetingid", "session", "sessionid", "gathering", "workshop", "page",
    "pageid", "pagetitle", "article", "document", "documentid", "file", "filename", "project", "channel", "channelid",
    "channelname", "room", "forum", "activity",
  ]

  /// A header word without case, spaces and punctuation.
  static func normalized(_ header: String) -> String {
    String(header.lowercased().unicodeScalars.filter { $0.properties.isAlphabetic || $0.properties.numericType != nil })
  }

  /// The position of the first word of `words` that is among the headers.
  static func position(of words: [String], in headers: [String]) -> Int? {
    let normalizedHeaders = headers.map(normalized)
    return words.lazy.compactMap { normalizedHeaders.firstIndex(of: $0) }.first
  }

  /// How many roles are recognised in a row taken as a header.
  static func recognizedRoles(in row: [String]) -> Int {
    ColumnRole.allCases.count { position(of: words(for: $0), in: row) != nil }
  }

  /// The position of a column that the user names: a header, as written or nearly so, or a number from 1.
  static func position(named name: String, headers: [String]?, columnCount: Int) -> Int? {
    if let headers {
      if let exact = headers.firstIndex(of: name) { return exact }
      let wanted = normalized(name)
      if !wanted.isEmpty, let similar = headers.firstIndex(where: { normalized($0) == wanted }) { return similar }
    }
    guard let number = Int(name), (1...max(1, columnCount)).contains(number) else { return nil }
    return number - 1
  }
}
