import SyntheticCommunities

/// The two files of a synthetic community, read back from their bytes.
struct GeneratedLog {
  struct Row {
    var timestamp: String
    var source: String
    var targets: [String]
    var kind: String
    var thread: String
    var id: String
    /// Empty for a message that opens a thread.
    var replyTo: String

    var isOpening: Bool { replyTo.isEmpty }
    var day: String { String(timestamp.prefix(10)) }
  }

  struct Member {
    var id: String
    var name: String
    var group: String
    var role: String
    var manager: String
    var joined: String
  }

  var community: SyntheticCommunity
  var rows: [Row]
  var members: [Member]

  init(_ plan: CommunityPlan) throws {
    community = try SyntheticCommunity(plan: plan)
    rows = fields(of: interactionBytes(community)).map {
      Row(
        timestamp: $0[0], source: $0[1], targets: $0[2].split(separator: ";").map(String.init), kind: $0[3],
        thread: $0[4], id: $0[5], replyTo: $0[6])
    }
    members = fields(of: memberBytes(community)).map {
      Member(id: $0[0], name: $0[1], group: $0[2], role: $0[3], manager: $0[4], joined: $0[5])
    }
  }

  /// A log of the default plan, changed by `change`.
  init(_ change: (inout CommunityPlan) -> Void) throws {
    var plan = CommunityPlan()
    change(&plan)
    try self.init(plan)
  }

  var openings: [Row] { rows.filter(\.isOpening) }

  /// The ids of messages that somebody replied to.
  var answered: Set<String> { Set(rows.map(\.replyTo).filter { !$0.isEmpty }) }

  var groups: [String: String] { Dictionary(uniqueKeysWithValues: members.map { ($0.id, $0.group) }) }

  /// The id of the member at an index of the roster.
  func id(_ index: Int?) -> String? { index.map { community.members[$0].id } }

  /// The threads in the order of their first messages, each with its messages in the order of time.
  var threads: [[Row]] {
    var indices: [String: Int] = [:]
    var threads: [[Row]] = []
    for row in rows {
      if let index = indices[row.thread] {
        threads[index].append(row)
      } else {
        indices[row.thread] = threads.count
        threads.append([row])
      }
    }
    return threads
  }

  /// Each pair of members who wrote to each other, in either direction, with the days of their messages.
  var ties: [Set<String>: [String]] {
    var ties: [Set<String>: [String]] = [:]
    for row in rows {
      for target in row.targets { ties[[row.source, target], default: []].append(row.day) }
    }
    return ties
  }
}

func interactionBytes(_ community: SyntheticCommunity) -> [UInt8] {
  var bytes: [UInt8] = []
  community.writeInteractions { bytes += $0 }
  return bytes
}

func memberBytes(_ community: SyntheticCommunity) -> [UInt8] {
  var bytes: [UInt8] = []
  community.writeMembers { bytes += $0 }
  return bytes
}

/// The fields of every line after the header. The files need no quotes, so a comma is always a delimiter.
private func fields(of bytes: [UInt8]) -> [[String]] {
  let lines = bytes.split(separator: UInt8(ascii: "\n")).dropFirst()
  return lines.map { line in
    line.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self)
    }
  }
}

func share(_ part: Int, of whole: Int) -> Double { Double(part) / Double(whole) }
