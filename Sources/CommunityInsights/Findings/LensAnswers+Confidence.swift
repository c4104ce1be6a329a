import InteractionLogs

extension LensAnswers {
  /// How much confidence is there in this?
  var confidence: [String] { [recent, windows, gaps, replies, intervals, keptApart].compactMap { $0 } }

  private var recent: String? {
    lens.recent.map {
      "What is said of the present is about the time since \($0.firstDay), and counts the members who were active in "
        + "it or are in the member table; --recent takes a longer time, or all."
    }
  }

  private var windows: String? {
    let windows = lens.timeline.windows
    let whole = windows.filter { !$0.isPartial }
    guard let first = whole.first, let last = whole.last else { return nil }
    let span =
      whole.count == 1
      ? first.label
      : first.isNamedByTwoDays
        ? "the first is \(first.label), the last \(last.label)" : "\(first.label) to \(last.label)"
    let closed = windows.count(where: \.isClosed)
    let partial = windows.count - whole.count - closed
    let subject = partial == 1 ? "one more is" : "\(Wording.count(partial)) more are"
    let rest =
      (partial == 0 ? "" : "; \(subject) only in part in the log, and kept out of trends")
      + (closed == 0
        ? ""
        : "; \(Wording.count(closed, "more \(windows.words.one)", "more \(windows.words.several)")) without any record "
          + "\(closed == 1 ? "is" : "are") not counted")
    let count = Wording.count(whole.count, "whole \(windows.words.one)", "whole \(windows.words.several)")
    return "What is said about time rests on \(count) (\(span))\(rest)."
  }

  private var gaps: String? {
    guard !lens.timeline.gaps.isEmpty else { return nil }
    let stretches = lens.timeline.gaps.prefix(Self.mostGaps).map { "from \($0.label)" }
    return
      "The log records nothing \(Wording.list(stretches, of: lens.timeline.gaps.count)). Whether it was not kept or "
      + "\(lens.rowKind.hasMessages ? "nobody wrote" : "nothing happened") cannot be told from it, so \(lens.timeline.windows.words.several) with such a "
      + "gap are kept out of comparisons over time."
  }

  private static let mostGaps = 3

  private var replies: String? {
    let days = Wording.amount(lens.options.replyWithinDays) + (lens.options.replyWithinDays == 1 ? " day" : " days")
    return switch lens.replySource {
    case nil: nil
    case .replyColumn: "The log says which message answers which."
    case .threads:
      "The log names threads, not answers: a message is taken to answer the latest earlier one of somebody else in its "
        + "thread."
    case .recency:
      "The log does not say what answers what. A message back within \(days) counts as an answer, so some answers are "
        + "missed and some are false."
    }
  }

  /// What the lists of the user keep from being suggested.
  private var keptApart: String? {
    let pairs = lens.options.blocked.count
    let members = lens.options.optOut.count
    let parts = [
      pairs == 0 ? nil : "\(Wording.count(pairs, "pair", "pairs")) of the block list",
      members == 0 ? nil : "\(Wording.count(members, "member who does", "members who do")) not want to be suggested",
    ].compactMap { $0 }
    return parts.isEmpty ? nil : "Introductions leave out \(parts.joined(separator: " and "))."
  }

  private var intervals: String? {
    let hasAny = lens.results.contains { $0.indicators.contains { $0.interval != nil } }
    guard hasAny else { return nil }
    return
      "About 95 of 100 intervals made in this way hold the long-run value of their number. Where an "
      + "interval is wide, wait for more data before you act."
  }
}
