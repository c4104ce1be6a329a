/// The names that stand beside what identifies people, such as addresses, and how often.
struct NamesBesideIDs {
  private struct Use: Hashable {
    var person: NameIndex
    var name: NameIndex
  }

  private var texts = NameTable(identity: .trimmed)
  private var counts: [Use: Int] = [:]

  /// Counts a name of somebody; an empty one, or the id once more, is none.
  mutating func count(_ name: String, of person: NameIndex, called id: String) {
    guard name.lowercased() != id.lowercased(), let name = texts.intern(name) else { return }
    counts[Use(person: person, name: name), default: 0] += 1
  }

  /// Shows all who are members by the name that they have most often, of several by the first in the alphabet.
  ///
  /// - Parameter people: the table in which they have their indices.
  func show(in rows: inout ExportRows, _ people: NameTable) {
    var best: [NameIndex: (name: String, count: Int)] = [:]
    for (use, count) in counts {
      let name = texts.name(at: use.name)
      if let other = best[use.person], (other.count, name) > (count, other.name) { continue }
      best[use.person] = (name, count)
    }
    for (person, name) in best.sorted(by: { $0.key < $1.key }) { rows.show(people.name(at: person), as: name.name) }
  }
}
