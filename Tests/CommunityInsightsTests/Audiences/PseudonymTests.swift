import Foundation
import GraphCore
import InteractionLogs
import Testing

@testable import CommunityInsights

@Suite("Pseudonyms and their key")
struct PseudonymTests {
  private static let secret = Array("kQ3vXz81LmTt+0aYp7RbNc5WfHs2EoGd".utf8)

  private func withFile<Result>(_ bytes: [UInt8], _ body: (String) throws -> Result) throws -> Result {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("key-\(UUID().uuidString)")
    try Data(bytes).write(to: url)
    defer { try? FileManager.default.removeItem(at: url) }
    return try body(url.path)
  }

  private func problem(_ body: () throws -> Void) -> String? {
    do {
      try body()
      return nil
    } catch { return "\(error)" }
  }

  // MARK: - The key

  @Test("a key from a file, with or without a line end, and from the environment is the same")
  func sources() throws {
    let plain = try withFile(Self.secret) { try PseudonymKey.read(file: $0) }
    for end in ["\n", "\r\n"] {
      let ended = try withFile(Self.secret + Array(end.utf8)) { try PseudonymKey.read(file: $0) }
      #expect(ended.bytes == plain.bytes)
    }
    let text = String(decoding: Self.secret, as: UTF8.self)
    let environment = try PseudonymKey.read(environment: [PseudonymKey.environmentVariable: text + "\n"])
    #expect(environment?.bytes == plain.bytes && plain.bytes == Self.secret)
  }

  @Test("no variable, no key")
  func absent() throws {
    #expect(try PseudonymKey.read(environment: [:]) == nil)
    #expect(try PseudonymKey.read(environment: [PseudonymKey.environmentVariable: ""]) == nil)
  }

  @Test("what is no key is refused, with a remedy and without telling it")
  func refused() throws {
    let short = problem { _ = try PseudonymKey(Array("sesame".utf8)) }
    #expect(short?.contains("6 bytes") == true && short?.contains("16 or more") == true)
    #expect(short?.contains("sesame") == false)
    #expect(problem { _ = try PseudonymKey([UInt8](repeating: 0, count: 64)) }?.contains("can be guessed") == true)
    #expect(problem { _ = try PseudonymKey.read(file: "/nonexistent/key") }?.contains("cannot be opened") == true)
    let folder = problem { _ = try PseudonymKey.read(file: FileManager.default.temporaryDirectory.path) }
    #expect(folder?.contains("cannot be") == true)
    let long = try withFile([UInt8](1...250) + [UInt8](repeating: 7, count: 4000)) { path in
      problem { _ = try PseudonymKey.read(file: path) }
    }
    #expect(long?.contains("more than 4096 bytes") == true)
    let inVariable = problem { _ = try PseudonymKey.read(environment: [PseudonymKey.environmentVariable: "tiny"]) }
    #expect(inVariable?.hasPrefix(PseudonymKey.environmentVariable) == true && inVariable?.contains("tiny") == false)
  }

  @Test(
    "a key that can be guessed is refused",
    arguments: [
      "passwordpassword", "0123456789abcdef0123456789abcdef", "abcdefghijklmnopqrstuvwxyz", "abababababababababababab",
      "Password1Password2Password3", "correct horse battery staple", "1111111111111111", "2026-11-28T23:30:00Z",
      "qwertyuiopasdfghjkl", "the guild of data people of our company", "Zoë Ümlaut und ihre Freundinnen",
      "9876543210987654321098765432109876543210",
    ])
  func guessable(text: String) {
    let refusal = problem { _ = try PseudonymKey(Array(text.utf8)) }
    #expect(refusal?.contains("can be guessed") == true && refusal?.contains("copgraph key -o") == true)
    #expect(refusal?.contains(text) == false)
  }

  @Test("random bytes, hexadecimal and Base64 digits are keys, and so is a long text of words")
  func strong() throws {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<300 {
      let bytes = (0..<32).map { _ in UInt8(generator.below(256)) }
      let hexadecimal = bytes.map { String($0, radix: 16) }.joined()
      for key in [bytes, Array(hexadecimal.utf8), Array(Data(bytes).base64EncodedString().utf8)] {
        #expect(throws: Never.self) { try PseudonymKey(key) }
      }
    }
    let words = "seven wet lamps argue with a borrowed violin about the price of moss in a harbour nobody owns"
    #expect(throws: Never.self) { try PseudonymKey(Array(words.utf8)) }
  }

  @Test("a new key is a key, and another one each time")
  func random() throws {
    let keys = Set((0..<50).map { _ in PseudonymKey.random() })
    #expect(keys.count == 50)
    for key in keys {
      #expect(key.hasSuffix("\n") && Data(base64Encoded: String(key.dropLast()))?.count == 32)
      _ = try withFile(Array(key.utf8)) { try PseudonymKey.read(file: $0) }
    }
  }

  @Test("a key is never shown")
  func hidden() throws {
    let key = try PseudonymKey(Self.secret)
    var dumped = ""
    dump(AudienceOptions(.public, key: key), to: &dumped)
    for text in ["\(key)", String(reflecting: key), dumped] {
      #expect(!text.contains("kQ3vXz") && !text.contains("107, 81, 51") && !text.contains("bytes"))
    }
  }

  // MARK: - Pseudonyms

  /// From Python: `hmac.new(key, b"member\0ada", "sha256").hexdigest()`, and so on.
  @Test("the beginning of HMAC-SHA-256, members and groups apart")
  func known() throws {
    let pseudonyms = Pseudonyms(try PseudonymKey(Self.secret))
    #expect(pseudonyms(["ada", "Zoë"], .member) == ["member-4f5e844d1bca039b", "member-71ae9a8f427edd09"])
    #expect(pseudonyms(["ada"], .group) == ["group-2972ac7a"])
  }

  @Test("the same name has the same pseudonym whoever else is there; another key gives another")
  func stable() throws {
    let pseudonyms = Pseudonyms(try PseudonymKey(Self.secret))
    #expect(pseudonyms(["a", "b", "c"], .member)[1] == pseudonyms(["x", "b"], .member)[1])
    let other = Pseudonyms(try PseudonymKey(Self.secret.reversed()))
    #expect(other(["b"], .member) != pseudonyms(["b"], .member))
  }

  @Test("names whose codes begin alike get longer pseudonyms")
  func collisions() {
    let alike = [UInt8](repeating: 1, count: 8)
    let codes = [
      alike + [2, 2, 2, 2, 5], alike + [2, 2, 2, 2, 6], alike + [3, 3, 3, 3, 7], [9, 8, 7, 6, 5, 4, 3, 2, 1],
    ]
    let names = Pseudonyms.distinct(codes, .member)
    #expect(Set(names).count == 4 && names[3] == "member-0908070605040302")
    #expect(names[2] == "member-010101010101010103030303")
  }

  @Test("no two of many names are the same")
  func many() throws {
    let pseudonyms = Pseudonyms(try PseudonymKey(Self.secret))
    let names = (0..<20_000).map { "name \($0)" }
    #expect(Set(pseudonyms(names, .member)).count == names.count)
    #expect(Set(pseudonyms(names, .group)).count == names.count)
  }
}
