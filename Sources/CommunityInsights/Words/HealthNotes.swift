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
      notes.rejected, notes.stray, notes.oddTimes, notes.twoSides, notes.breaks, notes.bursts, notes.unusual,
      notes.joined, notes.shared, notes.similar, notes.repeats,
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
        + "Everything here rests on the rest; \(remedy(reason.reason))."
    }

    private func remedy(_ reason: RejectionReason) -> String {
      switch reason {
      case .unreadableWeight, .weightNotPositive, .weightsTooLarge:
        "check whether the column of weights is the right one (--weight NAME, or --weight none)"
      case .unreadableTime, .unclearZone: "check how times are written (--time NAME, --date-format)"
      default: "check whether the columns are the right ones"
      }
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

    var oddTimes: String? {
      guard let times = health.oddTimes else { return nil }
      func rows(_ count: Int) -> String { Wording.count(count, "row is", "rows are") }
      let late = times.last.map {
        "\(rows(times.future)) dated after today (the last on \(Wording.day(of: $0, clock: log.clock)))"
      }
      let early = times.first.map {
        "\(rows(times.early)) dated before \((log.last?.microseconds ?? 0) < 0 ? "the year 1000" : "1970") "
          + "(the first on \(Wording.day(of: $0, clock: log.clock)))"
      }
      let both = Wording.capitalized([late, early].compactMap { $0 }.joined(separator: ", and "))
      return "\(both). If years are written wrongly, correct them; --since and --until leave rows out."
    }

    var twoSides: String? {
      guard health.isTwoSided else { return nil }
      let columns = log.files.first.map(\.columns) ?? []
      func header(_ role: ColumnRole) -> String? { columns.first { $0.role == role }?.header }
      let target = header(.target).map { "'\($0)'" } ?? "the second column"
      return "Nobody who acts is ever acted towards. If \(target) holds events, groups or pages and no people, "
        + "say --rows attendance."
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
      let names = busiest.prefix(mostNames).map { "\(Wording.shortenedInside($0.member)) (\(words($0.reason)))" }
      let count = Wording.count(busiest.count, "member may", "members may")
      return
        "\(count) not be one person: \(Wording.list(names, of: busiest.count)). Leave programs and shared addresses out "
        + "with --exclude-member NAME."
    }

    private func words(_ reason: LogHealth.UnusualMember.Reason) -> String {
      switch reason {
      case .programName: "named like a program"
      case .sharedName: "named like a shared address"
      case .oneWay: "sends to many, gets nothing back"
      case .neverAnswers: "opens many conversations, never answers"
      case .steady: "as steady as a program"
      case .neverReceives:
        log.rowKind == .directed ? "sends mail, never got any" : "does much towards others, and nothing came back"
      case .flood: "wrote faster than anybody can"
      }
    }

    var joined: String? {
      guard let first = health.joinedNames.first else { return nil }
      let names = health.joinedNames.prefix(3).map { joined in
        "'\(Wording.shortenedInside(joined.name, to: 60))' (\(Wording.list(joined.members, of: joined.members.count)) "
          + (joined.members.count > 1 ? "are members)" : "is a member)")
      }
      let count = Wording.count(health.joinedNames.count, "name seems", "names seem")
      return "\(count) to be those of several members: \(Wording.list(names, of: health.joinedNames.count)). "
        + (first.name.contains(",")
          ? "If commas part names, say --commas separate."
          : "Write several names in one cell with semicolons between them.")
    }

    var shared: String? {
      let names = log.files.flatMap(\.sharedNames)
      guard let first = names.first else { return nil }
      let shown = names.prefix(3).map { name in
        "'\(Wording.shortenedInside(name.name))' (\(name.ids.prefix(3).joined(separator: ", ")))"
      }
      return
        "One name with several ids in '\(first.column)': \(Wording.list(shown, of: names.count)). They are taken for "
        + "one member each; name the columns of ids with --source and --target if they are different people."
    }

    var similar: String? {
      guard !health.similarNames.isEmpty else { return nil }
      let groups = health.similarNames.prefix(3).map { names in
        names.prefix(3).map { Wording.shortenedInside($0) }.joined(separator: " / ")
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
