import InteractionLogs

/// Finds members by what users call them.
package struct MemberNames {
  private var byID: [String: Int] = [:]
  private var byName: [String: [Int]] = [:]

  /// - Complexity: O(members).
  package init(_ members: [Member]) {
    for (index, member) in members.enumerated() {
      byID[member.id] = index
      if let name = member.name { byName[name, default: []].append(index) }
    }
  }

  /// The index of the member with this id, or of the only one with this name.
  ///
  /// - Throws: `InputError` when there is none, or several have the name.
  package func index(_ text: String) throws(InputError) -> Int {
    if let index = byID[text] ?? byID[NameIdentity.people.canonical(text)] { return index }
    let named = byName[text] ?? []
    if named.count == 1 { return named[0] }
    guard named.isEmpty else {
      throw InputError(
        .usage, text: text, problem: "\(named.count) members have this name", remedy: "give the id of one of them")
    }
    let similar = similar(to: text)
    throw InputError(
      .usage, text: text, problem: "there is no member of this id or name",
      remedy: similar.map { "did you mean '\(InputError.printable($0))'?" }
        ?? "write it as in the log or the member table; members.csv of a report lists all")
  }

  /// The id or name that differs from a text in case, accents and punctuation alone, or begins with it; the first in the
  /// order of the letters.
  private func similar(to text: String) -> String? {
    let key = SimilarNames.key(of: text)
    guard !key.isEmpty else { return nil }
    let known = Array(byID.keys) + byName.keys
    return known.filter { SimilarNames.key(of: $0) == key }.min() ?? known.filter { $0.hasPrefix(text) }.min()
  }
}
