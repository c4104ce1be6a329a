import Testing

@testable import InteractionLogs

@Suite struct NameTableTests {
  @Test func internsEachNameOnce() {
    var table = NameTable()
    #expect(table.intern("ada") == 0)
    #expect(table.intern("bob") == 1)
    #expect(table.intern(" ada\t") == 0)
    #expect(table.intern("\u{A0}ada\u{A0}") == 0)
    #expect(table.intern("Ada") == 2)
    #expect(table.intern("  ") == nil)
    #expect(table.count == 3)
    #expect(table.name(at: 0) == "ada")
    #expect(table.index(of: " bob ") == 1)
    #expect(table.index(of: "carl") == nil)
  }

  @Test func takesAddressesInAnyCase() {
    var table = NameTable()
    let index = table.intern("Ada.Lovelace@Example.ORG")
    #expect(table.name(at: index!) == "ada.lovelace@example.org")
    #expect(table.intern("Ada Lovelace <ADA.lovelace@example.org>") == index)
    #expect(table.intern("\"Lovelace, Ada\" <ada.lovelace@example.org> ") == index)
    #expect(table.count == 1)
    // Not addresses: two @, no dot behind the @, nothing before it.
    for name in ["A@B@c.d", "Ada@home", "@Ada.B", "Ada L@x.org", "x <Y>", "A@.B", "A@B."] {
      let index = table.intern(name)!
      #expect(table.name(at: index) == name)
    }
  }

  @Test func doesNotFoldOtherNames() {
    var table = NameTable(identity: .trimmed)
    #expect(table.intern("A@b.org") != table.intern("a@b.org"))
  }

  @Test func keepsApartWhatDiffersAnywhere() {
    // Every length over several words, each byte changed in turn.
    var table = NameTable(identity: .trimmed)
    var expected: [String: NameIndex] = [:]
    for length in 1...40 {
      let base = [UInt8](repeating: UInt8(ascii: "a"), count: length)
      for position in 0..<length {
        var bytes = base
        bytes[position] = UInt8(ascii: "b")
        let name = String(decoding: bytes, as: UTF8.self)
        let index = table.intern(name)!
        #expect(expected[name] == nil)
        expected[name] = index
      }
    }
    #expect(table.count == expected.count)
    for (name, index) in expected {
      #expect(table.intern(name) == index)
      #expect(table.name(at: index) == name)
    }
  }

  @Test func growsToManyNames() {
    var table = NameTable()
    for number in 0..<50_000 { #expect(table.intern("member\(number)@example.org") == NameIndex(number)) }
    for number in stride(from: 0, to: 50_000, by: 7) {
      #expect(table.index(of: "MEMBER\(number)@example.org") == NameIndex(number))
    }
    #expect(table.count == 50_000)
  }
}

@Suite struct DirectoryPathTests {
  @Test func pathsInADirectoryHaveNoCase() {
    let path = "/o=ExchangeLabs/ou=Group (FYDIBOHF23SPDLT)/cn=Recipients/cn=1a-annlee"
    #expect(NameIdentity.people.canonical(path.uppercased()) == NameIdentity.people.canonical(path))
    #expect(NameIdentity.people.canonical("/Other/Path") == "/Other/Path")
  }
}
