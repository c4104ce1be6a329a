import Foundation
import Testing

@testable import InteractionLogs

/// Logs that are not written in UTF-8.
@Suite struct TextEncodingTests {
  private static let text = "from,to,date\nJosé,Zoë,2025-02-03\nZoë,Ada,2025-02-04\n"

  private func bytes(_ text: String, _ encoding: String.Encoding, mark: [UInt8] = []) -> [UInt8] {
    mark + Array(text.data(using: encoding)!)
  }

  @Test(arguments: [
    (String.Encoding.utf16LittleEndian, [0xFF, 0xFE] as [UInt8], "UTF-16"), (.utf16LittleEndian, [], "UTF-16"),
    (.utf16BigEndian, [0xFE, 0xFF], "UTF-16"), (.utf16BigEndian, [], "UTF-16"),
    (.utf32LittleEndian, [0xFF, 0xFE, 0, 0], "UTF-32"), (.utf32LittleEndian, [], "UTF-32"),
    (.utf32BigEndian, [0, 0, 0xFE, 0xFF], "UTF-32"), (.windowsCP1252, [], "Windows-1252"),
    (.isoLatin1, [], "Windows-1252"),
  ])
  func readsOtherEncodings(encoding: String.Encoding, mark: [UInt8], name: String) throws {
    // Small chunks cut characters in the middle.
    for chunk in [1, 3, 7, 1 << 16] {
      var options = LogReadingOptions()
      options.chunkBytes = chunk
      let log = try ReadLog(bytes: bytes(Self.text, encoding, mark: mark), options: options)
      #expect(log.pairs == ["José>Zoë", "Zoë>Ada"] && log.summary.files[0].encoding == name)
    }
  }

  @Test func utf8IsItself() throws {
    #expect(try ReadLog(Self.text).summary.files[0].encoding == nil)
    #expect(try ReadLog(bytes: [0xEF, 0xBB, 0xBF] + Array(Self.text.utf8)).pairs == ["José>Zoë", "Zoë>Ada"])
  }

  /// The first byte above ASCII may come long after the sample that the layout is found in.
  @Test func noticesWindows1252Late() throws {
    let plain = "from,to\n" + String(repeating: "ada,ben\n", count: 20_000)
    for chunk in [1000, 1 << 20] {
      var options = LogReadingOptions()
      options.chunkBytes = chunk
      let log = try ReadLog(bytes: Array(plain.utf8) + bytes("José,Zoë\nZoë,ada\n", .windowsCP1252), options: options)
      #expect(log.members == ["ada", "ben", "José", "Zoë"] && log.rejected.isEmpty && log.interactions.count == 20_002)
    }
  }

  @Test func damagedUTF8StaysUTF8() throws {
    let log = try ReadLog(bytes: Array("from,to\nJosé,Zoë\nZoë,Ada\n".utf8) + [0xE9] + Array(",Ada\n".utf8))
    #expect(log.pairs == ["José>Zoë", "Zoë>Ada"] && log.rejected.map(\.reason) == [.invalidUTF8])
  }

  /// Words of nothing but bytes above ASCII are Cyrillic, Greek or another script: nobody guesses which.
  @Test func otherEncodingsAreNamedByTheUser() throws {
    let cyrillic = bytes("from,to\nАнна,Борис\nБорис,Вера\n", .windowsCP1251)
    #expect(throws: InputError.self) { try ReadLog(bytes: cyrillic) }
    var options = LogReadingOptions()
    options.encoding = "windows-1251"
    #expect(try ReadLog(bytes: cyrillic, options: options).pairs == ["Анна>Борис", "Борис>Вера"])
    options.encoding = "UTF-8"
    #expect(throws: InputError.self) { try ReadLog(bytes: cyrillic, options: options) }
    options.encoding = "klingon"
    let error = inputError([.bytes(name: "log", cyrillic)], options: options)
    #expect(error?.exitCode == 64 && error?.text == "klingon")
  }

  @Test func decodingSurvivesAnyBytes() {
    for encoding in ["UTF-16LE", "UTF-32BE", "WINDOWS-1252", "SHIFT_JIS"] {
      let bytes = (0..<2000).map { UInt8(truncatingIfNeeded: $0 &* $0 &* 31 &+ $0 >> 3) }
      let whole = TextDecoder(encoding)!
      let all = bytes.withUnsafeBufferPointer { whole.decode($0, isLast: true) }
      let pieces = TextDecoder(encoding)!
      var joined: [UInt8] = []
      for (index, byte) in bytes.enumerated() {
        joined += [byte].withUnsafeBufferPointer { pieces.decode($0, isLast: index == bytes.count - 1) }
      }
      #expect(all == joined && all.withUnsafeBufferPointer { $0.isValidUTF8 })
    }
  }
}
