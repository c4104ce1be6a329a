import CJSON

/// Writes objects of JSON as rows of comma-separated text.
struct JSONRowWriter {
  let columns: JSONColumns
  /// What was written.
  var text: [UInt8] = []
  /// The first key that is no column although it says something that no column says.
  private(set) var lateColumn: String?

  /// The value of a column in the object at hand: of a string its bytes, of others their place in ``scratch``.
  private struct Cell {
    var bytes: UnsafeBufferPointer<UInt8>?
    var range = 0..<0
    var count = 0
  }
  private var cells: [Cell]
  private var scratch: [UInt8] = []
  /// The values of columns that have several, by column.
  private var lists: [Int: [[UInt8]]] = [:]
  private let known: Set<LogMeaning>
  private var judged: Set<[UInt8]> = []

  init(_ columns: JSONColumns) {
    self.columns = columns
    cells = Array(repeating: Cell(), count: columns.names.count)
    known = Set(columns.names.flatMap { HeaderWords.log.matches($0) }.map(\.meaning))
    for (index, name) in columns.names.enumerated() {
      if index > 0 { text.append(UInt8(ascii: ",")) }
      Array(name.utf8).withUnsafeBufferPointer { TableText.append($0, to: &text) }
    }
    text.append(0x0A)
  }

  /// Writes one object.
  mutating func append(_ object: CJSONValue) {
    for index in cells.indices { cells[index] = Cell() }
    scratch.removeAll(keepingCapacity: true)
    if !lists.isEmpty { lists.removeAll() }
    take(object, at: 0, depth: 0)
    for index in cells.indices {
      if index > 0 { text.append(UInt8(ascii: ",")) }
      let cell = cells[index]
      if cell.count == 0 { continue }
      if let list = lists[index] {
        appendList(list)
      } else if let bytes = cell.bytes {
        TableText.append(bytes, to: &text)
      } else {
        text += scratch[cell.range]
      }
    }
    text.append(0x0A)
  }

  /// Writes a row that cannot be read: one of more fields than there are columns.
  mutating func appendDamaged() {
    text += repeatElement(UInt8(ascii: ","), count: max(1, columns.names.count))
    text.append(0x0A)
  }

  /// Writes a row that is none.
  mutating func appendBlank() { text.append(0x0A) }

  private mutating func take(_ value: CJSONValue, at node: Int, depth: Int) {
    switch cjson_type(value) {
    case CJSON_NULL: return
    case CJSON_OBJECT: takeFields(value, at: node, depth: depth)
    case CJSON_ARRAY:
      var walk = cjson_walk(value)
      var (element, key) = (CJSONValue(), CJSONValue())
      while cjson_next(&walk, &element, &key) { take(element, at: node, depth: depth + 1) }
    case CJSON_STRING:
      let column = columns.nodes[node].column
      if column >= 0 { put(JSONBytes.string(value), column) }
    default:
      let column = columns.nodes[node].column
      guard column >= 0 else { return }
      let start = scratch.count
      JSONBytes.append(value, to: &scratch)
      putScratch(start..<scratch.count, column)
    }
  }

  private mutating func takeFields(_ object: CJSONValue, at node: Int, depth: Int) {
    var walk = cjson_walk(object)
    var (element, key) = (CJSONValue(), CJSONValue())
    // Keys come in the same order in nearly all objects.
    let below = columns.nodes[node].below
    var expected = 0
    while cjson_next(&walk, &element, &key) {
      let name = JSONBytes.string(key)
      var next: Int?
      if expected < below.count, columns.nodes[below[expected]].key.elementsEqual(name) {
        next = below[expected]
        expected += 1
      } else if let place = columns.place(of: name, in: node) {
        next = place
        expected = below.firstIndex(of: place)! + 1
      }
      if let next { take(element, at: next, depth: depth + 1) } else if depth == 0 { judge(name) }
    }
  }

  /// Notes a key that did not come among the first objects and says whom a row is about.
  private mutating func judge(_ key: UnsafeBufferPointer<UInt8>) {
    guard lateColumn == nil, judged.count < 1000, judged.insert(Array(key)).inserted else { return }
    let name = String(decoding: key, as: UTF8.self)
    let wanted: Set<LogMeaning> = [.cc, .bcc, .thread, .replyTo, .weight]
    let meanings = Set(HeaderWords.log.matches(name).filter { !$0.isWeak }.map(\.meaning)).intersection(wanted)
    if !meanings.isSubset(of: known) { lateColumn = name }
  }

  private mutating func put(_ bytes: UnsafeBufferPointer<UInt8>, _ column: Int) {
    if bytes.isEmpty { return }
    if cells[column].count > 0 { return addToList(Array(bytes), column) }
    cells[column] = Cell(bytes: bytes, count: 1)
  }

  private mutating func putScratch(_ range: Range<Int>, _ column: Int) {
    if cells[column].count > 0 { return addToList(Array(scratch[range]), column) }
    cells[column] = Cell(range: range, count: 1)
  }

  private mutating func addToList(_ value: [UInt8], _ column: Int) {
    if lists[column] == nil {
      lists[column] = [cells[column].bytes.map(Array.init) ?? Array(scratch[cells[column].range])]
    }
    lists[column]!.append(value)
  }

  /// Several values, as a list that recipients are taken from.
  private mutating func appendList(_ values: [[UInt8]]) {
    var list: [UInt8] = [UInt8(ascii: "[")]
    for (index, value) in values.enumerated() {
      if index > 0 { list.append(UInt8(ascii: ",")) }
      list.append(UInt8(ascii: "\""))
      for byte in value {
        if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { list.append(UInt8(ascii: "\\")) }
        list.append(byte)
      }
      list.append(UInt8(ascii: "\""))
    }
    list.append(UInt8(ascii: "]"))
    list.withUnsafeBufferPointer { TableText.append($0, to: &text) }
  }
}
