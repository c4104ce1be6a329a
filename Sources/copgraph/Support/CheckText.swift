import CommunityInsights
import InteractionLogs
import MemberNetworks

/// What `check` prints: what is odd, how the log was read, and what became of its rows.
struct CheckText {
  /// How many rejected rows are shown one by one.
  private static let shownRejections = 10

  let lines: [String]

  /// - Parameter nextStep: the command to go on with, where there is one.
  init(_ loaded: LoadedNetwork, nextStep: String? = nil) {
    let description = LogDescription(loaded.summary)
    var lines = HealthNotes(loaded.health, loaded.summary).sentences.map { "Note: \($0)" } + description.lines
    for row in loaded.rejected.prefix(Self.shownRejections) {
      let column = row.column.map { ", column '\($0)'" } ?? ""
      let entries = loaded.summary.files.contains { $0.name == row.file && $0.countsEntries }
      lines.append(
        "    \(row.file), \(entries ? "entry" : "line") \(row.line)\(column): \(row.reason.rawValue): \(Wording.shortened(row.text))"
      )
    }
    if loaded.rejected.count > Self.shownRejections {
      lines.append("    … and \(Wording.count(loaded.rejected.count - Self.shownRejections, "more row", "more rows")).")
    }
    lines +=
      description.answers + [Wording.scope(of: loaded.summary)].compactMap { $0 } + [Self.rows(loaded.health.rows)]
    lines.append(Self.members(loaded))
    if let description = MemberTableDescription(loaded) {
      lines += description.lines
      if let warning = description.warning { lines.append("  Mind: \(warning)") }
    }
    if let nextStep, loaded.withoutTies == nil { lines.append("Next: \(nextStep)") }
    self.lines = lines
  }

  /// What became of all rows, where not all were used.
  private static func rows(_ rows: LogHealth.Rows) -> String {
    let parts = [
      (rows.used, "used"), (rows.withThemselves, "of members with themselves"),
      (rows.outsidePeriod, "outside the period"),
      (rows.filtered, "left out by filters"), (rows.setApart, "kept apart"), (rows.rejected, "rejected"),
    ].filter { $0.0 > 0 }.map { "\(Wording.count($0.0)) \($0.1)" }
    return "Rows: \(Wording.count(rows.all)) = \(parts.joined(separator: " + "))."
  }

  private static func members(_ loaded: LoadedNetwork) -> String {
    let network = loaded.network
    let counts =
      "Network: \(Wording.count(network.members.count, "member", "members")), "
      + "\(Wording.count(network.ties.count, "tie", "ties"))"
    let hasWeights = loaded.summary.files.contains { $0.columns.contains { $0.role == .weight } }
    let total = network.ties.reduce(0) { $0 + $1.strength }
    let weighted = hasWeights ? ", \(Wording.amount(total)) interactions by weight" : ""
    let all = counts + weighted
    guard network.hasRoster else { return all + ". No member table: people who never interacted cannot be seen." }
    let unlisted = network.unlistedCount
    return all
      + (unlisted == 0 ? "." : "; \(Wording.count(unlisted, "member is", "members are")) not in the member table.")
  }

  /// The text with lines no longer than `width`, broken between words; what goes on stands further in.
  func text(width: Int) -> String { lines.map { Self.wrapped($0, width: width) }.joined(separator: "\n") }

  static func wrapped(_ line: String, width: Int) -> String {
    guard line.count > width else { return line }
    let indent = String(line.prefix { $0 == " " })
    var (done, current) = ("", indent)
    var isEmpty = true
    for word in line.dropFirst(indent.count).split(separator: " ", omittingEmptySubsequences: false) {
      if !isEmpty && current.count + 1 + word.count > width {
        done += current + "\n"
        (current, isEmpty) = (indent + "  ", true)
      }
      current += (isEmpty ? "" : " ") + word
      isEmpty = false
    }
    return done + current
  }
}
