import Testing

@testable import CommunityInsights
@testable import Reports

@Suite struct HTMLReportTests {
  private let html = HTMLReport(pictures: Fixture.pictures, files: [.html, .members]).text(of: Fixture.kite)

  @Test func theFirstScreenHasThePictureAndTheFindings() throws {
    let places = try [
      "<svg", "<p class=\"finding\">", "If cleo left, 1 member would be cut off.", "5 members have 4 ties.",
      "id=\"purpose-heading\"", "<table",
    ].map { try #require(html.firstRange(of: $0), "\($0)").lowerBound }
    #expect(places == places.sorted())
  }

  @Test func headingsAreInOrder() {
    let levels = HTMLTag.all(in: html).compactMap { tag in
      tag.name.count == 2 && tag.name.hasPrefix("h") ? tag.name.last?.wholeNumberValue : nil
    }
    #expect(levels.filter { $0 == 1 }.count == 1)
    #expect(levels.first == 1)
    #expect(zip(levels, levels.dropFirst()).allSatisfy { $1 <= $0 + 1 })
  }

  @Test func everyTableHasCaptionAndScopes() {
    let tags = HTMLTag.all(in: html)
    #expect(tags.filter { $0.name == "table" }.count > 5)
    #expect(tags.filter { $0.name == "table" }.count == tags.filter { $0.name == "caption" }.count)
    #expect(tags.filter { $0.name == "th" }.allSatisfy { $0.attributes["scope"] != nil })
  }

  @Test func landmarksLanguageAndAlternativesAreThere() throws {
    let tags = HTMLTag.all(in: html)
    #expect(tags.first { $0.name == "html" }?.attributes["lang"] == "en")
    for landmark in ["header", "nav", "main", "footer"] { #expect(tags.filter { $0.name == landmark }.count == 1) }
    let picture = try #require(tags.first { $0.attributes["role"] == "img" })
    #expect(picture.attributes["aria-label"] == "A triangle with a tail.")
    #expect(!html.contains("<?xml"))
  }

  @Test func linksWithinTheDocumentHaveTargetsAndTargetsAreUnique() {
    let tags = HTMLTag.all(in: html)
    let targets = tags.compactMap { $0.attributes["id"] }
    #expect(Set(targets).count == targets.count)
    let links = tags.compactMap { $0.attributes["href"] }.filter { $0.hasPrefix("#") }
    #expect(links.contains("#how-betweenness") && links.contains("#how-core-number"))
    #expect(links.allSatisfy { targets.contains(String($0.dropFirst())) })
  }

  @Test func nothingIsLoadedFromElsewhere() {
    let loaded = HTMLTag.all(in: html).flatMap { tag in
      ["src", "href", "srcset", "data", "action", "poster", "background"].compactMap { tag.attributes[$0] }
    }
    #expect(loaded.allSatisfy { !$0.contains("//") && !$0.lowercased().hasPrefix("javascript:") })
    #expect(!DocumentTemplates.style.contains("url(") && !DocumentTemplates.style.contains("@import"))
    #expect(html.contains("default-src 'none'"))
  }

  @Test func policyAllowsTheScriptAndNoOther() throws {
    let script = DocumentTemplates.script
    #expect(html.contains("script-src 'sha256-\(sha256Base64(script))'") && html.contains("<script>\(script)</script>"))
    let picture = try ReportPicture.main(of: Fixture.hostile)
    let hostile = HTMLReport(pictures: ReportPictures(main: picture)).text(of: Fixture.hostile)
    let scripts = HTMLTag.all(in: hostile).filter { $0.name == "script" }
    // One that runs, and one that holds data.
    #expect(scripts.map { $0.attributes["type"] } == ["application/json", nil])
  }

  @Test func theExplorerIsSmallAndTheScriptAsksForNothing() {
    let script = DocumentTemplates.script
    // Of which five for kinds of interaction, clusters that open, and who could step in for whom.
    #expect(DocumentTemplates.explorer.map(DocumentTemplates.compact).joined().utf8.count < 35_000)
    for word in ["fetch(", "XMLHttpRequest", "WebSocket", "import(", "eval(", "Function(", "innerHTML", "localStorage"]
    {
      #expect(!script.contains(word), "\(word)")
    }
  }

  @Test func namesChangeNothingButTheirOwnText() {
    var harmless = Fixture.hostile
    for member in harmless.members.indices {
      harmless.members[member].member = "id\(member)"
      harmless.members[member].name = "name\(member)"
      harmless.members[member].group = "group"
      harmless.members[member].role = "role"
    }
    harmless.title = "title"
    harmless.findings = harmless.findings.indices.map { Finding(.holdsTogether, "finding \($0)") }
    harmless.conventions = harmless.conventions.indices.map {
      Convention(measure: "measure\($0)", meaning: "meaning", definition: "definition", source: "source")
    }
    let hostile = HTMLTag.all(in: HTMLReport().text(of: Fixture.hostile))
    let expected = HTMLTag.all(in: HTMLReport().text(of: harmless))
    #expect(hostile.count == expected.count)
    for (tag, other) in zip(hostile, expected) {
      #expect(tag.name == other.name)
      #expect(Set(tag.attributes.keys) == Set(other.attributes.keys))
    }
  }

  @Test func everythingIsSaidWithoutPictureAndWithoutMembers() {
    let empty = HTMLReport().text(of: Fixture.analysis(of: []))
    #expect(!empty.contains("id=\"network\"") && !empty.contains("id=\"explorer-data\""))
    #expect(!empty.contains("{{"))
  }

  @Test func sameBytesTwice() {
    #expect(HTMLReport().bytes(of: Fixture.hostile) == HTMLReport().bytes(of: Fixture.hostile))
  }

  @Test func quotesAreEscapedEvenUnderAccents() {
    #expect(
      HTMLText().escapeText("\"\u{301}<\u{301}&\u{301}'\u{301}\0")
        == "&quot;\u{301}&lt;\u{301}&amp;\u{301}&#39;\u{301}\u{FFFD}")
  }
}

/// The opening tags of a document, read as a browser does: by code points, with quotes minded inside tags.
struct HTMLTag {
  var name: String
  var attributes: [String: String]

  static func all(in html: String) -> [HTMLTag] {
    var tags: [HTMLTag] = []
    var rest = Array(html.unicodeScalars)[...]
    while let start = rest.firstIndex(of: "<") {
      rest = rest[(start + 1)...]
      guard let first = rest.first, first.properties.isAlphabetic, first.isASCII else { continue }
      let tag = read(&rest)
      tags.append(tag)
      // The text of these two is no markup until they are closed.
      if tag.name == "script" || tag.name == "style" {
        let closing = Array("</\(tag.name)".unicodeScalars)
        while !rest.isEmpty, !rest.starts(with: closing) { rest.removeFirst() }
      }
    }
    return tags
  }

  private static func read(_ rest: inout ArraySlice<Unicode.Scalar>) -> HTMLTag {
    var words: [String] = [""]
    var quote: Unicode.Scalar?
    while let scalar = rest.popFirst() {
      if scalar == quote {
        quote = nil
      } else if quote != nil {
        words[words.count - 1].unicodeScalars.append(scalar)
      } else if scalar == ">" {
        break
      } else if scalar == "\"" || scalar == "'" {
        quote = scalar
      } else if scalar == " " || scalar == "\n" || scalar == "\t" {
        words.append("")
      } else {
        words[words.count - 1].unicodeScalars.append(scalar)
      }
    }
    var tag = HTMLTag(name: words[0].lowercased(), attributes: [:])
    for word in words.dropFirst() where !word.isEmpty {
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      tag.attributes[parts[0].lowercased()] = parts.count > 1 ? String(parts[1]) : ""
    }
    return tag
  }
}
