/// Who spoke last in each thread, for chats that do not say what answers what: a message answers the last one in its thread
/// by another person.
struct LastSpeakers {
  private struct Speaker {
    var person: String
    var message: String
  }

  /// For each thread the last message, and the last one by another person.
  private var speakers: [String: (last: Speaker, other: Speaker?)] = [:]

  /// Takes the next message of a thread; messages come in the order of time.
  ///
  /// - Returns: the id of the message that it answers.
  mutating func answered(by message: String, of person: String, in thread: String) -> String? {
    let speaker = Speaker(person: person, message: message)
    guard let known = speakers[thread] else {
      speakers[thread] = (speaker, nil)
      return nil
    }
    let other = known.last.person == person ? known.other : known.last
    speakers[thread] = (speaker, other)
    return other?.message
  }
}
