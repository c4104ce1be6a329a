/// What a word in a date or a time means.
enum TimeWord: Equatable {
  case month(Int64)
  case weekday
  /// Spanish and French `mar` is Tuesday, in other languages March.
  case marchOrTuesday
  case morning, afternoon
  /// `am` after a time of day, and the German article before a date.
  case morningOrArticle
  /// `a`, before a time of day, and of `a.m.`.
  case letterA
  case letterP
  /// A zone, by what it adds to UTC, in minutes.
  case zone(Int64)
  /// The `T` between a date and a time.
  case separator
  /// Words like `de`, `at` and `Uhr`, which say nothing.
  case filler
}

extension TimeWord {
  /// What a word means, after ``FoldedWord`` has taken case and accents off; `nil` for all other words.
  static func meaning(of word: FoldedWord) -> TimeWord? { table[word] }

  private static let table: [FoldedWord: TimeWord] = {
    var table: [FoldedWord: TimeWord] = [:]
    for (month, words) in monthWords.enumerated() {
      for word in words.split(separator: " ") { table[FoldedWord(String(word))] = .month(Int64(month + 1)) }
    }
    for word in weekdayWords.split(separator: " ") { table[FoldedWord(String(word))] = .weekday }
    for word in fillers.split(separator: " ") { table[FoldedWord(String(word))] = .filler }
    for (word, minutes) in zones { table[FoldedWord(word)] = .zone(minutes) }
    for (word, meaning) in others { table[FoldedWord(word)] = meaning }
    return table
  }()

  /// The months in English, German, French, Spanish, Portuguese, Italian, Dutch and Polish: whole words, in Polish also
  /// as they stand after a number, and the usual abbreviations.
  private static let monthWords = [
    "january jan januar janner jan jaenner januari janvier janv enero ene janeiro gennaio gen styczen stycznia sty",
    "february feb februar febr februari fevrier fevr fev febrero fevereiro febbraio luty lutego lut",
    "march marz maerz mrz maart mrt mars marzo marco marzec marca",
    "april apr avril avr abril abr aprile kwiecien kwietnia kwi",
    "may mai mei mayo maio maggio mag maj maja",
    "june jun juni juin junio junho giugno giu czerwiec czerwca cze",
    "july jul juli juillet juil julio julho luglio lug lipiec lipca lip",
    "august aug augustus aout agosto ago sierpien sierpnia sie",
    "september sep sept septembre septiembre setiembre setembro settembre set wrzesien wrzesnia wrz",
    "october oct oktober okt octobre octubre outubro out ottobre ott pazdziernik pazdziernika paz",
    "november nov novembre noviembre novembro listopad listopada lis",
    "december dec dezember dez decembre diciembre dic dezembro dicembre grudzien grudnia gru",
  ]

  /// The days of the week in the same languages; what day a date is, the date says.
  private static let weekdayWords = """
    monday mon tuesday tue tues wednesday wed thursday thu thur thurs friday fri saturday sat sunday sun \
    montag mo dienstag di mittwoch mi donnerstag do freitag fr samstag sonnabend sa sonntag so \
    lundi lun mardi mercredi mer jeudi jeu vendredi ven samedi sam dimanche dim \
    lunes martes miercoles mie jueves jue viernes vie sabado sab domingo dom \
    segunda seg terca ter quarta qua quinta qui sexta sex feira \
    lunedi martedi mercoledi giovedi gio venerdi sabato domenica \
    maandag ma dinsdag woensdag wo donderdag vrijdag vr zaterdag za zondag zo \
    poniedzialek pon pn wtorek wt sroda sr czwartek czw piatek pt pia sobota sob niedziela niedz nd ndz
    """

  private static let fillers = """
    of the at on st nd rd th de del el las los le la les um uhr h den der dem o er em as alle ore il ai om \
    uur op godz r dnia
    """

  private static let others: [(String, TimeWord)] = [
    ("mar", .marchOrTuesday), ("am", .morningOrArticle), ("a", .letterA), ("p", .letterP), ("pm", .afternoon),
    ("t", .separator), ("午前", .morning), ("午後", .afternoon), ("上午", .morning), ("下午", .afternoon),
    ("오전", .morning), ("오후", .afternoon),
  ]

  /// The names of zones that mean one offset, or that RFC 2822, section 4.3, gives one.
  private static let zones: [(String, Int64)] = [
    ("z", 0), ("utc", 0), ("gmt", 0), ("ut", 0), ("edt", -240), ("est", -300), ("cdt", -300), ("cst", -360),
    ("mdt", -360), ("mst", -420), ("pdt", -420), ("pst", -480), ("akdt", -480), ("akst", -540), ("hst", -600),
    ("wet", 0), ("west", 60), ("bst", 60), ("cet", 60), ("mez", 60), ("cest", 120), ("mesz", 120), ("eet", 120),
    ("eest", 180), ("msk", 180), ("hkt", 480), ("awst", 480), ("jst", 540), ("kst", 540), ("acst", 570),
    ("aest", 600), ("acdt", 630), ("aedt", 660), ("nzst", 720), ("nzdt", 780),
  ]
}

/// A word of up to sixteen bytes without case and without accents, in two registers; longer words are cut off.
struct FoldedWord: Hashable {
  private var low: UInt64 = 0
  private var high: UInt64 = 0
  private(set) var count = 0

  init() {}

  init(_ word: String) { for scalar in word.unicodeScalars { append(scalar) } }

  /// Whether a scalar can be part of a word.
  static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return (scalar.value | 0x20) &- 0x61 < 26 }
    return scalar.properties.isAlphabetic || isAccent(scalar)
  }

  mutating func append(_ scalar: Unicode.Scalar) {
    if Self.isAccent(scalar) { return }
    if scalar.isASCII {
      push(UInt8(scalar.value) &- 0x41 < 26 ? UInt8(scalar.value) | 0x20 : UInt8(scalar.value))
    } else if let letter = Self.plainLetter(scalar) {
      push(letter)
    } else {
      for byte in UTF8.encode(scalar)! { push(byte) }
    }
  }

  private mutating func push(_ byte: UInt8) {
    if count < 8 {
      low |= UInt64(byte) << UInt64(8 * count)
    } else if count < 16 {
      high |= UInt64(byte) << UInt64(8 * (count - 8))
    }
    count += 1
  }

  private static func isAccent(_ scalar: Unicode.Scalar) -> Bool { 0x300...0x36F ~= scalar.value }

  /// The letter under the accents of the languages that ``TimeWord`` knows.
  private static func plainLetter(_ scalar: Unicode.Scalar) -> UInt8? {
    switch scalar {
    case "à"..."å", "À"..."Å", "ą", "Ą": UInt8(ascii: "a")
    case "ç", "Ç", "ć", "Ć": UInt8(ascii: "c")
    case "è"..."ë", "È"..."Ë", "ę", "Ę": UInt8(ascii: "e")
    case "ì"..."ï", "Ì"..."Ï": UInt8(ascii: "i")
    case "ł", "Ł": UInt8(ascii: "l")
    case "ñ", "Ñ", "ń", "Ń": UInt8(ascii: "n")
    case "ò"..."ö", "Ò"..."Ö": UInt8(ascii: "o")
    case "ś", "Ś": UInt8(ascii: "s")
    case "ù"..."ü", "Ù"..."Ü": UInt8(ascii: "u")
    case "ź", "Ź", "ż", "Ż": UInt8(ascii: "z")
    default: nil
    }
  }
}
