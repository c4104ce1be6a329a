/// Why a row was not taken.
public enum RejectionReason: String, Sendable, Hashable, Codable, CaseIterable {
  case tooFewFields = "too few fields"
  case tooManyFields = "too many fields"
  case unclosedQuote = "quote not closed"
  case malformedQuote = "text after a closing quote"
  case rowTooLong = "row too long"
  case invalidUTF8 = "not valid UTF-8"
  case nulByte = "NUL byte"
  case emptySource = "no source"
  case emptyTarget = "no target"
  case emptyEvent = "no event"
  case unreadableTime = "unreadable time"
  case unclearZone = "a time zone that is not known or means several"
  case unreadableWeight = "weight is not a number"
  case weightNotPositive = "weight is not above 0"
  case noID = "no id"
  case noAuthor = "no author"
  case damaged = "damaged"
  case weightsTooLarge = "with this weight, weights add up to more than 1.8e308"

  /// What the owner of the log can do.
  var remedy: String {
    switch self {
    case .tooFewFields, .tooManyFields:
      "give every row as many fields as the first, or quote fields that hold the delimiter"
    case .unclosedQuote, .malformedQuote: "close the quote, and double quotes inside a quoted field"
    case .rowTooLong: "shorten the row to at most \(LogFileReading.longestRowBytes >> 20) MiB"
    case .invalidUTF8: "save the log as UTF-8, or name its encoding with --encoding, such as windows-1251 or shift_jis"
    case .nulByte: "remove the NUL bytes; the log may be damaged or not be text"
    case .emptySource, .emptyTarget: "fill in who acted and towards whom"
    case .emptyEvent: "fill in who took part in what"
    case .unreadableTime: "write times like 2010-01-02T17:40:10Z or as seconds"
    case .unclearZone: "write offsets such as +05:30 in the place of the name"
    case .unreadableWeight, .weightNotPositive: "write a finite number above 0"
    case .noID, .noAuthor, .damaged: "export it again"
    case .weightsTooLarge: "give all weights in a larger unit"
    }
  }
}
