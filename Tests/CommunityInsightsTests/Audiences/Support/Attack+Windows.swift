@testable import CommunityInsights

/// What is known of numbers of people window by window.
extension Attack {
  mutating func timeline(_ timeline: Timeline, _ toldTimeline: Timeline) {
    for window in timeline.windows.indices {
      for series in timeline.series {
        guard let people = series.people[window], series.values[window] != nil,
          let toldSeries = toldTimeline.series.first(where: { $0.key == series.key })
        else { continue }
        let toldPeople = toldSeries.people[window]
        let total = windowTotal(people, window, series, isTold: toldPeople != nil)
        let count = number(windowName(series, window), people.count, told: toldPeople?.count)
        rest("not \(windowName(series, window))", of: total, beside: [count])
      }
      windowSums(window)
      windowNests(window)
    }
    if let last = indices["all \(timeline.windows.count - 1)"] {
      rest("never", of: 0, beside: [last])
      if let never = indices["never"], let silent = indices["participation.silent_share"],
        numbers[never].truth == numbers[silent].truth
      {
        equations.append([(never, 1), (silent, -1)])
      }
    }
  }

  private func windowName(_ series: Timeline.Series, _ window: Int) -> String {
    switch series.key {
    case "active_members": "active \(window)"
    case "new_members": "new \(window)"
    case "returning_members": "returning \(window)"
    case "gone_members": "gone \(window)"
    case "all_members": window == 0 ? "active 0" : "all \(window)"
    case "density", "mean_contacts": "tied in \(window)"
    default: "\(series.key) \(window)"
    }
  }

  private mutating func windowTotal(_ people: PeopleCount, _ window: Int, _ series: Timeline.Series, isTold: Bool)
    -> Int
  {
    if people.total == whole.members.count { return 0 }
    switch series.key {
    case "new_members", "returning_members":
      return number("active \(window)", people.total, told: isTold ? people.total : nil)
    case "gone_members": return number("active \(window - 1)", people.total, told: isTold ? people.total : nil)
    case "isolation_cut_off_share":
      let seen = number("seen in \(window)", people.total, told: isTold ? people.total : nil)
      rest("not seen in \(window)", of: 0, beside: [seen])
      return seen
    case "connected_share": return number("tied in \(window)", people.total, told: isTold ? people.total : nil)
    default:
      let total = number("those of \(series.key) \(window)", people.total, told: isTold ? people.total : nil)
      rest("not those of \(series.key) \(window)", of: 0, beside: [total])
      return total
    }
  }

  /// Who begins an interaction in a window takes part in it and has a tie in it; who does either is seen in it; the
  /// connected are not cut off.
  private mutating func windowNests(_ window: Int) {
    let load =
      indices["load_concentration_half_share \(window)"] == nil
      ? nil : indices["those of load_concentration_half_share \(window)"] ?? indices["active \(window)"]
    let nested = [
      (indices["active \(window)"], load), (indices["tied in \(window)"], load),
      (indices["seen in \(window)"], indices["active \(window)"]),
      (indices["seen in \(window)"], indices["tied in \(window)"]),
    ]
    for case (let larger?, let smaller?) in nested where larger != smaller {
      rest("\(numbers[larger].name) less \(numbers[smaller].name)", of: larger, beside: [smaller])
    }
    if let cutOff = indices["isolation_cut_off_share \(window)"],
      let connected = indices["connected_share \(window)"]
    {
      sum([cutOff, connected], indices["seen in \(window)"] ?? 0)
    }
  }

  private mutating func windowSums(_ window: Int) {
    if let active = indices["active \(window)"], let new = indices["new \(window)"],
      let returning = indices["returning \(window)"]
    {
      sum([new, returning], active)
    }
    guard window > 0, let all = indices["all \(window)"],
      let before = indices[window == 1 ? "active 0" : "all \(window - 1)"]
    else { return }
    if let new = indices["new \(window)"] {
      sum([before, new], all)
    } else {
      rest("new \(window)", of: all, beside: [before])
    }
  }
}
