import Testing

@testable import InteractionLogs

@Suite struct XMLReaderTests {
  private struct Log: XMLHandler {
    var lines: [String] = []

    mutating func begin(_ name: String, _ attributes: [String: String], line: Int) {
      lines.append(
        "\(line) <\(name)\(attributes.sorted { $0.key < $1.key }.map { " \($0.key)=\($0.value)" }.joined())>")
    }

    mutating func end(_ name: String, text: String) { lines.append("\(name): \(text)") }
  }

  private func read(_ text: String, chunkBytes: Int = 64) throws -> [String] {
    var log = Log()
    let source = try ByteSource(.bytes(name: "a.xml", Array(text.utf8)), chunkBytes: chunkBytes)
    try XMLReader.read(source, into: &log, isCancelled: { false })
    return log.lines
  }

  @Test func elementsAttributesAndTextsAreTheSameForAnyChunk() throws {
    let text = "<?xml version=\"1.0\"?>\n<x:a p:k=\"1 &amp; 2\">one<b/>\n tw<![CDATA[o <]]>é</x:a>"
    let expected = ["2 <a k=1 & 2>", "2 <b>", "b: ", "a: one\n two <é"]
    for chunk in 1...40 { #expect(try read(text, chunkBytes: chunk) == expected) }
  }

  @Test(arguments: ["<a><b></a>", "<a", "", "<a>&unknown;</a>"])
  func damagedTextIsAnErrorWithItsLine(_ text: String) {
    #expect(throws: InputError.self) { try read(text) }
  }

  @Test func deepNestingAndGrowingEntitiesAreErrors() {
    #expect(throws: InputError.self) { try read(String(repeating: "<a>", count: 100_000)) }
    var entities = "<!ENTITY e0 \"ha\">"
    for level in 1...30 { entities += "<!ENTITY e\(level) \"&e\(level - 1);&e\(level - 1);\">" }
    #expect(throws: InputError.self) { try read("<!DOCTYPE a [\(entities)]><a>&e30;</a>") }
  }

  @Test func externalEntitiesAreNotOpened() throws {
    let text = "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><a>x&e;y</a>"
    #expect(try read(text).last == "a: xy")
  }
}
