import CommunityInsights
import NetworkDiagrams

extension ExplorerData {
  /// For those who see no members: a dot a group, a line where two of them are known to have contact. It holds the names
  /// and sizes of the groups and the shares that stand in their table, and nothing else.
  ///
  /// - Returns: `nil` where there is no table of contacts between the groups that have a place.
  init?(groupsOf analysis: Analysis, _ places: [Point]) {
    guard let table = analysis.lens?[.silos]?.table, table.groups.count == places.count,
      table.values.count == places.count, table.values.allSatisfy({ $0.count == places.count })
    else { return nil }
    let titles = table.groups.map { Wording.shortened($0, to: 40) }
    names = titles
    members = []
    self.places = places
    facets = [Facet(key: "group", label: "Group", kinds: names, kindOfDot: Array(names.indices))]
    sizes = [Size(key: "members", label: "members", values: table.sizes.map { Double($0) })]
    notes = [:]
    lines = []
    for from in table.groups.indices {
      for to in table.groups.indices.dropFirst(from + 1) {
        let shares = [table.values[from][to], table.values[to][from]]
        let amount = shares.compactMap { $0 }.reduce(0, +)
        guard amount > 0 else { continue }
        let words = zip(shares, [from, to]).compactMap { share, group in
          share.map { "\(Wording.value($0, unit: table.unit)) of the contact of \(titles[group])" }
        }
        lines.append(Line(from: from, to: to, weight: amount, note: words.joined(separator: ", ")))
      }
    }
    outstanding = lines.count
    periods = []
    firstDay = nil
    unit = ""
    dot = "group"
    omission = ""
  }
}
