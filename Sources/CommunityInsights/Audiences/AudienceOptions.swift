import InteractionLogs

/// For whom an analysis is prepared, and with what care.
///
/// Not `Codable`, and not part of an ``Analysis``: it holds the key of the pseudonyms.
public struct AudienceOptions: Sendable {
  /// Five, as many offices for statistics and surveys of employees have it.
  public static let defaultMinimumGroup = 5

  /// Below this, to say that a number is too small to be shown would be to tell it.
  public static let smallestMinimumGroup = 3

  public var audience: Audience

  /// For sponsors and the public: no number is about fewer people than this, unless it is about nobody.
  public var minimumGroup: Int

  /// What the pseudonyms for the public are made with; no other audience needs it.
  public var key: PseudonymKey?

  /// For sponsors and the public: what the user calls the community; `nil` keeps its title, unless that is the name of
  /// a log, which may be somebody's.
  public var title: String?

  public init(
    _ audience: Audience = .community, minimumGroup: Int = AudienceOptions.defaultMinimumGroup,
    key: PseudonymKey? = nil
  ) {
    self.audience = audience
    self.minimumGroup = minimumGroup
    self.key = key
  }

  /// Checks that the options can be met.
  ///
  /// - Throws: `InputError` for a minimum that is too small, and for the public without a key.
  public func validate() throws(InputError) {
    guard audience != .community else { return }
    guard minimumGroup >= Self.smallestMinimumGroup else {
      throw InputError(
        .usage, problem: "a smallest group of \(minimumGroup) hides nothing",
        remedy: "choose \(Self.smallestMinimumGroup) or more with --minimum-group; the default is "
          + "\(Self.defaultMinimumGroup)")
    }
    guard audience != .public || key != nil else { throw PseudonymKey.missing }
  }
}
