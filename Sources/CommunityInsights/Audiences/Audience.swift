/// For whom an analysis is made; it decides what is said about people.
public enum Audience: String, Codable, CaseIterable, Sendable {
  /// The members themselves: everything, with names.
  case community
  /// Those who fund and support: no member is named, no number is about fewer people than the smallest group, and counts
  /// are rounded.
  case sponsor
  /// Everybody: as for sponsors, with pseudonyms for groups and members.
  case `public`
}
