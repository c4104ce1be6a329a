import CommunityInsights
import InteractionLogs

/// What graph files say of members and of edges, beyond who they are: the same in every format that has room for it.
///
/// Members have every column of `members.csv`, their name as `display_name` (programs take `name` for the identity), what the
/// lens says of them, and further columns of the member table. Edges have the columns of `ties.csv` that are not about the
/// two members, and how much there is of each kind of interaction.
struct GraphAttributes {
  struct Column<Subject> {
    var name: String
    var kind: Cell.Kind
    var cell: (Subject) -> Cell

    /// Whether the name is one that formats take for an identifier as it stands.
    var hasPlainName: Bool { name.wholeMatch(of: /[A-Za-z_][A-Za-z_0-9]*/) != nil }
  }

  /// By the index of the member.
  let ofNodes: [Column<Int>]
  /// `weight`, which every edge has, is not among them.
  let ofEdges: [Column<GraphEdge>]

  init(_ analysis: Analysis) {
    ofNodes = Self.distinct(Self.measured(analysis) + Self.standings(analysis) + Self.further(analysis))
    ofEdges = Self.distinct(Self.ties(analysis) + Self.kinds(analysis))
  }

  private static func measured(_ analysis: Analysis) -> [Column<Int>] {
    MemberColumn.columns(analysis.options).filter { $0 != .member }.map { column in
      Column(name: column.name == "name" ? "display_name" : column.name, kind: column.kind) {
        column.cell(of: analysis.members[$0])
      }
    }
  }

  private static func standings(_ analysis: Analysis) -> [Column<Int>] {
    StandingColumn.columns(of: analysis).map { column in
      Column(name: column.rawValue, kind: .text) { column.cell(ofMember: $0, in: analysis) }
    }
  }

  private static func further(_ analysis: Analysis) -> [Column<Int>] {
    analysis.furtherColumns.map { column in
      let kind = plainKind(of: column.values)
      return Column(name: column.name, kind: kind) { member in
        column.values[member].map { cell($0, kind) } ?? .undefined
      }
    }
  }

  private static func ties(_ analysis: Analysis) -> [Column<GraphEdge>] {
    let (members, clock) = (analysis.members, analysis.log.clock)
    return GraphEdge.columns(isDirected: analysis.options.isDirected).map { column in
      Column(name: column.name, kind: column.kind(clock)) { column.cell(of: $0.tie, members: members, clock: clock) }
    }
  }

  private static func kinds(_ analysis: Analysis) -> [Column<GraphEdge>] {
    analysis.kinds.enumerated().map { kind, name in
      Column(name: "kind_\(name)", kind: .number) { edge in
        Cell(edge.tie.kinds.first { $0.kind == kind }?.amount ?? 0)
      }
    }
  }

  /// Numbers where every cell is one, written as programs write numbers; texts otherwise, so that "007" stays what it is.
  private static func plainKind(of values: [String?]) -> Cell.Kind {
    let texts = values.compactMap { $0 }
    if texts.isEmpty { return .text }
    if texts.allSatisfy({ text in Int(text).map { String($0) == text } ?? false }) { return .whole }
    let isNumber = texts.allSatisfy { text in
      let digits = text.drop { $0 == "-" }
      return digits.wholeMatch(of: /(0|[1-9][0-9]*)(\.[0-9]+)?/) != nil && text.count - digits.count <= 1
    }
    return isNumber ? .number : .text
  }

  private static func cell(_ text: String, _ kind: Cell.Kind) -> Cell {
    switch kind {
    case .text, .truth: .text(text)
    case .whole: Cell(Int(text))
    case .number: Cell(Double(text))
    }
  }

  /// Columns of tables are called as people like; a name that is taken already gets a number.
  private static func distinct<Subject>(_ columns: [Column<Subject>]) -> [Column<Subject>] {
    // What formats have names for themselves.
    var names = DistinctNames(taken: ["id", "label", "name", "source", "target", "weight"])
    return columns.map { column in
      var column = column
      column.name = names.name(column.name)
      return column
    }
  }
}

/// Keeps names apart that became the same because a format cannot hold all characters.
struct DistinctNames {
  private var taken: Set<String>

  init(taken: Set<String> = []) { self.taken = taken }

  /// The name, or with a number behind it the first that is not taken.
  mutating func name(_ name: String) -> String {
    var (candidate, number) = (name, 1)
    while !taken.insert(candidate).inserted {
      number += 1
      candidate = "\(name) (\(number))"
    }
    return candidate
  }

  /// The identities of all members, as far as a format can hold them.
  static func ids(of analysis: Analysis, _ writable: (String) -> String) -> [String] {
    var names = DistinctNames()
    return analysis.members.map { names.name(writable($0.member)) }
  }
}
