import CommunityInsights
import InteractionLogs
import NetworkDiagrams

extension ComparisonReport {
  /// What a scenario would change.
  ///
  /// - Parameter isDrawn: whether to draw the network before and after.
  /// - Throws: `DiagramError`.
  public init(_ simulation: Simulation, isDrawn: Bool = true) throws {
    let before = simulation.before
    let names = DisplayNames(before.members)
    var sentences: [String] = []
    func who(_ members: [Int]) -> String {
      "\(Wording.count(members.count, "member", "members")): \(Wording.list(names(members.prefix(8)), of: members.count))"
    }
    let isLeaving = !simulation.scenario.leaving.isEmpty
    if !simulation.cutOff.isEmpty {
      sentences.append("Cut off from the largest part would be \(who(simulation.cutOff)).")
    } else if isLeaving {
      sentences.append("Nobody who stays would be cut off from the largest part.")
    }
    if !simulation.joined.isEmpty { sentences.append("The largest part would be joined by \(who(simulation.joined)).") }
    let columns = (first: "before", second: "after")
    let moved = simulation.comparison.rows.filter { $0.isStriking }
    let worse = moved.filter { $0.isBetter == false }
    // What looks better when somebody is gone is that the numbers of one who had many ties are gone, too.
    let better = isLeaving ? [] : moved.filter { $0.isBetter == true }
    for (heading, rows) in [("Worse", worse), ("Better", better)] where !rows.isEmpty {
      sentences += rows.prefix(6).map { "\(heading) – \($0.sentence(columns))" }
    }
    if worse.isEmpty && better.isEmpty {
      sentences.append("No headline number would \(isLeaving ? "get worse" : "move") by much.")
    }
    self.init(
      simulation.comparison, names: columns, title: before.title,
      lead: "What if \(simulation.scenario.condition)?", generator: before.generator, sentences: sentences,
      caution:
        "This counts what the log shows. Those who stay interact here as they did, while in life people look for new "
        + "ways: read it as what would have to be replaced, not as what will happen. It is about the community, "
        + "never a reason to judge a member.",
      pictures: isDrawn
        ? try Self.picture(of: simulation).map { [("change.svg", "The network before and after", $0)] } ?? [] : [])
  }

  /// Two communities, or two periods of one, side by side.
  ///
  /// - Parameters:
  ///   - names: what the two are called.
  ///   - isDrawn: whether to draw both networks.
  /// - Throws: `DiagramError`.
  public init(
    _ first: Analysis, _ second: Analysis, names: (first: String, second: String), title: String, isDrawn: Bool = true
  ) throws {
    let comparison = AnalysisComparison(first, second)
    let clear = comparison.rows.filter { $0.isClear }
    let (better, worse) = (clear.filter { $0.isBetter == true }, clear.filter { $0.isBetter == false })
    var sentences = better.map { "\(names.second) is ahead – \($0.sentence(inParentheses(names)))" }
    sentences += worse.map { "\(names.first) is ahead – \($0.sentence(inParentheses(names)))" }
    if clear.isEmpty {
      sentences.append(
        "No headline number of the two differs by more than chance explains, as far as intervals are known.")
    }
    sentences += Self.comingsAndGoings(first, second, names: names)
    let periods = [(names.first, first), (names.second, second)].map { name, analysis in
      "\(name): \(Wording.count(analysis.network.memberCount, "member", "members")), "
        + RowWords(analysis.log.rowKind).count(analysis.network.interactionCount)
        + (Wording.period(of: analysis.log).map { " \($0)" } ?? "")
    }
    var pictures: [(String, String, ReportPicture)] = []
    if isDrawn {
      for (analysis, file, name) in [(first, "first.svg", names.first), (second, "second.svg", names.second)] {
        if let picture = try ReportPicture.main(of: analysis) {
          pictures.append((file, "The network: \(name)", picture))
        }
      }
    }
    self.init(
      comparison, names: names, title: title, lead: periods.joined(separator: "; ") + ".", generator: first.generator,
      sentences: sentences,
      caution:
        "A difference is within chance when its interval, from the intervals of both numbers, holds 0; where a number "
        + "has no interval, nothing is said about chance. Numbers of communities of different size, or over "
        + "periods of different length, differ for that reason alone: more time gives more ties.",
      pictures: pictures)
  }

  /// Who had ties in one of two periods alone; nothing of communities that hardly share a member.
  private static func comingsAndGoings(
    _ first: Analysis, _ second: Analysis, names: (first: String, second: String)
  ) -> [String] {
    func tied(_ analysis: Analysis) -> Set<String> {
      Set(analysis.members.lazy.filter { $0.degree > 0 }.map(\.member))
    }
    let (before, after) = (tied(first), tied(second))
    let both = before.intersection(after).count
    guard both > 0, 4 * both >= min(before.count, after.count) else { return [] }
    return [(names.first, first, before.subtracting(after)), (names.second, second, after.subtracting(before))]
      .compactMap { period, analysis, only in
        guard !only.isEmpty else { return nil }
        // Those with most ties first.
        let members = analysis.members.indices.filter { only.contains(analysis.members[$0].member) }
          .sorted { (analysis.members[$1].degree, $0) < (analysis.members[$0].degree, $1) }
        let listed = DisplayNames(analysis.members)(members.prefix(mostListed))
        return "\(Wording.count(members.count, "member has", "members have")) ties in one of the two only (\(period)): "
          + "\(Wording.list(listed, of: members.count))."
      }
  }

  private static let mostListed = 8

  /// Both networks, each member in the same place.
  private static func picture(of simulation: Simulation) throws -> ReportPicture? {
    guard let pictures = NetworkOverTime(simulation) else { return nil }
    let drawn = try DiagramRenderer().render(pictures, as: [.svg])
    return ReportPicture(
      subject: .overTime, files: drawn.files, caption: pictures.caption, altText: pictures.altText)
  }
}

/// Names as the end of "…: 12% (A), 15% (B)".
private func inParentheses(_ names: (first: String, second: String)) -> (first: String, second: String) {
  ("(\(names.first))", "(\(names.second))")
}

extension AnalysisComparison.Row {
  /// Whether the difference is beyond chance, as far as intervals tell.
  fileprivate var isClear: Bool { differenceInterval != nil && isBetter != nil }

  /// Whether a number moves enough to be told: by a twentieth of itself, or by two percentage points.
  fileprivate var isStriking: Bool {
    guard let first, let difference, direction != .neither, difference != 0 else { return false }
    return unit == .share ? difference.magnitude >= 0.02 : difference.magnitude >= 0.05 * first.magnitude
  }
}
