import InteractionLogs
import Testing

@testable import MemberNetworks

@Suite struct AliasesTests {
  private func read(_ text: String) throws -> Aliases {
    try Aliases.read(.bytes(name: "aliases.csv", Array(text.utf8)))
  }

  private func error(_ text: String) -> InputError? {
    do {
      _ = try read(text)
      return nil
    } catch {
      return error as? InputError
    }
  }

  @Test func readsWithAndWithoutHeader() throws {
    for text in [
      "alias,member\nadal,ada\nA@X.org,ada\n", "adal,ada\na@x.org,ada\n", "member;alias\nada;adal\nada;a@x.org\n",
    ] {
      let aliases = try read(text)
      #expect(aliases.count == 2)
      #expect(aliases.member(for: "adal") == "ada" && aliases.member(for: "a@x.org") == "ada")
      #expect(aliases.member(for: "ada") == "ada" && aliases.member(for: "bob") == "bob")
    }
  }

  @Test func followsChains() throws {
    let aliases = try read("c,d\na,b\nb,c\nd,d\n")
    for name in ["a", "b", "c", "d"] { #expect(aliases.member(for: name) == "d") }
  }

  @Test func followsLongChainsQuickly() throws {
    let text = (0..<20_000).map { "n\($0),n\($0 + 1)\n" }.joined()
    #expect(try read(text).member(for: "n0") == "n20000")
    let backwards = (0..<20_000).reversed().map { "n\($0),n\($0 + 1)\n" }.joined()
    #expect(try read(backwards).member(for: "n0") == "n20000")
  }

  @Test func refusesWhatIsUnclear() {
    let circle = error("x,y\na,b\nb,c\nc,a\n")
    #expect(circle?.exitCode == 65 && circle?.line == 2)
    #expect(circle?.problem.contains("'a' → 'b' → 'c' → 'a'") == true)
    #expect(error("x,a\na,b\nb,a\n")?.problem.contains("circle") == true)
    #expect(error("a,b\na,c\n")?.problem.contains("'b' on line 1") == true)
    #expect(error("a,b\na,b\n") == nil)
    #expect(error("a,\n")?.line == 1)
    #expect(error("alias\n")?.problem == "there is one column only")
  }
}
