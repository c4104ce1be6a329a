import Testing

@testable import Reports

@Suite struct CompactScriptTests {
  @Test(arguments: [
    ("const a = 1; // one\n\n  let b = a + 2;\n", "const a=1;let b=a+2;"),
    ("return \"a  // b\" + 'c \\' d' + `e  ${ f } g`;", "return\"a  // b\"+'c \\' d'+`e  ${ f } g`;"),
    ("x = y / 2 / z; t = s.replace(/[/ ]  \\/ /g, \" \");", "x=y/2/z;t=s.replace(/[/ ]  \\/ /g,\" \");"),
    ("a = b - -c + +d;", "a=b- -c+ +d;"),
    ("if (a in b) return a;\nelse throw c;", "if(a in b)return a;else throw c;"),
    ("const $a = #b in c;", "const $a=#b in c;"),
    ("a\n  in b", "a\nin b"),
    ("  // all of it\n", ""),
  ])
  func `spaces and comments go where nothing needs them`(script: String, compact: String) {
    #expect(CompactScript(script).text == compact)
  }

  @Test func `what runs is what was written`() {
    for file in DocumentTemplates.explorer {
      let written = String(decoding: file, as: UTF8.self)
      func words(_ text: String) -> [Substring] {
        text.replacing(/(?m)^ *\/\/.*$/, with: "").split { !$0.isLetter && !$0.isNumber }
      }
      #expect(words(CompactScript(written).text) == words(written))
      // Compacted once, there is nothing left to do.
      #expect(CompactScript(CompactScript(written).text).text == CompactScript(written).text)
    }
  }
}
