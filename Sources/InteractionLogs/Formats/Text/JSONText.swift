/// JSON: one value, or one object a line.
struct JSONText: TextFormat {
  var refusal: (problem: String, remedy: String)? {
    (
      "is JSON, not a table",
      "write it as CSV first, with a column each for who acted, towards whom and when, for instance with jq's @csv"
    )
  }

  func recognizes(_ sample: TextSample) -> Bool {
    let start = sample.lines.prefix(3).joined(separator: " ").filter { $0 != " " && $0 != "\t" }
    if start.hasPrefix("{\\rtf") { return false }
    if start.hasPrefix("{") {
      return start.hasPrefix("{}") || start == "{" || start.dropFirst().first == "\"" && start.contains("\":")
    }
    guard start.hasPrefix("[") else { return false }
    let rest = start.dropFirst()
    return rest.first == "{" || rest.first == "[" || rest.first == "]" || rest.isEmpty || rest.first == "\""
  }
}
