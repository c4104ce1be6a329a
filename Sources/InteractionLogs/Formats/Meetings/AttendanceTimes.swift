/// The times in reports of who attended meetings, which are those of whoever has exported them.
///
/// Where no date shows the order of day and month, the clock does: where it has twelve hours and says AM and PM in capitals,
/// dates begin with the month between slashes; everywhere else with the day.
struct AttendanceTimes {
  private var column = TimeColumn()
  private var example = ""

  mutating func add(_ text: String, line: Int) {
    guard !text.isEmpty else { return }
    Array(text.utf8).withUnsafeBufferPointer { column.add($0, line: line) }
    if example.isEmpty { example = text }
  }

  func reader(_ options: LogReadingOptions, file: String) throws(InputError) -> ColumnTimes {
    let said = try TimeLayout(options)
    do {
      return ColumnTimes(try column.layout(header: "date", said: said, file: file, column: "date"))
    } catch {
      var layout = said
      let isAmerican = example.contains("/") && (example.hasSuffix("AM") || example.hasSuffix("PM"))
      layout.order = isAmerican ? .monthDayYear : .dayMonthYear
      return ColumnTimes(layout)
    }
  }
}

/// Who was at which meeting, each person once.
struct AttendanceList {
  private struct Place: Hashable {
    var meeting: String
    var person: NameIndex
  }
  private struct Entry {
    var place: Place
    var time: Instant?
  }

  private var people = NameTable(identity: .people)
  private var names = NamesBesideIDs()
  private var entries: [Entry] = []
  private var places: [Place: Int] = [:]

  /// Adds that somebody came, also if they come again.
  mutating func add(_ id: String, called name: String, to meeting: String, at time: Instant?) {
    guard let person = people.intern(id) else { return }
    names.count(name, of: person, called: id)
    let place = Place(meeting: meeting, person: person)
    if let known = places[place] {
      guard let time else { return }
      entries[known].time = min(entries[known].time ?? time, time)
    } else {
      places[place] = entries.count
      entries.append(Entry(place: place, time: time))
    }
  }

  func give(to rows: inout ExportRows) throws {
    for entry in entries {
      try rows.add(
        ExportRow(source: people.name(at: entry.place.person), time: entry.time, thread: entry.place.meeting))
    }
    names.show(in: &rows, people)
  }
}
