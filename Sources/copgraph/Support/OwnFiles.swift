/// How the files begin that copgraph writes, by the ending of their names.
///
/// Only formats that say who wrote them are here. A table, a PNG or a PDF could be anybody's; these are known by the
/// mark that they carry, see `FileOutput`.
enum OwnFiles {
  private static let heads: [String: [String]] = [
    "graphml": ["<graphml ", "<key id=\"v_label\" for=\"node\" attr.name=\"label\""],
    "gexf": ["<gexf ", "<meta><creator>copgraph "],
    "json": ["{\n  \"directed\": ", "\n    \"generator\": \"copgraph "],
    "svg": ["<svg role=\"img\" aria-label=\""],
    "dot": ["graph network {\n"],
  ]

  static func isHead(_ text: String, ofFileEndingIn ending: String) -> Bool {
    heads[ending]?.allSatisfy(text.contains) ?? false
  }
}
