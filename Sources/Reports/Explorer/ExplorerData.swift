import CommunityInsights
import InteractionLogs
import NetworkDiagrams
import Numbers

/// What the explorer of the HTML report knows: dots, lines between them, and what can be asked about both.
///
/// Made from an analysis as its audience may see it; for those who see no members, a dot is a group.
struct ExplorerData {
  /// One entry a dot.
  var names: [String]
  /// The numbers by which the rest of the report knows the dots: indices of members; empty where dots are groups.
  var members: [Int]
  var places: [Point]
  /// Ways to sort the dots into a few kinds, each of which has a colour.
  var facets: [Facet]
  /// What the size of a dot can stand for.
  var sizes: [Size]
  /// What there is to say of some dots beyond their numbers.
  var notes: [Int: String]
  /// Lines, those that stand out first.
  var lines: [Line]
  var outstanding: Int
  /// What each stretch of time is called; empty where nothing is known of time.
  var periods: [String]
  /// The first day that ``Line/first`` and ``Line/last`` count from, in days since 1970; `nil` where there are no dates.
  var firstDay: Int?
  /// What the weight of a line counts: "interactions".
  var unit: String
  /// What a dot is: "member".
  var dot: String
  /// What is not in the picture; empty where everything is.
  var omission: String
  /// Kinds of interaction that lines can be chosen by; empty where there are no two of them.
  var kinds: [Kind] = []
  /// Clusters that open into members, where there are too many to be seen at once: the last dots and the last lines.
  var bubbles: Bubbles?

  struct Kind {
    var name: String
    /// One entry a line: how much of its weight is of this kind.
    var amounts: [Double]
  }

  struct Bubbles {
    /// One entry a bubble, in the unit of places.
    var radii: [Double]
    /// How many members each holds.
    var sizes: [Int]
    /// One entry a member: the place of its bubble among them.
    var home: [Int]
    /// How many of the lines are between bubbles; their weights are numbers of ties.
    var lines: Int
  }

  struct Facet {
    var key: String
    var label: String
    /// The kinds, those first that have a colour of their own.
    var kinds: [String]
    /// One entry a dot: the index of its kind; −1 for none.
    var kindOfDot: [Int]
  }

  struct Size {
    var key: String
    var label: String
    var values: [Double]
  }

  struct Line {
    /// Indices of dots.
    var from: Int
    var to: Int
    var weight: Double
    /// Days since ``firstDay``; 0 where unknown.
    var first = 0
    var last = 0
    /// Bit i: used in stretch i.
    var used: UInt32 = 0
    /// What to say of the line in place of its weight.
    var note: String?
  }

  /// - Returns: `nil` without a picture that knows where everybody stands.
  init?(_ analysis: Analysis, pictures: ReportPictures) {
    switch pictures.main?.map {
    case .members(let map) where analysis.audience == .community: self.init(analysis, map)
    case .groups(let places): self.init(groupsOf: analysis, places)
    default: return nil
    }
  }

  /// As JSON that is safe in a `script` element.
  var json: String {
    EmbeddedJSON { json in
      json.entry("dot", dot)
      json.entry("unit", unit)
      json.entry("omission", omission)
      json.entry("palette", DiagramColor.communities.map(\.hexadecimal))
      json.entry("names", names)
      json.entry("members", members)
      json.entry("x", places.map { Int(saturating: ($0.x * 10).rounded()) })
      json.entry("y", places.map { Int(saturating: ($0.y * 10).rounded()) })
      json.entry("facets", objects: facets) { json, facet in
        json.entry("key", facet.key)
        json.entry("label", facet.label)
        json.entry("kinds", facet.kinds)
        json.entry("of", facet.kindOfDot)
      }
      json.entry("sizes", objects: sizes) { json, size in
        json.entry("key", size.key)
        json.entry("label", size.label)
        json.entry("of", size.values)
      }
      let noted = notes.keys.sorted()
      json.entry("noted", noted)
      json.entry("notes", noted.map { notes[$0]! })
      json.entry("from", lines.map(\.from))
      json.entry("to", lines.map(\.to))
      json.entry("weight", lines.map(\.weight))
      json.entry("outstanding", outstanding)
      json.entry("lineNotes", lines.contains { $0.note != nil } ? lines.map { $0.note ?? "" } : [])
      json.entry("periods", periods)
      json.entry("used", periods.isEmpty ? [] : lines.map { Int($0.used) })
      if let firstDay {
        json.entry("firstDay", firstDay)
        json.entry("first", lines.map(\.first))
        json.entry("last", lines.map(\.last))
      }
      if !kinds.isEmpty {
        json.entry("kinds", objects: kinds) { json, kind in
          json.entry("name", kind.name)
          json.entry("of", kind.amounts)
        }
      }
      if let bubbles {
        json.entry("bubbles", objects: [bubbles]) { json, bubbles in
          json.entry("radii", bubbles.radii)
          json.entry("sizes", bubbles.sizes)
          json.entry("home", bubbles.home)
          json.entry("lines", bubbles.lines)
        }
      }
    }.text
  }
}
