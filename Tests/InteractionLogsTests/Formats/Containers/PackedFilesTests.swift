import Foundation
import Testing

@testable import InteractionLogs

@Suite struct PackedFilesTests {
  private static let one = "sender,recipient,date\nada,ben,2025-03-03T08:15:00Z\nben,ada,2025-03-04T08:15:00Z\n"
  private static let two = "sender,recipient,date\ncem,ada,2025-03-05T08:15:00Z\n"
  private static let pairs = ["ada>ben", "ben>ada", "cem>ada"]
  /// A frame of zstd that holds nothing and is to be skipped.
  private static let skippable: [UInt8] = [0x5A, 0x2A, 0x4D, 0x18, 3, 0, 0, 0, 1, 2, 3]

  @Test(arguments: Packing.Filter.allCases.filter { $0 != .none })
  func aCompressedLogIsReadLikeTheLogItself(_ filter: Packing.Filter) throws {
    let packed = Packing.compressed(Array(Self.one.utf8), filter)
    let expected = try ReadLog(Self.one)
    // No ending of a name says how it is packed.
    #expect(try ReadLog([.bytes(name: "log", packed)]).interactions == expected.interactions)
    let folder = try TestFolder()
    #expect(try ReadLog([.file(try folder.file("log.csv", packed))]).interactions == expected.interactions)
  }

  @Test func severalMembersAndFramesAreOneLog() throws {
    let parts = ["sender,recipient,date\nada,ben,2025-03-03T08:1", "5:00Z\nben,ada,2025-03-04T08:15:00Z\n"]
    for filter in [Packing.Filter.gzip, .bzip2, .xz, .zstd] {
      var packed = parts.flatMap { Packing.compressed(Array($0.utf8), filter) }
      if filter == .zstd { packed = Self.skippable + packed + Self.skippable }
      #expect(try ReadLog([.bytes(name: "log", packed)]).pairs == ["ada>ben", "ben>ada"], "\(filter)")
    }
  }

  @Test func allWaysToPackTwoLogsGiveTheSame() throws {
    let entries = [Packing.Entry("b.csv", Self.two), Packing.Entry("a.csv", Self.one)]
    let zipped = Packing.archive(entries, .zip)
    var ways = Packing.Filter.allCases.map { Packing.archive(entries, .tar, $0) } + [zipped]
    ways.append(Packing.archive([Packing.Entry("inner.zip", bytes: zipped)], .zip))
    ways.append(Packing.archive([Packing.Entry("inner", bytes: Packing.archive(entries, .tar, .xz))], .tar, .gzip))
    ways.append(
      Packing.archive(
        entries.map { Packing.Entry($0.name, bytes: Packing.compressed($0.bytes, .gzip)) }, .zip))
    for (number, bytes) in ways.enumerated() {
      let log = try ReadLog([.bytes(name: "logs", bytes)])
      #expect(log.pairs == Self.pairs, "way \(number)")
      #expect(log.summary.files.count == 2)
    }
  }

  @Test func inputsGiveTheSameInAnyOrder() throws {
    let inputs: [LogInput] = [
      .bytes(name: "one.zip", Packing.archive([Packing.Entry("x/a.csv", Self.one)], .zip)),
      .bytes(name: "two.gz", Packing.compressed(Array(Self.two.utf8), .gzip)),
    ]
    for inputs in [inputs, inputs.reversed()] {
      let log = try ReadLog(inputs)
      #expect(log.pairs.sorted() == Self.pairs)
      #expect(log.members.sorted() == ["ada", "ben", "cem"])
    }
  }

  @Test func whatSystemsLeaveBehindIsPassedOver() throws {
    for format in Packing.Format.allCases {
      var entries = [
        Packing.Entry("__MACOSX/._a.csv", "junk"), Packing.Entry("export/.DS_Store", "junk"),
        Packing.Entry("export", isFolder: true), Packing.Entry("export/a.csv", Self.one),
        Packing.Entry("export/empty.csv"),
      ]
      if format == .tar { entries.append(Packing.Entry("export/link.csv", link: "/etc/passwd")) }
      let log = try ReadLog([.bytes(name: "logs", Packing.archive(entries, format))])
      #expect(log.summary.files.map(\.name) == ["logs/export/a.csv"])
    }
  }

  @Test func namesThatLeadElsewhereAreOnlyNames() throws {
    let folder = try TestFolder()
    let inner = "\(folder.path)/inner"
    try FileManager.default.createDirectory(atPath: inner, withIntermediateDirectories: true)
    let outside = "\(folder.path)/outside.csv"
    for format in Packing.Format.allCases {
      let entries = [Packing.Entry("../outside.csv", Self.one), Packing.Entry(outside, Self.two)]
      let packed = try folder.file("inner/logs", Packing.archive(entries, format))
      #expect(try ReadLog([.file(packed)]).pairs.sorted() == Self.pairs)
      #expect(!FileManager.default.fileExists(atPath: outside))
    }
  }

  @Test func namesOfAnyAlphabetAreKept() throws {
    for format in Packing.Format.allCases {
      let packed = Packing.archive([Packing.Entry("Überblick/журнал.csv", Self.one)], format)
      #expect(try ReadLog([.bytes(name: "x", packed)]).summary.files[0].name == "x/Überblick/журнал.csv")
    }
  }

  @Test func whatIsCutOffIsNeverTakenForAWhole() throws {
    let long = Self.one + (0..<400).map { "ada,person \($0 * 7919 % 1000),2025-03-03T08:15:00Z\n" }.joined()
    let files = Packing.Filter.allCases.filter { $0 != .none }.map { Packing.compressed(Array(long.utf8), $0) }
    let archives = [
      Packing.archive([Packing.Entry("a.csv", long)], .zip), Packing.archive([Packing.Entry("a.csv", long)], .tar),
    ]
    for bytes in files + archives {
      for share in [3, 5, 9] {
        let cut = Array(bytes[..<(bytes.count * share / 10)])
        let error = inputError([.bytes(name: "cut", cut)])
        #expect(error?.kind == .data)
        #expect(error?.description.hasPrefix("cut") == true)
      }
    }
  }

  @Test func aBitThatIsNotWhatItWasIsSeen() {
    let text = Self.one + (0..<200).map { "ada,person \($0),2025-03-03T08:15:00Z\n" }.joined()
    for filter in [Packing.Filter.gzip, .bzip2, .xz] {
      let packed = Packing.compressed(Array(text.utf8), filter)
      for place in Array(stride(from: packed.count / 3, to: packed.count - 12, by: 37)) + [packed.count - 6] {
        var damaged = packed
        damaged[place] ^= 4
        #expect(inputError([.bytes(name: "log", damaged)]) != nil, "\(filter) at \(place)")
      }
    }
  }

  @Test func zerosMayFollowOnGzipAndNothingElse() throws {
    let packed = Packing.compressed(Array(Self.one.utf8), .gzip)
    #expect(try ReadLog([.bytes(name: "log", packed + [0, 0, 0])]).pairs == ["ada>ben", "ben>ada"])
    #expect(inputError([.bytes(name: "log", packed + [7])])?.problem.contains("other bytes") == true)
  }

  @Test func anArchiveThatGrowsBeyondMeasureIsRefused() {
    let zeros = [UInt8](repeating: UInt8(ascii: "a"), count: 80 << 20)
    let bomb = Packing.archive([Packing.Entry("a.csv", bytes: zeros)], .zip)
    #expect(inputError([.bytes(name: "bomb.zip", bomb)])?.problem.contains("500 times as large") == true)
  }

  @Test func growthIsMeasuredAgainstWhatWasRead() throws {
    var bounds = UnpackingBounds(name: "a")
    try bounds.add(PackedFiles.harmlessBytes, packed: 1)
    try bounds.add(1000, packed: PackedFiles.harmlessBytes / 100)
    #expect(throws: InputError.self) { try bounds.add(1000, packed: PackedFiles.harmlessBytes / 1000) }
  }

  @Test func aPasswordIsSaidToBeInTheWay() {
    let packed = Packing.archive([Packing.Entry("a.csv", Self.one)], .zip, password: "x")
    #expect(inputError([.bytes(name: "a.zip", packed)])?.problem == "is protected with a password")
  }

  @Test func whatIsPackedTooDeepIsRefused() {
    let inner = Packing.archive([Packing.Entry("a.csv", Self.one)], .zip)
    let outer = (0..<2).reduce(inner) { packed, _ in
      Packing.archive([Packing.Entry("inner.zip", bytes: packed)], .zip)
    }
    #expect(inputError([.bytes(name: "a.zip", outer)])?.problem.contains("deeper") == true)
  }

  @Test func anArchiveWithoutFilesIsAnError() {
    for format in Packing.Format.allCases {
      let packed = Packing.archive([Packing.Entry("empty", isFolder: true)], format)
      #expect(inputError([.bytes(name: "a", packed)])?.problem == "is an archive without files")
    }
  }

  @Test func tablesOfMembersMayBePacked() throws {
    let text = "id,name\nada,Ada\nben,Ben\n"
    for bytes in [Packing.compressed(Array(text.utf8), .gzip), Packing.archive([Packing.Entry("m", text)], .zip)] {
      let table = try DelimitedTable.read(.bytes(name: "members", bytes))
      #expect(table.rows.map(\.fields) == [["id", "name"], ["ada", "Ada"], ["ben", "Ben"]])
    }
    let wide = [UInt8](arrayLiteral: 0xFF, 0xFE) + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(try DelimitedTable.read(.bytes(name: "members", wide)).rows[2].fields == ["ben", "Ben"])
  }
}
