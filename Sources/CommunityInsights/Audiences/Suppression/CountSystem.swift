import GraphCore
import Numbers

/// Counts of people, and which of them add up to which: finds out what has to be hidden so that no small count is told,
/// neither by itself nor by the others.
///
/// A count is small when it is about somebody, but about fewer people than the smallest group. Small counts are hidden
/// first. Then the system looks at itself as somebody would who knows every sum that it has: for each small count, how
/// large and how small could it be, given all that is shown (``HiddenCounts``)? As long as one can be told, others are
/// hidden as well, as few as may be (``CheapestShift``): complementary suppression, as in Fischetti & Salazar, "Models
/// and algorithms for optimizing cell suppression in tabular data", Journal of the American Statistical Association 95
/// (2000), by their heuristic.
struct CountSystem {
  /// Refers to a count of a system.
  typealias Index = Int

  /// What is known of a count besides its sums.
  enum Role {
    /// Everybody knows it, whatever is hidden.
    case known
    /// Shown unless it is hidden.
    case published
    /// Nowhere written, but what others leave over: hidden from the start, and not to be told either.
    case derived
  }

  struct Count {
    var value: Double
    var role: Role
    /// Whether it must not be told.
    var isSmall: Bool
    /// It counts as told unless it could be as large as this.
    var needed: Double
    /// Whether it is a whole number of people, and small ones lie below the smallest group.
    var isPeople: Bool
    var isHidden: Bool
    /// Whether it is hidden because it may be the same as another that is: no other way may lead to it.
    var isGuarded = false
    /// How much would be lost without it, beside others.
    var weight = 1.0

    /// Whether it is looked after that it cannot be told.
    var isDelicate: Bool { isHidden && (isSmall || isGuarded) }
  }

  struct Sum {
    var parts: [Index]
    var total: Index

    /// Those of the sum with their signs: parts less total are nothing.
    var terms: [(count: Index, sign: Double)] { parts.map { ($0, 1) } + [(total, -1)] }
  }

  /// Numbers of people below this are small.
  let minimum: Int
  private(set) var counts: [Count] = []
  private(set) var sums: [Sum] = []
  /// For each count the sums that it is in.
  private(set) var sumsOfCount: [[Int]] = []
  /// Counts that are hidden together, because they may be the same.
  private var linked: [[Index]] = []

  init(minimum: Int) { self.minimum = minimum }

  // MARK: - Making a system

  /// Adds a number of people.
  mutating func add(_ value: Int, _ role: Role) -> Index {
    let isSmall = role != .known && value > 0 && value < minimum
    return append(
      Count(
        value: Double(value), role: role, isSmall: isSmall, needed: Double(minimum), isPeople: true,
        isHidden: isSmall || role == .derived))
  }

  /// Adds a number that counts no people, such as interactions or a share.
  ///
  /// - Parameter restsOnFew: whether it must not be told, because few people stand behind it.
  mutating func addOther(_ value: Double, _ role: Role, restsOnFew: Bool) -> Index {
    append(
      Count(
        value: value, role: role, isSmall: restsOnFew, needed: 2 * value, isPeople: false,
        isHidden: restsOnFew || role == .derived))
  }

  private mutating func append(_ count: Count) -> Index {
    counts.append(count)
    linked.append([])
    sumsOfCount.append([])
    return counts.count - 1
  }

  /// Tells that some counts add up to another.
  mutating func add(parts: [Index], total: Index) {
    let difference = parts.reduce(-counts[total].value) { $0 + counts[$1].value }
    precondition(difference.magnitude < 1e-6 * max(1, counts[total].value), "parts add up to their total")
    sums.append(Sum(parts: parts, total: total))
    for count in Set(parts + [total]) { sumsOfCount[count].append(sums.count - 1) }
  }

  /// Tells that more would be lost without a count.
  mutating func add(weight: Double, to count: Index) { counts[count].weight += weight }

  /// Adds what is left of `total` beside `parts`, which nobody writes down.
  @discardableResult
  mutating func addRest(of total: Index, beside parts: [Index]) -> Index {
    let rest = add(value(of: [total]) - value(of: parts), .derived)
    add(parts: parts + [rest], total: total)
    return rest
  }

  /// Whether something is left over in a sum that is in no other.
  func leavesRest(_ sum: Int) -> Bool {
    sums[sum].parts.contains { counts[$0].role == .derived && sumsOfCount[$0].count == 1 }
  }

  /// Has two published counts hidden together, or not at all.
  mutating func link(_ a: Index, _ b: Index) {
    linked[a].append(b)
    linked[b].append(a)
  }

  /// The sum of some numbers of people.
  func value(of counts: [Index]) -> Int { counts.reduce(0) { $0 + Int(saturating: self.counts[$1].value) } }

  // MARK: - Hiding

  /// Whether the count is not shown.
  func isHidden(_ count: Index) -> Bool { counts[count].isHidden }

  /// Hides a count, and those that may be the same.
  ///
  /// - Returns: those that are to be looked after from now on.
  @discardableResult
  mutating func hide(_ count: Index) -> [Index] {
    guard counts[count].role == .published else { return [] }
    let wasDelicate = counts[count].isDelicate
    counts[count].isHidden = true
    var delicate = counts[count].isDelicate && !wasDelicate ? [count] : []
    for other in alike(count) where !counts[other].isHidden {
      (counts[other].isHidden, counts[other].isGuarded) = (true, true)
      delicate.append(other)
    }
    return delicate
  }

  /// A count and all that are hidden with it.
  private func alike(_ count: Index) -> [Index] {
    var found = [count]
    var next = 0
    while next < found.count {
      found += linked[found[next]].filter { !found.contains($0) }
      next += 1
    }
    return found
  }

  /// What is lost by hiding a count: what is hidden already costs next to nothing and, of two alike, the larger more.
  func cost(ofHiding count: Index) -> Double {
    counts[count].isHidden
      ? 0.001 : alike(count).reduce(0) { $0 + counts[$1].weight } + min(0.5, counts[count].value / 1e6)
  }

  /// Hides counts until no small one can be told.
  ///
  /// - Throws: `CancellationError`.
  /// - Complexity: that of a few linear programs for each small count, over the counts that hang together with it.
  mutating func protect(control: RunControl = RunControl()) throws {
    for index in counts.indices where counts[index].isHidden { hide(index) }
    // In the order of counts; those that are hidden on the way come after the ones that they are hidden for.
    var waiting = counts.indices.filter { counts[$0].isDelicate }.reversed() as [Index]
    var isWaiting = [Bool](repeating: false, count: counts.count)
    for count in waiting { isWaiting[count] = true }
    let total = waiting.count
    while let count = waiting.last {
      guard isWaiting[count] else {
        waiting.removeLast()
        continue
      }
      try control.checkCancellation()
      control.report(Self.phase, done: max(0, total - waiting.count), of: total)
      let around = HiddenCounts(around: count, in: self)
      // One at a time: what is hidden for one count often does for others as well.
      var new: [Index]?
      for told in around.told where new == nil { new = hideOthers(for: told) }
      if let new {
        for count in new where !isWaiting[count] {
          isWaiting[count] = true
          waiting.append(count)
        }
      } else {
        // To hide more only makes it harder to tell these, so they need not be looked at again.
        for count in around.hidden { isWaiting[count] = false }
      }
    }
  }

  private static let phase = "what an audience may see"

  /// Hides others so that a count can not be told.
  ///
  /// - Returns: those that are to be looked after from now on; `nil` when there were none that could be hidden.
  private mutating func hideOthers(for told: HiddenCounts.Told) -> [Index]? {
    let shifts = told.alternatives.compactMap {
      CheapestShift(of: told.count, by: $0, knowingSmall: told.isKnown, in: self)
    }
    guard let cheapest = shifts.min(by: { $0.cost < $1.cost }) else { return nil }
    let shown = cheapest.counts.filter { !counts[$0].isHidden }
    return shown.isEmpty ? nil : shown.flatMap { hide($0) }
  }
}
