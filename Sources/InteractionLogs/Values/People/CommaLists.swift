/// Finds names that are lists of other names of the log, after the whole log has been read.
///
/// The beginning of a log may hold no list, so that the first ones are taken for the names of people.
package enum CommaLists {
  /// The names with commas of which all parts are names of their own; of three parts and more, most.
  ///
  /// - Complexity: O(bytes of the names).
  package static func found(in names: NameTable) -> Set<String> {
    guard names.mayHoldLists else { return [] }
    var lists: Set<String> = []
    for index in 0..<names.count {
      let name = names.name(at: NameIndex(index))
      guard name.utf8.contains(UInt8(ascii: ",")), !name.utf8.contains(UInt8(ascii: "@")), !name.hasPrefix("[") else {
        continue
      }
      let parts = name.split(separator: ",").map { NameIdentity.trimmed.canonical(String($0)) }.filter { !$0.isEmpty }
      let known = parts.count { names.index(of: $0) != nil }
      if parts.count > 2 ? 2 * known > parts.count : parts.count == 2 && known == 2 { lists.insert(name) }
    }
    return lists
  }
}
