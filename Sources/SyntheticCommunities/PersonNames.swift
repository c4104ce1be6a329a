import GraphCore

/// Invented people: every combination of a first name and a surname, until there are more people than combinations.
struct PersonNames {
  /// How often each combination has been given out.
  private var uses = [Int](repeating: 0, count: firstNames.count * surnames.count)

  /// A name, and an address that no one else has.
  mutating func next(using random: inout SeededGenerator) -> (name: String, address: String) {
    var pair = random.below(uses.count)
    // A few more tries keep namesakes rare while there are new names left.
    for _ in 0..<16 where uses[pair] > 0 { pair = random.below(uses.count) }
    uses[pair] += 1
    let first = firstNames[pair % firstNames.count]
    let last = surnames[pair / firstNames.count]
    let number = uses[pair] == 1 ? "" : ".\(uses[pair])"
    return ("\(first) \(last)", "\(plain(first)).\(plain(last))\(number)@guild.example")
  }
}

/// A name in the letters of an address.
private func plain(_ name: String) -> String {
  String(
    name.lowercased().map { letter in
      switch letter {
      case "á", "ã", "å": "a"
      case "é", "ë", "ė": "e"
      case "í": "i"
      case "ł": "l"
      case "ó", "ö", "ø": "o"
      case "ü": "u"
      case "ç": "c"
      case "ş": "s"
      default: letter
      }
    })
}

private let firstNames = [
  "Ada", "Aiko", "Amara", "Amir", "Anders", "Anita", "Anouk", "Aylin", "Bela", "Bruno", "Carmen", "Chidi", "Chloé",
  "Dana", "Daniel", "Deniz", "Diego", "Elena", "Elif", "Emeka", "Emil", "Farah", "Felix", "Fatima", "Gita", "Greta",
  "Hana", "Hugo", "Ines", "Iris", "Ivan", "Jana", "Jonas", "José", "Kai", "Karim", "Kofi", "Laila", "Lars", "Leila",
  "Lin", "Luca", "Mai", "Malik", "Marta", "Mateo", "Mina", "Nadia", "Nils", "Noor", "Oluchi", "Omar", "Petra", "Priya",
  "Rafael", "Rosa", "Samir", "Sofia", "Tariq", "Tomás", "Uma", "Vera", "Yusuf", "Zoë",
]

private let surnames = [
  "Adeyemi", "Ahmed", "Almeida", "Andersson", "Aydin", "Banerjee", "Bauer", "Becker", "Bianchi", "Castro", "Chen",
  "Costa", "Dahl", "Demir", "Diallo", "Dubois", "Eriksen", "Ferrari", "Fischer", "Fofana", "García", "Haddad", "Hansen",
  "Horvat", "Ibrahim", "Ito", "Jansen", "Jovanova", "Kaya", "Keller", "Khan", "Kim", "Kowalski", "Larsen", "Lindqvist",
  "Lopes", "Martin", "Mensah", "Meyer", "Moreau", "Müller", "Mwangi", "Nakamura", "Ndiaye", "Nguyen", "Novak",
  "Nowak", "Okafor", "Okoro", "Osei", "Park", "Patel", "Pereira", "Petrov", "Ramos", "Rossi", "Sato", "Schmidt",
  "Silva", "Sørensen", "Tanaka", "Torres", "Virtanen", "Weber",
]
