/// A measure whose numbers are found step by step, and were not found exactly enough in the steps that are allowed.
///
/// They are left out, for they would only be an impression: they may be off by more than anybody would expect.
public struct Unconverged: Codable, Hashable, Sendable {
  /// The key of the measure, "eigenvector" or "pagerank".
  public var measure: String
  /// For how many members it is left out.
  public var memberCount: Int
  /// How far off a number may be, at most, as a share of the largest; `nil` when nothing is known of it.
  public var errorBound: Double?

  init(_ measure: String, memberCount: Int, errorBound: Double) {
    self.measure = measure
    self.memberCount = memberCount
    self.errorBound = errorBound < 1 ? errorBound : nil
  }

  /// What a reader has to know, as a sentence.
  public var sentence: String {
    let error = errorBound.map { "may be off by up to \(Wording.number($0))" } ?? "may be anything"
    let members = Wording.count(memberCount, "member", "members")
    return "\(Self.names[measure] ?? measure) did not converge for \(members) and is left out for them: it \(error)."
  }

  private static let names = ["eigenvector": "Eigenvector centrality (eigenvector)", "pagerank": "PageRank (pagerank)"]
}

extension Analysis {
  /// How each number was computed, with what has to be known of a measure that did not converge. Only the community is
  /// told for how many members.
  public var definitions: [Convention] {
    conventions.map { convention in
      guard audience == .community, let note = unconverged.first(where: { $0.measure == convention.measure }) else {
        return convention
      }
      var noted = convention
      noted.definition += " " + note.sentence
      return noted
    }
  }
}
