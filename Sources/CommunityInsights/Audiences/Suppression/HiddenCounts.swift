/// Hidden counts that hang together by sums, and what can be told of them from the counts that are shown.
///
/// Who adds and subtracts everything that is shown knows of the hidden counts what a linear program knows of them, and
/// no more. A small count is told when one of these holds:
///
/// - it could not be as large as the smallest group: the sums alone tell that it is small;
/// - it can only be one number, for somebody who also knows which counts are small, and that these are below the
///   smallest group and about somebody.
///
/// Of guarded counts, the latter is looked at.
struct HiddenCounts {
  private let system: CountSystem
  /// In increasing order.
  let hidden: [CountSystem.Index]
  private let place: [CountSystem.Index: Int]
  /// The sums with something hidden of it.
  private let sums: [CountSystem.Sum]

  /// All hidden counts that sums connect with one of them.
  ///
  /// - Complexity: O(counts and sums that are connected).
  init(around count: CountSystem.Index, in system: CountSystem) {
    var found: Set<CountSystem.Index> = [count]
    var sums: Set<Int> = []
    var waiting = [count]
    while let next = waiting.popLast() {
      for sum in system.sumsOfCount[next] where sums.insert(sum).inserted {
        for term in system.sums[sum].terms where system.isHidden(term.count) && found.insert(term.count).inserted {
          waiting.append(term.count)
        }
      }
    }
    self.system = system
    hidden = found.sorted()
    place = Dictionary(uniqueKeysWithValues: hidden.enumerated().map { ($1, $0) })
    self.sums = sums.sorted().map { system.sums[$0] }
  }

  /// A small or guarded count that can be told.
  struct Told {
    var count: CountSystem.Index
    /// Whether it is told only to somebody who knows which counts are small.
    var isKnown: Bool
    /// By how much it could differ, any of which would be enough.
    var alternatives: [Double]
  }

  /// The small and guarded counts that can be told.
  var told: [Told] {
    let small = hidden.filter { system.counts[$0].isSmall }
    let bounded = notLargeEnough(small)
    let others = hidden.filter { system.counts[$0].isGuarded } + small.filter { !bounded.contains($0) }
    return bounded.map {
      Told(count: $0, isKnown: false, alternatives: [system.counts[$0].needed - system.counts[$0].value])
    }
      + onlyOneNumber(others).map {
        let step = system.counts[$0].isPeople ? 1 : max(system.counts[$0].value, 1)
        return Told(count: $0, isKnown: true, alternatives: [step, -step])
      }
  }

  /// Those that the sums alone keep below what they need.
  private func notLargeEnough(_ small: [CountSystem.Index]) -> [CountSystem.Index] {
    guard var program = program(knowingSmall: false) else { return [] }
    // A corner at which one count is largest is often large enough for others as well.
    var waiting = small
    var told: [CountSystem.Index] = []
    while let count = waiting.popLast() {
      guard let corner = program.extreme(of: place[count]!, isLargest: true) else { continue }
      if corner[place[count]!] < system.counts[count].needed - 1e-6 { told.append(count) }
      waiting.removeAll { corner[place[$0]!] >= system.counts[$0].needed - 1e-6 }
    }
    return told.sorted()
  }

  /// Those that can only be one number for who knows which counts are small.
  private func onlyOneNumber(_ counts: [CountSystem.Index]) -> [CountSystem.Index] {
    guard var program = program(knowingSmall: true) else { return [] }
    let lowest = hidden.map { system.bounds(of: $0, knowingSmall: true).lowest }
    func differs(_ corner: [Double], _ count: CountSystem.Index) -> Bool {
      let difference = (corner[place[count]!] + lowest[place[count]!] - system.counts[count].value).magnitude
      return difference > (system.counts[count].isPeople ? 1 - 1e-6 : 1e-6)
    }
    var waiting = counts
    var told: [CountSystem.Index] = []
    while let count = waiting.popLast() {
      var isTold = true
      for isLargest in [true, false] where isTold {
        guard let corner = program.extreme(of: place[count]!, isLargest: isLargest) else {
          isTold = false
          continue
        }
        if differs(corner, count) { isTold = false }
        waiting.removeAll { differs(corner, $0) }
      }
      if isTold { told.append(count) }
    }
    return told.sorted()
  }

  /// The sums as equations, each number counted from the lowest that it can be.
  private func program(knowingSmall: Bool) -> LinearProgram? {
    let lowest = hidden.map { system.bounds(of: $0, knowingSmall: knowingSmall).lowest }
    let highest = hidden.map { system.bounds(of: $0, knowingSmall: knowingSmall).highest }
    let bounded = hidden.indices.filter { highest[$0].isFinite }
    let variableCount = hidden.count + bounded.count
    var equations: [[Double]] = []
    var totals: [Double] = []
    for sum in sums {
      var equation = [Double](repeating: 0, count: variableCount)
      var total = 0.0
      for (count, sign) in sum.terms {
        if let own = place[count] {
          equation[own] += sign
          total -= sign * lowest[own]
        } else {
          total -= sign * system.counts[count].value
        }
      }
      equations.append(equation)
      totals.append(total)
    }
    for (index, own) in bounded.enumerated() {
      var equation = [Double](repeating: 0, count: variableCount)
      (equation[own], equation[hidden.count + index]) = (1, 1)
      equations.append(equation)
      totals.append(highest[own] - lowest[own])
    }
    return LinearProgram(equations, sums: totals, variableCount: variableCount)
  }
}

extension CountSystem {
  /// Between what bounds a count lies if it is hidden, whatever the sums tell.
  ///
  /// For somebody who knows which counts are small, these are about somebody and below the smallest group, and those
  /// that are hidden for their sake are not.
  func bounds(of count: Index, knowingSmall: Bool) -> (lowest: Double, highest: Double) {
    let count = counts[count]
    guard knowingSmall, count.isPeople, count.role == .published else { return (0, .infinity) }
    return count.isSmall ? (1, Double(minimum - 1)) : (min(count.value, Double(minimum)), .infinity)
  }
}
