import CXML

/// Takes the elements of a text of XML as they come.
protocol XMLHandler {
  /// An element begins.
  ///
  /// - Parameters:
  ///   - name: its name without a prefix of a namespace.
  ///   - attributes: their values by name, which are without a prefix, too.
  mutating func begin(_ name: String, _ attributes: [String: String], line: Int) throws

  /// An element ends.
  ///
  /// - Parameter text: the text in it that is in no element within, up to ``XMLReader/mostTextBytes``.
  mutating func end(_ name: String, text: String) throws
}

/// Reads XML through expat, chunk by chunk: the one owner of the library.
///
/// External entities are never opened, and expat ends documents whose entities grow beyond measure.
struct XMLReader {
  /// Of a longer text in one element the rest is left out.
  static let mostTextBytes = 1 << 20
  /// Elements nested deeper are an error.
  private static let mostDepth = 1000

  /// Reads a whole file.
  ///
  /// - Throws: ``InputError`` when the text is no XML; what the handler throws; `CancellationError`.
  /// - Complexity: O(bytes) time; the deepest path of elements in memory.
  static func read<Handler: XMLHandler>(
    _ source: ByteSource, into handler: inout Handler, isCancelled: () -> Bool
  ) throws {
    guard let parser = XML_ParserCreate(source.encoding == nil ? nil : "UTF-8") else {
      throw InputError(.data, file: source.name, problem: "there is no memory to read XML", remedy: "try again")
    }
    defer { XML_ParserFree(parser) }
    let state = State(handler, parser)
    XML_SetUserData(parser, Unmanaged.passUnretained(state).toOpaque())
    XML_SetElementHandler(
      parser,
      { data, name, attributes in State.of(data).begin(String(cString: name!), State.pairs(attributes)) },
      { data, name in State.of(data).end(String(cString: name!)) })
    XML_SetCharacterDataHandler(parser) { data, text, count in
      text!.withMemoryRebound(to: UInt8.self, capacity: Int(count)) {
        State.of(data).append(UnsafeBufferPointer(start: $0, count: Int(count)))
      }
    }
    // What a handler throws cannot pass through C; it is kept until the parser has stopped.
    try withExtendedLifetime(state) {
      while true {
        if isCancelled() { throw CancellationError() }
        // expat counts with 32 bits.
        let count = min(source.count, 1 << 28)
        let isLast = source.isAtEnd && count == source.count
        let status = source.base.withMemoryRebound(to: CChar.self, capacity: max(1, count)) {
          XML_Parse(parser, $0, Int32(count), isLast ? 1 : 0)
        }
        if let error = state.error { throw error }
        guard status == XML_STATUS_OK else { throw failure(parser, source.name) }
        if isLast { break }
        try source.advance(past: count)
      }
    }
    handler = state.handler as! Handler
  }

  private static func failure(_ parser: XML_Parser, _ file: String) -> InputError {
    let problem = XML_ErrorString(XML_GetErrorCode(parser)).map { String(cString: $0) } ?? "not readable"
    return InputError(
      .data, file: file, line: Int(XML_GetCurrentLineNumber(parser)), problem: "is damaged XML: \(problem)",
      remedy: "export it again; the file may have been cut off")
  }

  /// What the callbacks of the parser share.
  private final class State {
    var handler: any XMLHandler
    var error: (any Error)?
    private let parser: XML_Parser
    /// The texts of the elements that are open.
    private var texts: [[UInt8]] = []

    init(_ handler: any XMLHandler, _ parser: XML_Parser) {
      self.handler = handler
      self.parser = parser
    }

    static func of(_ data: UnsafeMutableRawPointer?) -> State {
      Unmanaged<State>.fromOpaque(data!).takeUnretainedValue()
    }

    static func pairs(_ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>?) -> [String: String] {
      var pairs: [String: String] = [:]
      var index = 0
      while let attributes, let name = attributes[index], let value = attributes[index + 1] {
        pairs[local(String(cString: name))] = String(cString: value)
        index += 2
      }
      return pairs
    }

    private static func local(_ name: String) -> String {
      name.lastIndex(of: ":").map { String(name[name.index(after: $0)...]) } ?? name
    }

    func begin(_ name: String, _ attributes: [String: String]) {
      guard error == nil else { return }
      texts.append([])
      guard texts.count <= XMLReader.mostDepth else {
        return stop(
          InputError(
            .data, problem: "is XML nested more than \(XMLReader.mostDepth) deep", remedy: "give the export itself"))
      }
      run { try handler.begin(Self.local(name), attributes, line: Int(XML_GetCurrentLineNumber(parser))) }
    }

    func end(_ name: String) {
      guard error == nil, let text = texts.popLast() else { return }
      run { try handler.end(Self.local(name), text: String(decoding: text, as: UTF8.self)) }
    }

    func append(_ text: UnsafeBufferPointer<UInt8>) {
      guard error == nil, let open = texts.indices.last else { return }
      texts[open] += text.prefix(XMLReader.mostTextBytes - texts[open].count)
    }

    private func run(_ body: () throws -> Void) {
      do { try body() } catch { stop(error) }
    }

    private func stop(_ reason: any Error) {
      error = reason
      XML_StopParser(parser, 0)
    }
  }
}

extension ExportRows {
  /// Reads a file of XML.
  mutating func xml<Handler: XMLHandler>(in file: InputFile, into handler: inout Handler) throws {
    let source = try open(file)
    try source.fill(atLeast: LogFileReading.sampleBytes)
    source.keepNoMore()
    try XMLReader.read(source, into: &handler, isCancelled: isCancelled)
  }
}
