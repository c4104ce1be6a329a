/// Calendars and address books (RFC 5545, RFC 6350).
struct CalendarText: TextFormat {
  var refusal: (problem: String, remedy: String)? {
    (
      "is a calendar or an address book, not a table",
      "write it as CSV first, one row for each person at each event, and read it with --rows attendance"
    )
  }

  func recognizes(_ sample: TextSample) -> Bool {
    let first = sample.first.uppercased()
    return first.hasPrefix("BEGIN:VCALENDAR") || first.hasPrefix("BEGIN:VCARD")
  }
}
