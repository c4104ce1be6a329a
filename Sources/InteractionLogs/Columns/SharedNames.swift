/// Names that several people bear, as a column of ids beside that of names shows.
public struct SharedName: Sendable, Hashable, Codable {
  public var name: String
  /// The different ids that stand beside the name.
  public var ids: [String]
  /// The column of the ids.
  public var column: String
}

/// Looks in the first rows for names that have several ids.
struct SharedNames {
  /// The most that are told.
  static let most = 5

  let headers: [String]
  let contents: [ColumnContents]

  /// - Parameters:
  ///   - people: the columns of names.
  ///   - ids: for each the column of ids of the same people; `nil` where there is none.
  func found(_ pairs: [(names: Int, ids: Int)]) -> [SharedName] {
    var ids: [String: [String]] = [:]
    var columns: [String: Int] = [:]
    var order: [String] = []
    for pair in pairs {
      for (name, id) in zip(contents[pair.names].cells, contents[pair.ids].cells) {
        let (name, id) = (NameIdentity.people.canonical(name), NameIdentity.messages.canonical(id))
        if name.isEmpty || MissingValue.isMissing(name) || MissingValue.isMissing(id) { continue }
        if ids[name] == nil { order.append(name) }
        if !ids[name, default: []].contains(id), ids[name, default: []].count < 10 { ids[name, default: []].append(id) }
        columns[name] = columns[name] ?? pair.ids
      }
    }
    // Where ids are of messages, or change with every row, they tell nobody apart.
    let several = order.filter { ids[$0]!.count > 1 }
    guard !several.isEmpty, 2 * several.count <= order.count || several.allSatisfy({ ids[$0]!.count == 2 }) else {
      return []
    }
    return several.prefix(Self.most).map { SharedName(name: $0, ids: ids[$0]!, column: headers[columns[$0]!]) }
  }

  /// The column beside one of names that has the ids of the same people: its header says the same and `id`.
  func ids(beside column: Int) -> Int? {
    let words = Self.person(headers[column])
    return headers.indices.first { other in
      other != column && HeaderWords.aspect(of: headers[other]) == .id && Self.person(headers[other]) == words
    }
  }

  /// The words of a header that say who is meant, without those for how.
  private static func person(_ header: String) -> [String] {
    HeaderText(header).words.filter { HeaderWords.aspect(of: $0) == nil }
  }
}
