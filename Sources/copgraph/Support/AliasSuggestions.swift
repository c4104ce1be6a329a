import MemberNetworks

/// Names that may be one person, as a table that `--aliases` reads: each stands for the one seen most often.
struct AliasSuggestions {
  let bytes: [UInt8]

  init(_ health: LogHealth) {
    var lines = ["alias,member"]
    for names in health.similarNames {
      for alias in names.dropFirst() { lines.append(Self.quoted(alias) + "," + Self.quoted(names[0])) }
    }
    bytes = Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  private static func quoted(_ name: String) -> String {
    let needsQuotes = name.contains { ",;|\t\"\n\r".contains($0) } || name.first == " " || name.last == " "
    return needsQuotes ? "\"\(name.replacing("\"", with: "\"\""))\"" : name
  }
}
