import GraphCore
import GraphMeasures
import InteractionLogs
import MemberNetworks

/// Whether the ties of one network go with those of others, or with what members have in common: QAP correlations, and a
/// regression on all of them together (MRQAP), over the members whom all networks have.
public struct TieRegression: Sendable {
  /// What may explain ties.
  public enum Predictor: Sendable {
    /// The ties of another network.
    case network(name: String, ResearchNetwork)
    /// Whether two members have the same in a column of the member table.
    case same(column: String)
    /// How far the numbers of two members in a column of the member table are apart.
    case difference(column: String)
  }

  /// One predictor.
  public struct Row: Sendable {
    public let name: String
    /// The correlation with the explained network, the other predictors left aside.
    public let correlation: NullComparison
    /// What it adds to the others.
    public let coefficient: MRQAP.Coefficient
  }

  public let rows: [Row]
  /// The regression on all predictors.
  public let result: MRQAP.Result
  /// How many members all networks and columns have.
  public let memberCount: Int
  /// How many members of any of the networks are left out.
  public let leftOutCount: Int

  /// The most members that are compared: there is a number for every pair of them, in several matrices.
  public static let mostMembers = 5_000

  /// Explains the ties of `explained`.
  ///
  /// - Parameter permutations: how many random orders are drawn for each correlation and coefficient.
  /// - Throws: `InputError` for columns that there are not, and for fewer than three or too many members;
  ///   `CancellationError`.
  /// - Complexity: O(permutations · predictors² · members²).
  public init(
    explaining explained: ResearchNetwork, by predictors: [Predictor], permutations: Int,
    control: RunControl = RunControl()
  ) throws {
    let columns = try predictors.map { try Column($0, in: explained) }
    let known = columns.map(\.members)
    let common = explained.members.map(\.id).filter { id in known.allSatisfy { $0.contains(id) } }
    guard common.count >= 3 else {
      throw InputError(
        .data,
        problem: "fewer than three members are in all of the networks (\(common.count)), so no pairs can be compared",
        remedy: "give logs that call the same members the same, or --aliases")
    }
    guard common.count <= Self.mostMembers else {
      throw InputError(
        .usage,
        problem: "\(common.count) members are in all of the networks, more than \(Self.mostMembers), whose "
          + "pairs do not fit in memory several times", remedy: "look at a part, with --in-group, --around or --since")
    }
    let all = [explained.members] + columns.compactMap(\.network?.members)
    leftOutCount = Set(all.joined().map(\.id)).count - common.count
    memberCount = common.count
    let response = explained.pairs(of: common)
    let matrices = try columns.map { try $0.matrix(of: common) }
    let seed = explained.options.seed
    let parts = predictors.count + 1
    result = try MRQAP(permutations: permutations, seed: seed)
      .run(explaining: response, by: matrices, control: control.part(0..<parts, of: 2 * parts))
    let coefficients = result.coefficients
    rows = try columns.indices.map { index in
      let correlation = try QAPCorrelation(permutations: permutations, seed: seed)
        .run(response, matrices[index], control: control.part(parts + index..<parts + index + 1, of: 2 * parts))
      return Row(name: columns[index].name, correlation: correlation, coefficient: coefficients[index])
    }
  }
}

extension ResearchNetwork {
  /// The ties among some members, in their order.
  fileprivate func pairs(of ids: [String]) -> PairMatrix {
    let indices = Dictionary(uniqueKeysWithValues: members.enumerated().map { ($1.id, NodeIndex($0)) })
    return PairMatrix(graphs.pathGraph.induced(by: ids.map { indices[$0]! }), usesWeights: options.isWeighted)
  }
}

/// A predictor with whom it is known of.
private struct Column {
  let name: String
  let network: ResearchNetwork?
  /// The ids of the members of whom it is known.
  let members: Set<String>
  private let texts: [String: String]
  private let isDifference: Bool

  init(_ predictor: TieRegression.Predictor, in explained: ResearchNetwork) throws(InputError) {
    switch predictor {
    case .network(let name, let other):
      (self.name, network, texts, isDifference) = (name, other, [:], false)
      members = Set(other.members.map(\.id))
    case .same(let column):
      (name, network, isDifference) = ("same:\(column)", nil, false)
      texts = try explained.texts(in: column)
      members = Set(texts.keys)
    case .difference(let column):
      (name, network, isDifference) = ("difference:\(column)", nil, true)
      texts = try explained.texts(in: column)
      for text in texts.values where Double(text)?.isFinite != true {
        throw InputError(
          .data, column: column, text: text, problem: "this is no number whose difference could be taken",
          remedy: "write numbers with a decimal point, or use same:\(column)")
      }
      members = Set(texts.keys)
    }
  }

  func matrix(of ids: [String]) throws -> PairMatrix {
    if let network { return network.pairs(of: ids) }
    if isDifference { return PairMatrix(difference: ids.map { Double(texts[$0]!)! }) }
    return PairMatrix(sameLabel: ids.map { texts[$0]! })
  }
}

extension ResearchNetwork {
  /// What a column of the member table says of each member, by id; members of whom it says nothing are left out.
  fileprivate func texts(in column: String) throws(InputError) -> [String: String] {
    let place = furtherColumns.firstIndex(of: column)
    var texts: [String: String] = [:]
    for member in members {
      let text =
        switch column {
        case "group": member.group
        case "role": member.role
        case "manager": member.manager
        default: place.flatMap { member.further.isEmpty ? nil : member.further[$0] }
        }
      if let text, !text.isEmpty { texts[member.id] = text }
    }
    guard !texts.isEmpty else {
      let known = ["group", "role", "manager"] + furtherColumns
      throw InputError(
        .usage, text: column, problem: "the member table says nothing of members in this column",
        remedy: "choose among \(InputError.list(known, limit: 20)), with a table given with --members")
    }
    return texts
  }
}
