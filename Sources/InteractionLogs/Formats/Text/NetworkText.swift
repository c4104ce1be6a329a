/// Networks as other programs write them: Pajek, UCINET DL, GML, DOT.
struct NetworkText: TextFormat {
  var refusal: (problem: String, remedy: String)? {
    ("is a network in the format of another program, not a table", "write its edges as CSV first: source,target,weight")
  }

  func recognizes(_ sample: TextSample) -> Bool {
    let first = sample.first.lowercased()
    if first.hasPrefix("*vertices") || first.hasPrefix("*network") { return true }
    if first.hasPrefix("dl ") && first.contains("n") && first.contains("=") { return true }
    let start = sample.lines.prefix(3).joined(separator: " ").lowercased()
    if first.hasPrefix("graph") || first.hasPrefix("creator ") { return start.contains("[") || start.contains("{") }
    return (first.hasPrefix("digraph") || first.hasPrefix("strict ")) && start.contains("{")
  }
}
