extension Findings {
  /// How much confidence is there in this?
  var confidence: [Finding] {
    [source, missed, rows, threads, roster, rejected, direction].compactMap { $0 } + unconverged
  }

  var source: Finding {
    Finding(
      .confidence,
      "This is what one log shows. People also \(words.doing == .interacting ? "talk" : "meet") where no log is kept: a "
        + "missing tie means no recorded \(words.singular), not that two people do not know each other.")
  }

  /// What is not known of the rows, or how it is known, and the option that says otherwise.
  var rows: Finding? {
    let log = analysis.log
    let bases = Set(log.files.map(\.rowKindBasis))
    if bases == [.data] && log.rowKind == .contacts {
      return Finding(
        .confidence,
        "In all rows of a pair the same member comes first, or each comes first as often, however often the two occur. "
          + "So rows are taken for contacts without a direction; --rows directed or --rows acts says that they have one."
      )
    }
    if log.rowKind == .replies {
      return Finding(
        .confidence,
        "The log holds replies only: whoever wrote, neither replied to anybody nor had a reply, looks like somebody who "
          + "never came.")
    }
    if log.rowKind == .ties && log.interactions > log.rows {
      return Finding(
        .confidence,
        "The log holds \(Wording.count(log.rows, "row", "rows")), into which \(Wording.count(log.interactions)) interactions "
          + "were counted before, so nothing is said of single messages and what answers them.")
    }
    // Without times hardly anything would be told that depends on it.
    guard log.rowKind == .interactions, log.isDirected, log.clock != .none else { return nil }
    return Finding(
      .confidence,
      "The log does not say what a row is, so nothing is said of answers, waiting times, newcomers or who starts "
        + "conversations. If rows are messages from one member to another, --rows directed tells of them; if they have "
        + "no direction, --rows contacts leaves directions out.")
  }

  /// What is called threads and does not behave like conversations.
  var threads: Finding? {
    guard let threads = analysis.log.doubtedThreads else { return nil }
    let what =
      "What the log calls threads are hardly conversations: \(Wording.count(threads.threads, "value", "values")) for "
      + "\(Wording.count(threads.rows, "row", "rows")), most of which go on as long as the log. "
    return Finding(
      .confidence,
      what
        + (threads.areUsed
          ? "They are taken for threads all the same; read what is said of answers with care."
          : "They are not taken for threads; --thread with the name of the column says that they are."))
  }

  private var roster: Finding? {
    if !analysis.hasRoster {
      return Finding(
        .confidence,
        "No member table was given, so members who \(words.never) cannot be seen here; add one with --members.")
    }
    let unlisted = analysis.members.count { !$0.isOnRoster }
    guard unlisted > 0 else { return nil }
    let verb = unlisted == 1 ? "is" : "are"
    return Finding(.confidence, "\(membersWithShare(unlisted)) in the log \(verb) not in the member table.")
  }

  private var rejected: Finding? {
    let log = analysis.log
    guard log.rejectedRows > 0 else { return nil }
    let share = Wording.share(Double(log.rejectedRows) / Double(max(1, log.rows)))
    return Finding(
      .confidence,
      "\(Wording.count(log.rejectedRows, "row", "rows")) of the log (\(share)) could not be used; rejected.csv has each with its reason."
    )
  }

  private var unconverged: [Finding] { analysis.unconverged.map { Finding(.confidence, $0.sentence) } }

  var direction: Finding? {
    guard network.reciprocity == 0, network.tieCount > 1 else { return nil }
    return Finding(
      .confidence,
      "No tie goes both ways. If the log writes down contacts without a direction, numbers about direction "
        + "(in_degree, out_degree, reciprocity) say nothing; --rows contacts leaves them out.")
  }
}
