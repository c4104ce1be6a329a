import Numbers

/// The SQL that an engine speaks.
public enum SQLDialect: String, CaseIterable, Sendable {
  case duckdb, postgres, spark, trino, bigquery

  /// What the engine calls text of any length.
  var text: String {
    switch self {
    case .duckdb, .trino: "VARCHAR"
    case .postgres: "TEXT"
    case .spark, .bigquery: "STRING"
    }
  }

  /// A name as it stands in a query; dots part a table from what it is in.
  func name(_ name: String) -> String {
    let quote = self == .spark || self == .bigquery ? "`" : "\""
    return name.split(separator: ".", omittingEmptySubsequences: false)
      .map { "\(quote)\($0.replacing(quote, with: String(repeating: quote, count: 2)))\(quote)" }.joined(separator: ".")
  }

  /// A text as it stands in a query.
  func literal(_ text: String) -> String {
    let escapes = self == .spark || self == .bigquery
    let escaped =
      escapes ? text.replacing("\\", with: "\\\\").replacing("'", with: "\\'") : text.replacing("'", with: "''")
    return "'\(escaped)'"
  }

  /// Whether `text` matches a regular expression somewhere.
  func matches(_ text: String, _ pattern: String) -> String {
    switch self {
    case .duckdb: "regexp_matches(\(text), \(literal(pattern)))"
    case .postgres: "\(text) ~ \(literal(pattern))"
    case .spark: "\(text) RLIKE \(literal(pattern))"
    case .trino: "regexp_like(\(text), \(literal(pattern)))"
    case .bigquery: "REGEXP_CONTAINS(\(text), \(literal(pattern)))"
    }
  }

  /// `text` with all that matches replaced; `replacement` may refer to the first group.
  func replacing(_ pattern: String, with replacement: Replacement, in text: String) -> String {
    let (pattern, replacement) = (literal(pattern), literal(replacement.text(self)))
    return self == .duckdb || self == .postgres
      ? "regexp_replace(\(text), \(pattern), \(replacement), 'g')"
      : "regexp_replace(\(text), \(pattern), \(replacement))"
  }

  enum Replacement {
    case space, firstGroup

    fileprivate func text(_ dialect: SQLDialect) -> String {
      switch self {
      case .space: " "
      case .firstGroup: dialect == .spark || dialect == .trino ? "$1" : "\\1"
      }
    }
  }

  /// `text` without any of `characters` at its ends.
  func trimming(_ characters: String, from text: String) -> String {
    switch self {
    case .duckdb, .bigquery: "trim(\(text), \(literal(characters)))"
    case .postgres: "btrim(\(text), \(literal(characters)))"
    case .spark, .trino: "trim(BOTH \(literal(characters)) FROM \(text))"
    }
  }

  // MARK: - Times

  /// What a column says as a point in time in UTC, where the session's zone is UTC.
  func time(_ column: String, unit: TimeUnit) -> String {
    switch (unit, self) {
    case (.timestamp, .postgres): "CAST(\(column) AS TIMESTAMPTZ) AT TIME ZONE 'UTC'"
    case (.timestamp, .trino): "CAST(\(column) AS TIMESTAMP(6))"
    case (.timestamp, _): "CAST(\(column) AS TIMESTAMP)"
    case (_, .duckdb): "make_timestamp(CAST(\(column) AS BIGINT) * \(unit.microseconds))"
    case (_, .postgres): "to_timestamp(CAST(\(column) AS NUMERIC) / \(unit.perSecond)) AT TIME ZONE 'UTC'"
    case (_, .spark): "timestamp_micros(CAST(\(column) AS BIGINT) * \(unit.microseconds))"
    case (_, .trino): "CAST(from_unixtime(CAST(\(column) AS DOUBLE) / \(unit.perSecond)) AS TIMESTAMP(6))"
    case (_, .bigquery): "TIMESTAMP_MICROS(CAST(\(column) AS INT64) * \(unit.microseconds))"
    }
  }

  /// What a column of times holds.
  public enum TimeUnit: String, CaseIterable, Sendable {
    case timestamp, seconds, milliseconds, microseconds

    fileprivate var microseconds: Int { 1_000_000 / perSecond }

    fileprivate var perSecond: Int {
      switch self {
      case .timestamp, .seconds: 1
      case .milliseconds: 1000
      case .microseconds: 1_000_000
      }
    }
  }

  func literal(_ instant: Instant) -> String {
    let iso = Clock.calendar.string(instant).replacing("T", with: " ").replacing("Z", with: "")
    return "TIMESTAMP '\(iso)'"
  }

  /// The day on which the period of `time` begins, as text.
  func period(_ period: TiePeriod, of time: String) -> String {
    let begin: String
    switch (period, self) {
    case (.none, _): return "''"
    case (_, .bigquery):
      begin = "TIMESTAMP_TRUNC(\(time), \(period == .week ? "ISOWEEK" : period.rawValue.uppercased()))"
    default: begin = "date_trunc('\(period.rawValue)', \(time))"
    }
    switch self {
    case .duckdb: return "strftime(\(begin), '%Y-%m-%d')"
    case .postgres: return "to_char(\(begin), 'YYYY-MM-DD')"
    case .spark: return "date_format(\(begin), 'yyyy-MM-dd')"
    case .trino: return "format_datetime(\(begin), 'yyyy-MM-dd')"
    case .bigquery: return "FORMAT_TIMESTAMP('%Y-%m-%d', \(begin))"
    }
  }

  /// A point in time as text (ISO 8601, UTC), to the microsecond.
  func iso(_ time: String) -> String {
    switch self {
    case .duckdb: "strftime(\(time), '%Y-%m-%dT%H:%M:%S.%fZ')"
    case .postgres: "to_char(\(time), 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"
    case .spark: "date_format(\(time), \"yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'\")"
    case .trino: "to_iso8601(\(time)) || 'Z'"
    case .bigquery: "FORMAT_TIMESTAMP('%Y-%m-%dT%H:%M:%E6SZ', \(time))"
    }
  }
}

/// The stretches by which ties are counted.
public enum TiePeriod: String, CaseIterable, Sendable {
  /// All of the log.
  case none
  /// Periods begin at midnight in UTC, weeks on Monday.
  case day, week, month

  /// The day on which the period of an instant begins, as `YYYY-MM-DD`; empty for ``none``.
  public func begin(of instant: Instant) -> String {
    var days = instant.microseconds.flooredDivision(by: 86_400_000_000).quotient
    switch self {
    case .none: return ""
    case .day: break
    // 1970-01-01 was a Thursday.
    case .week: days -= (days + 3).flooredDivision(by: 7).remainder
    case .month: days -= CivilDate(daysSince1970: days).day - 1
    }
    return String(Clock.calendar.string(Instant(microseconds: days * 86_400_000_000)).prefix(while: { $0 != "T" }))
  }
}
