import CJSON

/// A text of JSON, read as a whole by simdjson.
///
/// - Complexity: O(bytes) time, and about three times the text in memory.
final class JSONDocument {
  /// A larger text is an error: the library counts bytes with 32 bits.
  static let mostBytes = 4 << 30 - 1

  private let document: OpaquePointer

  /// Reads a text.
  ///
  /// - Throws: ``InputError`` when it is no JSON, is nested more than a thousand deep, or is too large.
  init(_ text: UnsafeBufferPointer<UInt8>, file: String) throws(InputError) {
    guard text.count < Self.mostBytes else {
      throw InputError(
        .data, file: file, problem: "is a JSON text of more than 4 GiB", remedy: "split it, or write one object a line")
    }
    let rest = text.dropFirst(FileSignature.markLength(text))
    var problem: CJSONError?
    document = cjson_parse(UnsafeBufferPointer(rebasing: rest).baseAddress, rest.count, &problem)
    guard let problem else { return }
    throw InputError(
      .data, file: file, problem: "is damaged JSON: \(String(cString: problem))",
      remedy: "export it again; the file may have been cut off")
  }

  deinit { cjson_free(document) }

  var root: JSONValue { JSONValue(value: cjson_root(document), document: self) }
}

/// A value in a JSON text: `value["user"]?["email"]?.string`. Asking a value for what it is not gives `nil` or nothing.
struct JSONValue {
  fileprivate let value: CJSONValue
  /// Keeps the text.
  fileprivate let document: JSONDocument

  fileprivate init(value: CJSONValue, document: JSONDocument) {
    self.value = value
    self.document = document
  }

  /// The field of an object with this key, unless that is `null`.
  subscript(key: StaticString) -> JSONValue? { field(key.utf8Start, key.utf8CodeUnitCount) }

  /// The same for a key that is known only when the program runs.
  func field(named key: String) -> JSONValue? {
    let key = Array(key.utf8)
    return key.withUnsafeBufferPointer { key in key.baseAddress.flatMap { field($0, key.count) } }
  }

  private func field(_ key: UnsafePointer<UInt8>, _ count: Int) -> JSONValue? {
    var field = CJSONValue()
    let isThere = key.withMemoryRebound(to: CChar.self, capacity: count) { cjson_field(value, $0, count, &field) }
    guard isThere, cjson_type(field) != CJSON_NULL else { return nil }
    return JSONValue(value: field, document: document)
  }

  var isObject: Bool { cjson_type(value) == CJSON_OBJECT }
  var isArray: Bool { cjson_type(value) == CJSON_ARRAY }
  var isString: Bool { cjson_type(value) == CJSON_STRING }
  var isNumber: Bool { cjson_type(value) == CJSON_NUMBER }

  /// The bytes of a string, for as long as the document lives.
  var bytes: UnsafeBufferPointer<UInt8>? {
    guard isString else { return nil }
    var count = 0
    guard let start = cjson_string(value, &count) else { return nil }
    return UnsafeBufferPointer(start: UnsafeRawPointer(start).assumingMemoryBound(to: UInt8.self), count: count)
  }

  var string: String? { bytes.map { String(decoding: $0, as: UTF8.self) } }

  /// A string that is not empty.
  var text: String? { string.flatMap { $0.isEmpty ? nil : $0 } }

  var number: Double? {
    guard isNumber else { return nil }
    var (isWhole, whole) = (false, Int64(0))
    return cjson_number(value, &isWhole, &whole)
  }

  /// A number of 64 bits without a fraction.
  var integer: Int64? {
    guard isNumber else { return nil }
    var (isWhole, whole) = (false, Int64(0))
    _ = cjson_number(value, &isWhole, &whole)
    return isWhole ? whole : nil
  }

  /// A string or a whole number, as text: exports write ids as either.
  var id: String? { text ?? integer.map(String.init) }

  var bool: Bool? { cjson_type(value) == CJSON_BOOL ? cjson_bool(value) : nil }

  /// Whether the value is `true`, and nothing else.
  var isTrue: Bool { bool == true }

  /// The elements of an array; nothing for another value.
  var elements: JSONElements { JSONElements(self) }

  /// The elements of the array in a field; none where there is no such array.
  func list(_ key: StaticString) -> [JSONValue] { self[key].map { Array($0.elements) } ?? [] }

  /// The fields of an object, `null` ones included; nothing for another value.
  var fields: [(key: String, value: JSONValue)] {
    guard isObject else { return [] }
    var walk = cjson_walk(value)
    var (element, key) = (CJSONValue(), CJSONValue())
    var fields: [(String, JSONValue)] = []
    while cjson_next(&walk, &element, &key) {
      let name = JSONValue(value: key, document: document).string ?? ""
      fields.append((name, JSONValue(value: element, document: document)))
    }
    return fields
  }
}

/// The elements of an array, one after the other.
struct JSONElements: Sequence, IteratorProtocol {
  private var walk: CJSONWalk
  private let document: JSONDocument
  private let isArray: Bool

  fileprivate init(_ array: JSONValue) {
    walk = cjson_walk(array.value)
    document = array.document
    isArray = array.isArray
  }

  mutating func next() -> JSONValue? {
    var (element, key) = (CJSONValue(), CJSONValue())
    guard isArray, cjson_next(&walk, &element, &key) else { return nil }
    return JSONValue(value: element, document: document)
  }
}
