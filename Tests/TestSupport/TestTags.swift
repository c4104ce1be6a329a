import Testing

/// What keeps a test out of `make test-quick`; `make test TAG=attack` runs those of one kind.
extension Tag {
  /// Takes seconds rather than milliseconds.
  @Tag public static var slow: Self
  /// Tries to find out what an audience is not told.
  @Tag public static var attack: Self
  /// Reads logs and networks that are not part of the project: see ``SharedData``.
  @Tag public static var realData: Self
  /// Runs the program as a user does.
  @Tag public static var cli: Self
}

extension Trait where Self == ConditionTrait {
  /// Skips a test, visibly, where there is no ``SharedData``.
  public static var needsSharedData: Self { .enabled(if: SharedData.isPresent, "the shared data is not here") }
}
