/// When a sum over several people is about one of them.
///
/// The (n, k)-dominance rule for n = 1: a sum is not told when its largest contributor makes more than k of it, because
/// it says nearly as much of that person as it does of all. See Hundepool et al., "Statistical Disclosure Control",
/// Wiley 2012, section 4.2.2. The p %-rule of the same chapter would forbid every sum over two, each of whom can take
/// away the own part; here nobody is told the own part of another's sum, but how a role or a group does.
struct DominanceRule: Hashable, Sendable {
  /// Three quarters, as offices for statistics have it for one contributor.
  static let standard = DominanceRule(mostOfOne: 0.75)

  /// The largest part that one may have, from 0 to 1.
  var mostOfOne: Double

  /// Whether a sum is about the person with the largest part of it.
  func isDominated(_ largest: Double, of total: Double) -> Bool { total > 0 && largest > mostOfOne * total }
}
