import Foundation
import TestSupport
import Testing

/// One word for one thing, and words that a native speaker would use, in what people read: see `docs/glossary.md`.
@Suite(.tags(.cli)) struct PlainWordsTests {
  /// What each is called instead stands in the glossary.
  private static let banned = [
    "circle", "circles", "roster", "sureness", "window", "windows", "one piece", "lose touch", "neither way is better",
    "for the better", "for the worse", "connects most", "connect most", "connects others most", "way to the rest",
    "shortest way", "shortest ways", "lead over", "leads over", "in vain", "tears most", "delicate", "nearly told",
  ]

  fileprivate static func bannedWords(in text: String) throws -> [String] {
    try banned.filter { word in
      try text.lowercased().contains(Regex("\\b\(word)\\b"))
    }
  }

  @Test(arguments: ["report.md", "report.html"])
  func theExampleReportUsesTheWordsOfTheGlossary(file: String) throws {
    let page = try String(
      contentsOf: packageRoot.appendingPathComponent("notebooks-out/guild/\(file)"), encoding: .utf8)
    // What is drawn and how the page looks is not read.
    let text = page.replacing(/(?s)<style.*?<\/style>|<script.*?<\/script>|<svg.*?<\/svg>|<[^>]*>/, with: " ")
    #expect(try Self.bannedWords(in: text) == [])
  }

  @Test func theExampleNumbersUseTheWordsOfTheGlossary() throws {
    let data = try Data(contentsOf: packageRoot.appendingPathComponent("notebooks-out/guild/insights.json"))
    var texts: [String] = []
    func collect(_ value: Any) {
      switch value {
      case let text as String: texts.append(text)
      case let list as [Any]: list.forEach(collect)
      case let object as [String: Any]: object.values.forEach(collect)
      default: break
      }
    }
    collect(try JSONSerialization.jsonObject(with: data))
    #expect(!texts.isEmpty)
    #expect(try Self.bannedWords(in: texts.joined(separator: "\n")) == [])
  }

  @Test(arguments: [
    "analyze", "compare", "simulate", "check", "measure", "measures", "diagram", "export", "generate", "key", "ego",
  ])
  func helpUsesTheWordsOfTheGlossary(command: String) throws {
    let help = String(decoding: try Workspace().run(command, "--help").output, as: UTF8.self)
    // Names of options stay until they have others.
    let text = help.replacing(/--?[a-z-]+|<[a-z-]+>|windows-1251/, with: " ")
    #expect(try Self.bannedWords(in: text) == [])
    #expect(!help.split(separator: "\n").contains { $0.hasSuffix(" ") }, "a line ends with a blank")
  }

  @Test func everyBannedWordHasAnotherInTheGlossary() throws {
    let glossary = try String(contentsOf: packageRoot.appendingPathComponent("docs/glossary.md"), encoding: .utf8)
    for word in ["cluster", "cut member", "main group", "separate group", "bridge", "period", "confidence"] {
      #expect(glossary.contains("| \(word)"), "\(word)")
    }
  }
}
