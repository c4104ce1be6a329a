/// Which file of an export of Slack is what.
enum SlackFiles {
  enum Role {
    /// A list of people, channels or other things.
    case list
    /// A day of a channel.
    case day
    case other
  }

  static let channelLists: Set<String> = ["channels.json", "groups.json", "dms.json", "mpims.json"]
  private static let otherLists: Set<String> = [
    "users.json", "org_users.json", "integration_logs.json", "canvases.json", "lists.json", "file_conversations.json",
    "huddle_transcripts.json", "bots.json",
  ]

  /// - Parameter roots: the folders with a list of users.
  static func role(of file: InputFile, roots: Set<ExportFolder.Place>) -> Role {
    if roots.contains(ExportFolder.Place(of: file)) {
      return channelLists.contains(file.ownName) || otherLists.contains(file.ownName) ? .list : .other
    }
    guard isNamedLikeDay(file), let root = ExportFolder.Place(above: file), roots.contains(root) else { return .other }
    return .day
  }

  /// Whether a file is called like `2025-03-04.json`.
  static func isNamedLikeDay(_ file: InputFile) -> Bool {
    let name = Array(file.ownName.utf8)
    guard name.count == 15, file.ownName.hasSuffix(".json") else { return false }
    return name.prefix(10).enumerated().allSatisfy { place, byte in
      place == 4 || place == 7 ? byte == UInt8(ascii: "-") : byte.isDigit
    }
  }

  /// Whether a file begins like a list of users.
  static func isUserList(_ opening: InputFile.Opening) -> Bool {
    let text = JSONOpening(opening)
    guard text.isArray else { return false }
    return text.hasKeys("id", "profile") || text.hasKeys("id", "team_id") || opening.isWhole && opening.text.count < 8
  }

  /// Whether a file begins like a day of a channel, wherever it lies.
  static func isDay(_ opening: InputFile.Opening) -> Bool {
    let text = JSONOpening(opening)
    guard text.isArray, text.hasKeys("type", "ts", "text"), text.hasText("type", "message") else { return false }
    return text.hasKeys("user") || text.hasKeys("bot_id")
  }
}

/// The channels of an export, by the folders that hold their messages.
struct SlackChannels {
  struct Channel {
    /// Unique among all exports.
    let id: String
    /// The two people of a direct channel; nobody for others.
    var members: [String] = []
  }

  private var channels: [String: Channel] = [:]

  /// - Parameter areDirect: whether the list has channels between two people.
  mutating func add(_ list: JSONValue, areDirect: Bool) {
    for entry in list.elements {
      guard let id = entry["id"]?.text else { continue }
      let members = areDirect ? entry.list("members").compactMap(\.text) : []
      let channel = Channel(id: id, members: members.count == 2 ? members : [])
      for folder in [entry["name"]?.text, id].compactMap({ $0 }) { channels[folder] = channel }
    }
  }

  /// The channel whose folder a file lies in.
  func channel(of file: InputFile) -> Channel {
    let place = ExportFolder.Place(of: file)
    return place.folders.last.flatMap { channels[$0] }
      ?? Channel(id: "\(place.input.map(String.init) ?? "")/\(place.folders.joined(separator: "/"))")
  }
}
