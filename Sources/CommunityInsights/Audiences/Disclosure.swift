/// How much an analysis tells of people, so that whoever writes it can say so. An analysis for the community tells
/// everything and has none.
public struct Disclosure: Codable, Hashable, Sendable {
  /// No number is about fewer people than this, unless it is about nobody.
  public var minimumGroup: Int

  /// What counts are rounded to a multiple of; `nil` where they are exact.
  public var countsRoundedTo: Int?

  public init(minimumGroup: Int, countsRoundedTo: Int? = nil) {
    self.minimumGroup = minimumGroup
    self.countsRoundedTo = countsRoundedTo
  }
}

/// All that the public is told of a member: enough to follow somebody from one publication to the next without knowing
/// who it is.
public struct PseudonymousMember: Codable, Hashable, Sendable {
  /// The same in every publication that is made with the same key.
  public var pseudonym: String
  /// `nil` for members of bands that are too small to be told, and where there are no bands.
  public var band: ParticipationBand?

  public init(pseudonym: String, band: ParticipationBand?) {
    self.pseudonym = pseudonym
    self.band = band
  }
}
