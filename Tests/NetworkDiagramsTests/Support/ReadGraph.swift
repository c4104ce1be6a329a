import CGraphviz

/// A graph that Graphviz has read from DOT.
final class ReadGraph {
  private let pointer: UnsafeMutablePointer<Agraph_t>

  /// `nil` when the text is no DOT.
  init?(dot: String) {
    guard let read = agmemread(dot) else { return nil }
    pointer = read
  }

  deinit { agclose(pointer) }

  /// The values of an attribute, node by node; empty ones are left out.
  func values(of attribute: String) -> [String] {
    var values: [String] = []
    var node = agfstnode(pointer)
    while let current = node {
      var name = attribute.utf8CString
      let value = name.withUnsafeMutableBufferPointer { agget(current, $0.baseAddress) }
      if let value { values.append(String(cString: value)) }
      node = agnxtnode(pointer, current)
    }
    return values.filter { !$0.isEmpty }
  }
}
