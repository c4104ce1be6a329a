import InteractionLogs
import MemberNetworks

/// What is odd about a log, in sentences: each with its count, what it does to what follows, and the option that mends it.
public struct HealthNotes {
  /// From this share of rejected rows on it is the first thing to say.
  public static let manyRejected = 0.1
  private static let mostNames = 5

  /// The gravest first.
  public let sentences: [String]

  public init(_ health: LogHealth, _ log: LogSummary) {
    let notes = Notes(health: health, log: log)
    sentences = [
      notes.rejected, notes.stray, notes.breaks, notes.bursts, notes.unusual, notes.similar, notes.repeats,
      notes.table,
    ].compactMap { $0 }
  }

  private struct Notes {
    let health: LogHealth
    let log: LogSummary

    var rejected: String? {
      let rows = health.rows
      guard rows.rejectedShare > manyRejected, let reason = log.rejected.max(by: { $0.count < $1.count }) else {
        return nil
      }
      return "\(Wording.count(rows.rejected)) of \(Wording.count(rows.all, "row", "rows")) "
        + "(\(Wording.share(rows.rejectedShare))) could not be used, most of them because of: \(reason.reason.rawValue). "
        + "Everything here rests on the rest; check whether the columns are the right ones."
    }

    var stray: String? {
      guard health.rows.setApart > 0, let first = health.strayTimes.first, let last = health.strayTimes.last else {
        return nil
      }
      let count = health.strayTimes.count
      let days = [first, last].map { Wording.day(of: $0, clock: log.clock) }
      let when = days[0] == days[1] ? "dated \(days[0])" : "dated between \(days[0]) and \(days[1])"
      let period = Wording.period(of: log).map { ", and the others \($0.hasPrefix("on") ? "are" : "lie") \($0)" } ?? ""
      return "\(Wording.count(count, "row is", "rows are")) \(when), far from all others: a wrong date, most likely. "
        + "\(count == 1 ? "It is" : "They are") kept apart and counted nowhere\(period)."
    }

    var breaks: String? {
      guard let rupture = health.breaks.first else { return nil }
      let share = Wording.roundShare(rupture.share)
      let part =
        log.isDirected
        ? "been the source of \(share) of what was going on" : "had \(share) of all \(RowWords(log.rowKind).plural)"
      return "\(Wording.count(rupture.silenced)) members fell silent in the week up to "
        + "\(Wording.day(of: rupture.day, clock: log.clock)), who had \(part) in the eight weeks before. That many do not leave "
        + "together: perhaps their addresses changed. If so, say who is who with --aliases."
    }

    var bursts: String? {
      guard let burst = health.bursts.max(by: { $0.newMembers < $1.newMembers }) else { return nil }
      let others = health.bursts.count - 1
      return
        "\(Wording.count(burst.newMembers)) members appeared on \(Wording.day(of: burst.day, clock: log.clock)), and "
        + "\(Wording.count(burst.neverReturned)) of them were never seen on another day"
        + (others == 0 ? "" : "; so it went on \(Wording.count(others, "other day", "other days"))")
        + ". Junk or an import looks like that; newcomers do not. Leave them out with --exclude-member, or their kind "
        + "with --kind."
    }

    var unusual: String? {
      guard !health.unusualMembers.isEmpty else { return nil }
      let busiest = health.unusualMembers.sorted { $0.interactions > $1.interactions }
      let names = busiest.prefix(mostNames).map { "\(Wording.shortened($0.member, to: 40)) (\(Self.words($0.reason)))" }
      let count = Wording.count(busiest.count, "member may", "members may")
      return
        "\(count) not be one person: \(Wording.list(names, of: busiest.count)). Leave programs and shared addresses out "
        + "with --exclude-member NAME."
    }

    private static func words(_ reason: LogHealth.UnusualMember.Reason) -> String {
      switch reason {
      case .programName: "named like a program"
      case .sharedName: "named like a shared address"
      case .oneWay: "sends to many, gets nothing back"
      case .neverAnswers: "opens many conversations, never answers"
      case .steady: "as steady as a program"
      case .neverReceives: "sends mail, never got any"
      case .flood: "wrote faster than anybody can"
      }
    }

    var similar: String? {
      guard !health.similarNames.isEmpty else { return nil }
      let groups = health.similarNames.prefix(3).map { names in
        names.prefix(3).map { Wording.shortened($0, to: 40) }.joined(separator: " / ")
      }
      let people = Wording.count(health.similarNames.count, "person", "people")
      return "\(people) may have several names that differ in case, accents or punctuation alone: "
        + "\(Wording.list(Array(groups), of: health.similarNames.count)). copgraph check LOG --suggest-aliases FILE writes a "
        + "table for --aliases."
    }

    var repeats: String? {
      guard health.repeats > 0 else { return nil }
      let share = Double(health.repeats) / Double(max(1, health.rows.all))
      guard share >= 0.01 || health.repeats >= 1000 else { return nil }
      return
        "\(Wording.count(health.repeats, "interaction repeats", "interactions repeat")) an earlier one: the same people at "
        + "the same time. If these are copies, --distinct leaves out rows that are alike in every column."
    }

    var table: String? {
      guard let missing = health.membersNotInTable, let silent = health.tableMembersNotInLog else { return nil }
      guard missing > 0 else { return nil }
      let noun = Wording.count(missing, "member of the log is", "members of the log are")
      return "\(noun) not in the member table"
        + (silent == 0
          ? "." : ", and \(Wording.count(silent)) in the table \(silent == 1 ? "is" : "are") not in the log.")
    }
  }
}
