import InteractionLogs

/// What a row of a log says, and how that is known.
public struct RowReading: Sendable, Hashable {
  public var kind: RowKind
  public var basis: RowKindBasis
  /// Whether it means anything who is the source and who the target.
  public var isDirected: Bool

  /// - Parameter isDirected: `nil` for what `kind` says.
  public init(_ kind: RowKind = .interactions, basis: RowKindBasis = .none, isDirected: Bool? = nil) {
    self.kind = kind
    self.basis = basis
    self.isDirected = isDirected ?? !kind.isUndirected
  }

  /// What the logs together are, as far as they were read for themselves.
  public init(_ summary: LogSummary) {
    let kind = summary.rowKind
    // What is known in one way of one log and in another of the next is known as surely as the least sure.
    let bases = Set(summary.files.map(\.rowKindBasis))
    self.init(kind, basis: bases.count == 1 ? bases.first! : .none, isDirected: summary.isDirected)
  }

  /// Whether the rows themselves may still tell more.
  var isOpen: Bool { kind == .interactions && basis == .none && isDirected }
}
