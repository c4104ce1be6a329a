import Testing

@testable import Reports

@Suite struct ByteSinkTests {
  private func text(_ body: (ByteSink) -> Void) throws -> String {
    var bytes: [UInt8] = []
    let sink = ByteSink { bytes += $0 }
    body(sink)
    try sink.handOn()
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test(arguments: [0, 1, -1, 9, 10, -10, 1_234_567_890, .max, .min])
  func wholeNumbers(number: Int) throws {
    #expect(try text { $0.put(number) } == String(number))
  }

  @Test func numbersAreTheShortestThatReadBack() throws {
    #expect(try text { $0.put(0.1) } == "0.1")
    #expect(try text { $0.put(12.0) } == "12")
    #expect(try text { $0.put(-0.5) } == "-0.5")
    for number in [1.0 / 3, 1e-300, .leastNonzeroMagnitude, 1e300, 0x1p53, 123_456.789] {
      #expect(Double(try text { $0.put(number) }) == number)
    }
  }

  @Test func bytesArriveInOrderAndInPieces() throws {
    var pieces: [[UInt8]] = []
    let sink = ByteSink(capacity: 4) { pieces.append($0) }
    for byte in UInt8(0)..<10 {
      sink.put(byte)
      try sink.handOnIfFull()
    }
    try sink.handOn()
    try sink.handOn()
    #expect(pieces == [[0, 1, 2, 3], [4, 5, 6, 7], [8, 9]])
  }

  @Test func whatTheReceiverThrowsEndsTheWriting() {
    struct Full: Error {}
    let sink = ByteSink(capacity: 100) { _ in throw Full() }
    #expect(throws: Full.self) { try TiesCSV().write(Fixture.kite, to: sink) }
  }
}
