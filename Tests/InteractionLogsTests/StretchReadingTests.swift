import Foundation
import GraphCore
import Testing

@testable import InteractionLogs

/// Logs that are taken apart on several threads: the result is that of one, wherever a stretch ends.
@Suite struct StretchReadingTests {
  /// Rows that come before those that are looked at, so many bytes that stretches begin behind them.
  private static let opening: String = {
    let note = String(repeating: "x", count: 4000)
    let rows = (0..<20).map { "p\($0 % 5),p\(($0 + 1) % 5),2024-01-0\(1 + $0 % 9)T10:00:00Z,mail,1,\(note)\n" }
    return "from,to,time,kind,weight,note\n" + rows.joined()
  }()

  /// With the first one, a stretch ends at every byte.
  private static let stretchBytes = [1, 2, 3, 5, 8, 13, 21, 34, 55, 89]

  private func expectSame(
    _ bytes: [UInt8], stretchBytes: some Sequence<Int>, options: LogReadingOptions = LogReadingOptions(),
    location: SourceLocation = #_sourceLocation
  ) throws {
    var options = options
    options.allowsRejected = true
    let whole = try ReadLog(bytes: bytes, options: options)
    for stretchBytes in stretchBytes {
      options.chunkBytes = stretchBytes
      let log = try ReadLog(bytes: bytes, options: options, threads: 3)
      #expect(log.interactions.elementsEqual(whole.interactions), "\(stretchBytes)", sourceLocation: location)
      #expect(log.members == whole.members, "\(stretchBytes)", sourceLocation: location)
      #expect(log.summary == whole.summary, "\(stretchBytes)", sourceLocation: location)
      #expect(log.rejected.elementsEqual(whole.rejected), "\(stretchBytes)", sourceLocation: location)
    }
  }

  @Test(
    arguments: [
      // Plain rows, new names, the same names in other letters, somebody with himself.
      "p1,p2,2024-02-01 10:00,mail,2,\nq1,q2,2024-02-01 11:00,chat,1.5,n\n Q1 ,p1,2024-02-02 11:00,chat,1,n\nq2,q2,2024-02-03,,1,\n",
      // Quotes: whole rows, doubled, over several lines, never closed, followed by text.
      "\"p1\",\"p2\",\"2024-02-01\",\"mail\",\"1\",\"\"\n\"a \"\"b\"\"\",p2,2024-02-01,m,1,\"one\ntwo\nthree,p1\"\np1,p2,2024-02-01,m,1,\"x\"y\np3,p4,2024-02-02,m,1,\"open\np1,p4,2024-02-02,m,1,n\n",
      // Rows that are rejected, blank lines, a header in the middle, a comment.
      "p1\n\n,p2,2024-02-01,m,1,n\np1,,2024-02-01,m,1,n\nfrom,to,time,kind,weight,note\np1,p2,never,m,1,n\np1,p2,2024-02-01,m,-1,n\n#,x\np1,p2,2024-02-01,m,1,n,more\n",
      // Lists, addresses, nobody.
      "p1,\"p2; p3\",2024-02-01,m,1,n\nNA,p2,2024-02-01,m,1,n\np1,[deleted],2024-02-01,m,1,n\np1,a@b.org,2024-02-01,m,1,n\na@b.org,A@B.org,2024-02-01,m,1,n\nAnn <ann@b.org>,p1,2024-02-01,m,1,n\nann@b.org,p2,2024-02-01,m,1,n\n",
      // Letters beyond ASCII, composed and not, and line ends of other systems.
      "é,p1,2024-02-01,m,1,n\r\ne\u{301},日本,2024-02-02,m,1,n\r\n日本,é,2024-02-03,m,1,\"ü\"\r\np1,p2,2024-02-01,m,1,n",
    ])
  func readsNastyRowsWhereverAStretchEnds(rows: String) throws {
    let bytes = Array((Self.opening + rows + rows).utf8)
    try expectSame(bytes, stretchBytes: Self.stretchBytes)
  }

  @Test func readsBytesThatAreNoTextWhereverAStretchEnds() throws {
    let damaged = Array("p1,p2,2024-02-01,m,1,".utf8) + [0xFF, 0x0A] + Array("p2,p\u{0}3,2024-02-01,m,1,n\n".utf8)
    // Bytes of Windows-1252: from there on the log is in another encoding.
    let western = Array("p1,Jos".utf8) + [0xE9] + Array(",2024-02-01,m,1,caf".utf8) + [0xE9, 0x0A]
    for nasty in [damaged, western, damaged + western + western] {
      let bytes =
        Array(Self.opening.utf8) + Array("é,p2,2024-02-01,m,1,n\n".utf8.prefix(nasty.count % 2)) + nasty + nasty
      try expectSame(bytes, stretchBytes: Self.stretchBytes)
    }
  }

  @Test func leavesOutRowsOutsideThePeriodAndOfOtherKinds() throws {
    let rows = (0..<60).map { "p\($0 % 7),p\($0 % 5),2024-02-\(10 + $0 % 19)T08:00:00Z,k\($0 % 3),1,n\n" }.joined()
    let bytes = Array((Self.opening + rows).utf8)
    var options = LogReadingOptions()
    options.since = Instant(microseconds: 1_707_900_000_000_000)
    try expectSame(bytes, stretchBytes: [40, 100, 333], options: options)
    options.filter.kinds = ["k1"]
    try expectSame(bytes, stretchBytes: [40, 100, 333], options: options)
  }

  /// A quote that holds many stretches: their beginnings were guessed wrong, and so were the names in them.
  @Test func readsAnOpenQuoteOverManyStretches() throws {
    let inner = String(repeating: "z1,z2,2024-02-01,m,1,n\n", count: 40)
    let rows = "p1,p2,2024-02-01,m,1,\"\(inner)\"\nz1,z2,2024-02-01,m,1,n\np1,z2,2024-02-01,m,1,n\n"
    let bytes = Array((Self.opening + rows + rows).utf8)
    try expectSame(bytes, stretchBytes: [23, 24, 50, 111, 400])
  }

  @Test func namesTheRowThatStopsStrictReading() throws {
    var options = LogReadingOptions()
    options.isStrict = true
    options.chunkBytes = 64
    let rows = String(repeating: "p1,p2,2024-02-01,m,1,n\n", count: 50)
    let bytes = Array((Self.opening + rows + "p1,p2,never,m,1,n\n" + rows).utf8)
    let error = #expect(throws: InputError.self) { try ReadLog(bytes: bytes, options: options, threads: 3) }
    #expect(error?.line == 72)
  }

  @Test func readsManyRandomRowsFromAFile() throws {
    var random = SeededGenerator(seed: 7)
    let pieces = [
      "p1,p2,2024-02-01,m,1,n\n", "\"p1\",p3,2024-02-01,m,1,\"a,b\"\n", "é,p1,2024-02-01,k,1,n\n", "\n",
      "p1,\"p2;p4\",2024-02-01,m,1,n\n", "x,y\n", "p1,p2,never,m,1,n\n", "p5,p5,2024-02-01,m,2,n\n",
      "p1,p2,2024-02-01,m,1,\"a\nb\"\n",
    ]
    let rows = (0..<8000).map { index in
      random.below(10) == 0
        ? pieces[random.below(pieces.count)] : "n\(random.below(900)),n\(index % 77),2024-03-01,m,1,n\n"
    }
    let bytes = Array((Self.opening + rows.joined()).utf8)
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("copgraph-\(UUID().uuidString).csv").path
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    var options = LogReadingOptions()
    let whole = try ReadLog([.file(path)], options: options)
    for (threads, stretchBytes) in [(2, 5_000), (3, 20_000), (8, 1_000)] {
      options.chunkBytes = stretchBytes
      let log = try ReadLog([.file(path)], options: options, threads: threads)
      #expect(log.interactions.elementsEqual(whole.interactions))
      #expect(log.members == whole.members)
      #expect(log.summary == whole.summary)
      #expect(log.rejected.elementsEqual(whole.rejected))
    }
  }
}
