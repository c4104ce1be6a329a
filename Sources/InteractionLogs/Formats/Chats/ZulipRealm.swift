/// The people and the conversations of one export of Zulip.
struct ZulipRealm {
  /// Which of several exports it is; the ids of messages and people are its own.
  private let number: Int
  private(set) var identities: [String: String] = [:]
  private(set) var bots: Set<String> = []
  private(set) var roster: [(identity: String, shown: String?)] = []

  private enum Recipient {
    case person(Int64)
    case channel(Int64)
    /// Several people, whom the list of subscriptions has.
    case group
  }

  private var recipients: [Int64: Recipient] = [:]
  private var subscribers: [Int64: Set<Int64>] = [:]
  private var reactions: [Int64: [Int64]] = [:]
  /// The people who are called so.
  private var called: [String: [Int64]] = [:]
  private var domain: String?

  init(number: Int) { self.number = number }

  /// Adds the tables of a file.
  mutating func add(_ tables: JSONValue) {
    for realm in tables.list("zerver_realm") where domain == nil {
      domain = realm["string_id"]?.text ?? realm["uuid"]?.text
    }
    for user in tables.list("zerver_userprofile") + tables.list("zerver_userprofile_mirrordummy") {
      addUser(user, isBot: user["is_bot"]?.isTrue == true)
    }
    for user in tables.list("zerver_userprofile_crossrealm") { addUser(user, isBot: true) }
    for recipient in tables.list("zerver_recipient") {
      guard let id = recipient["id"]?.integer, let of = recipient["type_id"]?.integer else { continue }
      switch recipient["type"]?.integer {
      case 1: recipients[id] = .person(of)
      case 2: recipients[id] = .channel(of)
      default: recipients[id] = .group
      }
    }
    for subscription in tables.list("zerver_subscription") {
      guard let id = subscription["recipient"]?.integer, let user = subscription["user_profile"]?.integer else {
        continue
      }
      subscribers[id, default: []].insert(user)
    }
    for reaction in tables.list("zerver_reaction") {
      guard let message = reaction["message"]?.integer, let user = reaction["user_profile"]?.integer else { continue }
      reactions[message, default: []].append(user)
    }
  }

  private mutating func addUser(_ user: JSONValue, isBot: Bool) {
    guard let id = user["id"]?.integer else { return }
    let key = key(id)
    if isBot { bots.insert(key) }
    let shown = user["full_name"]?.text
    if let shown { called[shown, default: []].append(id) }
    let address = user["delivery_email"]?.text ?? user["email"]?.text
    identities[key] = address?.lowercased() ?? "\(id)"
    if !isBot && user["is_active"]?.bool != false && user["is_mirror_dummy"]?.isTrue != true {
      roster.append((identities[key]!, shown))
    }
  }

  /// By what messages call a person.
  private func key(_ user: Int64) -> String { "\(number)/\(user)" }

  /// Who reacted to a message.
  func reactions(to message: Int64) -> [ChatMessages.Reaction] {
    (reactions[message] ?? []).map { ChatMessages.Reaction(key($0)) }
  }

  /// A message, without what it answers and without reactions.
  func message(_ entry: JSONValue, id: Int64, at time: Instant) -> ChatMessages.Message {
    let place = domain ?? "\(number)"
    var message = ChatMessages.Message(id: "\(place)/\(id)", time: time)
    let sender = entry["sender"]?.integer
    message.author = sender.map(key)
    let recipient = entry["recipient"]?.integer ?? 0
    switch recipients[recipient] {
    case .person(let other):
      message.addressee = key(other)
      message.thread = "\(place)/people/\(min(sender ?? 0, other))/\(max(sender ?? 0, other))"
    case .group:
      let members = subscribers[recipient] ?? []
      if members.count == 2, let sender, members.contains(sender) {
        message.addressee = members.first { $0 != sender }.map(key)
      }
      message.thread = "\(place)/group/\(recipient)"
    case .channel, nil:
      message.thread = "\(place)/\(recipient)/\((entry["subject"]?.string ?? "").lowercased())"
    }
    message.mentioned = entry["content"]?.bytes.map(mentions) ?? []
    return message
  }

  /// Who is in `@**Name**` and `@**Name|7**`, outside of code and of what is quoted; `@_**Name**` tells nobody, and
  /// a name that several have is nobody's.
  private func mentions(in text: UnsafeBufferPointer<UInt8>) -> [String] {
    var found: [String] = []
    for piece in MarkdownProse.pieces(of: text) {
      var rest = piece[...]
      while let open = rest.firstRange(of: "@**".utf8) {
        rest = rest[open.upperBound...]
        guard let close = rest.firstRange(of: "**".utf8) else { break }
        let name = String(decoding: rest[..<close.lowerBound], as: UTF8.self)
        rest = rest[close.upperBound...]
        let parts = name.split(separator: "|", omittingEmptySubsequences: false)
        if parts.count > 1, let id = Int64(parts[parts.count - 1]) {
          if identities[key(id)] != nil { found.append(key(id)) }
        } else if let people = called[name], people.count == 1 {
          found.append(key(people[0]))
        }
      }
    }
    return found
  }
}
