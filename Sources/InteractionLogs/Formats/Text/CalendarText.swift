/// Calendars and address books (RFC 5545, RFC 6350).
struct CalendarText: TextFormat {
  var refusal: (problem: String, remedy: String)? {
    (
      "is a calendar or an address book, not a table",
      "leave out the options that say how a table is written; of an address book, write a table of members"
    )
  }

  func recognizes(_ sample: TextSample) -> Bool {
    let first = sample.first.uppercased()
    return first.hasPrefix("BEGIN:VCALENDAR") || first.hasPrefix("BEGIN:VCARD")
  }
}
