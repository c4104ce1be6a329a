import Numbers

/// Numbers as people read them, in English and the same everywhere.
public enum Wording {
  /// Shown where a number is undefined.
  public static let undefined = "–"

  /// `12,345`.
  public static func count(_ number: Int) -> String {
    let digits = String(number.magnitude)
    var grouped = number < 0 ? "−" : ""
    for (offset, digit) in digits.enumerated() {
      if offset > 0 && (digits.utf8.count - offset) % 3 == 0 { grouped += "," }
      grouped.append(digit)
    }
    return grouped
  }

  /// `1 member`, `12,345 members`.
  public static func count(_ number: Int, _ singular: String, _ plural: String) -> String {
    "\(count(number)) \(number == 1 ? singular : plural)"
  }

  /// A whole number as one, any other with one decimal: `12,345`, `12.5`.
  public static func amount(_ number: Double?) -> String {
    guard let number, number.isFinite else { return undefined }
    if let whole = Int(exactly: number) { return count(whole) }
    return fixed(number, decimals: 1)
  }

  /// `23.5%`; a share that is not 0 never looks like 0.
  public static func share(_ number: Double?) -> String {
    guard let number, number.isFinite else { return undefined }
    if number > 0 && number < 0.0005 { return "<0.1%" }
    return fixed(number * 100, decimals: 1) + "%"
  }

  /// Three significant digits below 100, one decimal from there on: `0.0824`, `1.97`, `1,234.5`.
  public static func number(_ number: Double?) -> String {
    guard let number, number.isFinite else { return undefined }
    if number == 0 { return "0" }
    if number.magnitude >= 100 { return fixed(number, decimals: 1) }
    if number.magnitude < 0.000_05 { return number < 0 ? "−0.0000…" : "<0.0001" }
    var decimals = 2
    var bound = 1.0
    while number.magnitude < bound && decimals < 5 {
      decimals += 1
      bound /= 10
    }
    return fixed(number, decimals: min(decimals, 4))
  }

  /// With a number of decimals that is the same for a whole column.
  public static func fixed(_ number: Double?, decimals: Int) -> String {
    guard let number, number.isFinite else { return undefined }
    return fixed(number, decimals: decimals)
  }

  public static func fixed(_ number: Double, decimals: Int) -> String {
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    guard let scaled = Int(exactly: (number.magnitude * scale).rounded()) else { return number.description }
    let sign = number < 0 && scaled > 0 ? "−" : ""
    if decimals == 0 { return sign + count(scaled) }
    let (whole, fraction) = scaled.quotientAndRemainder(dividingBy: Int(saturating: scale))
    let digits = String(fraction)
    return sign + count(whole) + "." + String(repeating: "0", count: decimals - digits.utf8.count) + digits
  }

  /// A name short enough for a table: the beginning, by what people see as characters, and an ellipsis.
  public static func shortened(_ name: String, to limit: Int = 60) -> String {
    var kept = String.UnicodeScalarView()
    var characters = 0
    for character in name {
      let scalars = character.unicodeScalars
      // One visible character can hold any number of accents, so code points are counted as well.
      let room = 4 * limit - kept.count
      if characters == limit || room == 0 { return String(kept) + "…" }
      kept.append(contentsOf: scalars.prefix(room))
      if scalars.count > room { return String(kept) + "…" }
      characters += 1
    }
    return name
  }
}

extension Wording {
  /// A name short enough for a sentence, with its begin and its end: long ones often begin alike.
  public static func shortenedInside(_ name: String, to limit: Int = 40) -> String {
    guard name.count > limit else { return shortened(name, to: limit) }
    let end = name.suffix(limit / 2)
    return shortened(String(name.prefix(limit - limit / 2 - 1)), to: limit) + "…" + shortened(String(end), to: limit)
  }

  /// Before a number that was rounded.
  static let about = "about "

  /// With a capital letter at its begin.
  public static func capitalized(_ sentence: String) -> String {
    sentence.prefix(1).uppercased() + sentence.dropFirst()
  }

  /// "Ada", "Ada and Ben", "Ada, Ben and 3 others": the names that are given, and how many of `total` are not.
  public static func list(_ names: [String], of total: Int) -> String {
    let rest = total - names.count
    let items = names + (rest > 0 ? [count(rest, "other", "others")] : [])
    guard let last = items.last, items.count > 1 else { return items.first ?? "nobody" }
    return items.dropLast().joined(separator: ", ") + " and " + last
  }

  /// A share in whole percent, for sentences: `23%`, and `<1%` rather than 0 for a small one.
  public static func roundShare(_ share: Double) -> String {
    if share > 0 && share < 0.005 { return "<1%" }
    if share < 1 && share > 0.995 { return ">99%" }
    return fixed(share * 100, decimals: 0) + "%"
  }
}
