import Statistics

/// A community window by window.
public struct Timeline: Codable, Hashable, Sendable {
  public var windows: [TimeWindow]
  /// Where the log has gaps; windows that lie in them for a good part are partial.
  public var gaps: [RecordingGap]
  /// The numbers, one value a window each, in the order of the report.
  public var series: [Series]
  public var tieHalfLifeDays: Double

  /// One number over time.
  public struct Series: Codable, Hashable, Sendable {
    /// The head of its column in `timeline.csv`.
    public var key: String
    public var label: String
    public var unit: Indicator.Unit
    public var direction: Indicator.Direction
    /// One a window; `nil` where it is undefined, not to be known (first windows have no past), or suppressed.
    public var values: [Double?]
    /// How many people each value counts, where it counts people; numbers of one partition add up.
    public var people: [PeopleCount?]
    /// The fewest people, interactions or conversations behind each value, see ``Evidence/fewest``; where it is known.
    var fewest: [Int?] = []
    /// How it develops over the whole windows; `nil` with fewer than four values, and for numbers that rise or fall by
    /// themselves as a log goes on.
    public var trend: Trend?
    /// The measure whose headline it is; `nil` for counts.
    public var measure: CommunityMeasure?

    public init(
      _ key: String, _ label: String, unit: Indicator.Unit, direction: Indicator.Direction, values: [Double?],
      people: [PeopleCount?] = [], measure: CommunityMeasure? = nil
    ) {
      self.key = key
      self.label = label
      self.unit = unit
      self.direction = direction
      self.values = values
      self.people = people.isEmpty ? Array(repeating: nil, count: values.count) : people
      self.measure = measure
    }
  }

  /// A straight line through the whole windows: Theil–Sen slope with its interval, Mann–Kendall test.
  public struct Trend: Codable, Hashable, Sendable {
    public var slopePerWindow: Double
    public var interval: Interval
    public var pValue: Double
    public var windows: Int

    public init(slopePerWindow: Double, interval: Interval, pValue: Double, windows: Int) {
      self.slopePerWindow = slopePerWindow
      self.interval = interval
      self.pValue = pValue
      self.windows = windows
    }
  }

  public init(windows: [TimeWindow], gaps: [RecordingGap] = [], series: [Series], tieHalfLifeDays: Double) {
    self.windows = windows
    self.gaps = gaps
    self.series = series
    self.tieHalfLifeDays = tieHalfLifeDays
  }
}

extension Timeline.Trend {
  /// The fewest whole windows with a value that make a trend.
  public static let fewestWindows = 4

  /// The trend of a series over its whole windows; those without a value are gaps.
  ///
  /// - Returns: `nil` with fewer than ``fewestWindows`` values.
  /// - Complexity: O(windows² · log windows).
  init?(_ values: [Double?], windows: [TimeWindow]) {
    let points = zip(values, windows).enumerated().compactMap { position, point in
      point.1.isPartial ? nil : point.0.map { (position: Double(position), value: $0) }
    }
    guard points.count >= Self.fewestWindows,
      let line = TheilSen(positions: points.map(\.position), values: points.map(\.value))
    else { return nil }
    self.init(
      slopePerWindow: line.slope,
      interval: Interval(lower: line.interval.lowerBound, upper: line.interval.upperBound, method: .theil),
      pValue: MannKendall(points.map(\.value)).pValue, windows: points.count)
  }
}
