extension Findings {
  /// How sure is this?
  var sureness: [Finding] { [source, roster, rejected, direction].compactMap { $0 } + unconverged }

  var source: Finding {
    Finding(
      .sureness,
      "This is what one log shows. People also talk where no log is kept: a missing tie means no recorded "
        + "interaction, not that two people do not know each other.")
  }

  private var roster: Finding? {
    if !analysis.hasRoster {
      return Finding(
        .sureness,
        "No member table was given, so members who never interacted cannot be seen here; add one with --members.")
    }
    let unlisted = analysis.members.count { !$0.isOnRoster }
    guard unlisted > 0 else { return nil }
    let verb = unlisted == 1 ? "is" : "are"
    return Finding(.sureness, "\(membersWithShare(unlisted)) in the log \(verb) not in the member table.")
  }

  private var rejected: Finding? {
    let log = analysis.log
    guard log.rejectedRows > 0 else { return nil }
    let share = Wording.share(Double(log.rejectedRows) / Double(max(1, log.rows)))
    return Finding(
      .sureness,
      "\(Wording.count(log.rejectedRows, "row", "rows")) of the log (\(share)) could not be used; rejected.csv has each with its reason."
    )
  }

  private var unconverged: [Finding] { analysis.unconverged.map { Finding(.sureness, $0.sentence) } }

  var direction: Finding? {
    guard network.reciprocity == 0, network.tieCount > 1 else { return nil }
    return Finding(
      .sureness,
      "No tie goes both ways. If the log writes down contacts without a direction, numbers about direction "
        + "(in_degree, out_degree, reciprocity) say nothing.")
  }
}
