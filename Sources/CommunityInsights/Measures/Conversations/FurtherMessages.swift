import MemberNetworks
import Statistics

/// Whether conversations go on after a message, by whether a manager wrote it: what measure ``ConversationSurvival``
/// compares.
///
/// A message is followed when somebody else writes in its conversation within a week; messages of the last week of the
/// log could not be watched for so long, and are left out. Messages of managers and of other members are alike in
/// - the place in the conversation: first, second, third or fourth, later,
/// - how many had taken part by then, the author among them: one, two, three, more,
/// - whether the author opened the conversation, for who opened it often ends it with a word of thanks,
/// - whether a manager had written in it before,
/// - the quarter of a year, counted from the begin of the log.
struct FurtherMessages {
  private(set) var strata: [MatchedComparison.Stratum]
  /// Conversations opened at least a week before the end of the log.
  private(set) var watchedConversations = 0
  /// Those of them in which three members or more wrote.
  private(set) var larger = 0
  /// Those of them in which three members or more wrote, and no manager.
  private(set) var carriedByMembers = 0
  private(set) var managerMessages = 0
  private(set) var managerMessagesFollowed = 0

  private static let quarter = 91 * LogTime.day
  private static let strataPerQuarter = 64

  /// - Complexity: O(members + messages from the begin of the period on + quarters of the log).
  init(_ record: CommunityRecord, isManager: [Bool]) {
    let (authors, times) = (record.messages.authors, record.messages.times)
    let conversations = OpenedConversations(record)
    let watchedUntil = record.logEnd - LogTime.week
    let quarters = Int((record.logEnd - record.logBegin) / Self.quarter) + 1
    strata = Array(repeating: MatchedComparison.Stratum(), count: quarters * Self.strataPerQuarter)
    // The conversation that each member was last seen in.
    var seenIn = [Int](repeating: -1, count: record.members.count)
    var isFollowed: [Bool] = []
    for conversation in 0..<conversations.count {
      let messages = conversations.messages[conversations.positions(of: conversation)]
      guard let opening = messages.first, times[Int(opening)] <= watchedUntil else { continue }
      Self.follow(messages, authors, times, &isFollowed)
      var (participants, managerWrote) = (0, false)
      for (place, message) in messages.enumerated() {
        let (author, time) = (Int(authors[Int(message)]), times[Int(message)])
        if seenIn[author] != conversation {
          seenIn[author] = conversation
          participants += 1
        }
        if time <= watchedUntil {
          let stratum = Self.stratum(
            place: place, participants: participants, isOpener: author == Int(authors[Int(opening)]), managerWrote)
          let quarter = Int((time - record.logBegin) / Self.quarter)
          add(isFollowed[place], isManager[author], to: quarter * Self.strataPerQuarter + stratum)
        }
        managerWrote = managerWrote || isManager[author]
      }
      watchedConversations += 1
      if participants >= 3 {
        larger += 1
        if !managerWrote { carriedByMembers += 1 }
      }
    }
  }

  /// Finds for each message of a conversation whether somebody else writes within a week of it.
  private static func follow(
    _ messages: ArraySlice<Int32>, _ authors: [Int32], _ times: [Int64], _ isFollowed: inout [Bool]
  ) {
    isFollowed.removeAll(keepingCapacity: true)
    isFollowed.append(contentsOf: repeatElement(false, count: messages.count))
    // Of the messages behind the one at hand, the next that its author did not write.
    var next: Int?
    for place in stride(from: messages.count - 2, through: 0, by: -1) {
      let message = Int(messages[messages.startIndex + place])
      let after = Int(messages[messages.startIndex + place + 1])
      if authors[after] != authors[message] { next = after }
      if let next { isFollowed[place] = times[next] - times[message] <= LogTime.week }
    }
  }

  private static func stratum(place: Int, participants: Int, isOpener: Bool, _ managerWrote: Bool) -> Int {
    let placeBand = place < 2 ? place : place < 4 ? 2 : 3
    let participantBand = min(participants, 4) - 1
    return (placeBand * 4 + participantBand) * 4 + (isOpener ? 2 : 0) + (managerWrote ? 1 : 0)
  }

  private mutating func add(_ isFollowed: Bool, _ isManager: Bool, to stratum: Int) {
    if isManager {
      strata[stratum].exposedTotal += 1
      managerMessages += 1
      if isFollowed {
        strata[stratum].exposedSuccesses += 1
        managerMessagesFollowed += 1
      }
    } else {
      strata[stratum].unexposedTotal += 1
      if isFollowed { strata[stratum].unexposedSuccesses += 1 }
    }
  }
}
