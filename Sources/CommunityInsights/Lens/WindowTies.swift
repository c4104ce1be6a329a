/// Who interacted with whom within one window.
public struct WindowTies: Codable, Hashable, Sendable {
  /// Index into ``Timeline/windows``.
  public var window: Int
  /// One entry a pair of members who interacted in the window, by first, then by second member.
  public var ties: [Tie]

  /// A pair of members, as indices into ``Analysis/members``.
  public struct Tie: Codable, Hashable, Sendable {
    /// Below ``memberB``.
    public var memberA: Int
    public var memberB: Int
    /// The weights of their interactions in both directions, those of the window only.
    public var strength: Double

    public init(memberA: Int, memberB: Int, strength: Double) {
      self.memberA = memberA
      self.memberB = memberB
      self.strength = strength
    }
  }

  public init(window: Int, ties: [Tie]) {
    self.window = window
    self.ties = ties
  }
}
