import CJSON

/// The columns of a table whose rows are objects of JSON: a path each.
struct JSONColumns {
  /// More columns are not looked at: such objects have keys that are values.
  private static let most = 500
  /// Fields nested deeper are no columns.
  private static let mostDepth = 16

  /// A key of an object, and what is below it.
  struct Node {
    var key: [UInt8]
    /// The column of a value that is neither object nor list; -1 where there is none.
    var column = -1
    /// The places in ``nodes`` of the keys below.
    var below: [Int] = []
  }

  /// The object itself is the first.
  private(set) var nodes = [Node(key: [])]
  private(set) var names: [String] = []

  /// Makes columns of the paths that a user names, so that they are found wherever they come.
  init(named paths: [String]) {
    for path in paths where Int(path) == nil && !path.isEmpty {
      var node = 0
      for key in path.split(separator: ".") { node = place(of: Array(key.utf8), in: node, adds: true)! }
      addColumn(path, at: node)
    }
  }

  /// The place of a key below a node.
  func place(of key: UnsafeBufferPointer<UInt8>, in node: Int) -> Int? {
    nodes[node].below.first { nodes[$0].key.count == key.count && nodes[$0].key.elementsEqual(key) }
  }

  private mutating func place(of key: [UInt8], in node: Int, adds: Bool) -> Int? {
    if let known = key.withUnsafeBufferPointer({ place(of: $0, in: node) }) { return known }
    guard adds, nodes.count < 4 * Self.most else { return nil }
    nodes.append(Node(key: key))
    nodes[node].below.append(nodes.count - 1)
    return nodes.count - 1
  }

  private mutating func addColumn(_ path: String, at node: Int) {
    guard nodes[node].column < 0, names.count < Self.most else { return }
    nodes[node].column = names.count
    names.append(path)
  }

  /// Makes columns of the paths of an object.
  mutating func add(_ object: CJSONValue) { add(object, at: 0, path: "", depth: 0) }

  private mutating func add(_ value: CJSONValue, at node: Int, path: String, depth: Int) {
    switch cjson_type(value) {
    case CJSON_OBJECT:
      guard depth < Self.mostDepth else { return }
      var walk = cjson_walk(value)
      var (element, key) = (CJSONValue(), CJSONValue())
      while cjson_next(&walk, &element, &key) {
        let name = Array(JSONBytes.string(key))
        guard let next = place(of: name, in: node, adds: true) else { continue }
        let text = String(decoding: name, as: UTF8.self)
        add(element, at: next, path: path.isEmpty ? text : "\(path).\(text)", depth: depth + 1)
      }
    case CJSON_ARRAY:
      var walk = cjson_walk(value)
      var (element, key) = (CJSONValue(), CJSONValue())
      var count = 0
      while count < 100, depth < Self.mostDepth, cjson_next(&walk, &element, &key) {
        add(element, at: node, path: path, depth: depth + 1)
        count += 1
      }
    case CJSON_NULL: break
    default: addColumn(path, at: node)
    }
  }
}

/// Bytes of values.
enum JSONBytes {
  /// A string, for as long as its document holds the text.
  static func string(_ value: CJSONValue) -> UnsafeBufferPointer<UInt8> {
    var count = 0
    let start = cjson_string(value, &count)
    return UnsafeBufferPointer(start: UnsafeRawPointer(start)?.assumingMemoryBound(to: UInt8.self), count: count)
  }

  /// Appends a number or a truth value as text.
  static func append(_ value: CJSONValue, to text: inout [UInt8]) {
    if cjson_type(value) == CJSON_BOOL {
      text += cjson_bool(value) ? Array("true".utf8) : Array("false".utf8)
      return
    }
    var (isWhole, whole) = (false, Int64(0))
    let number = cjson_number(value, &isWhole, &whole)
    text += isWhole ? Array(String(whole).utf8) : Array(String(number).utf8)
  }
}
