/// The vertices and lines of a network that another program wrote, and the rules by which they become ties, which are the
/// same for all such formats.
///
/// People are known by their labels where every vertex has one and no two the same, else by their ids. A vertex without
/// lines is a member. Parallel lines add up. Where some lines have a direction and others have none, one without is two,
/// there and back.
struct NetworkTies {
  private struct Line {
    var source: Int32
    var target: Int32
    var weight: Double
    /// The place in ``kinds`` plus 1; 0 for none.
    var kind: Int32
    var isDirected: Bool
  }

  /// A line that cannot be taken.
  private struct Refused {
    var reason: RejectionReason
    var line: Int
    var column: String?
    var text: String
  }

  private let file: InputFile
  private var ids: [String] = []
  private var labels: [String?] = []
  private var places: [String: Int32] = [:]
  private var lines: [Line] = []
  private var kinds: [String] = []
  private var kindPlaces: [String: Int32] = [:]
  private var refused: [Refused] = []
  private var emptyLines = 0

  init(_ file: InputFile) { self.file = file }

  /// How many vertices there are.
  var vertexCount: Int { ids.count }

  /// Whether no line has a direction.
  var areAllUndirected: Bool { !lines.contains { $0.isDirected } }

  /// Adds a vertex, or gives one that is there its label.
  mutating func addVertex(_ id: String, label: String?) {
    let place = vertex(id)
    if let label, !label.isEmpty { labels[Int(place)] = label }
  }

  /// Whether there is a vertex with this id.
  func hasVertex(_ id: String) -> Bool { places[id] != nil }

  private mutating func vertex(_ id: String) -> Int32 {
    if let place = places[id] { return place }
    let place = Int32(ids.count)
    places[id] = place
    ids.append(id)
    labels.append(nil)
    return place
  }

  /// Adds a line; one that says 0 is no tie.
  ///
  /// - Parameters:
  ///   - weight: how it is written; `nil` for 1.
  ///   - number: the line of the file.
  mutating func addLine(
    from source: String, to target: String, weight: String? = nil, kind: String? = nil, isDirected: Bool, number: Int
  ) {
    var value = 1.0
    if let weight {
      guard let read = Self.number(weight) else {
        return refused.append(Refused(reason: .unreadableWeight, line: number, column: "weight", text: weight))
      }
      value = read
    }
    let (source, target) = (vertex(source), vertex(target))
    if value == 0 {
      emptyLines += 1
    } else if value < 0 {
      refused.append(Refused(reason: .weightNotPositive, line: number, column: "weight", text: weight ?? ""))
    } else {
      lines.append(
        Line(source: source, target: target, weight: value, kind: place(ofKind: kind), isDirected: isDirected))
    }
  }

  /// Notes a line that names nobody, or cannot be read.
  mutating func reject(_ reason: RejectionReason, number: Int, text: String) {
    refused.append(Refused(reason: reason, line: number, column: nil, text: text))
  }

  /// Whether a file may have so many vertices that most of them are listed in it; a number that somebody only wrote must not
  /// take all memory.
  static func canHave(_ count: Int, verticesIn file: InputFile) -> Bool {
    count <= max(2_000_000, (file.size ?? 0) / 2)
  }

  /// A finite number, with a point or a comma.
  static func number(_ text: String) -> Double? {
    guard let value = Double(text) ?? Double(String(text.map { $0 == "," ? "." : $0 })), value.isFinite else {
      return nil
    }
    return value
  }

  private mutating func place(ofKind kind: String?) -> Int32 {
    guard let kind, !kind.isEmpty else { return 0 }
    if let place = kindPlaces[kind] { return place }
    kinds.append(kind)
    kindPlaces[kind] = Int32(kinds.count)
    return Int32(kinds.count)
  }

  /// Hands everything over.
  ///
  /// - Parameter isUndirected: whether no line of any of the files has a direction.
  func give(to rows: inout ExportRows, isUndirected: Bool) throws {
    let known = labels.compactMap { $0 }
    let goByLabel = known.count == labels.count && Set(known).count == known.count
    let names = goByLabel ? known : ids
    for place in names.indices { rows.member(names[place], shown: goByLabel ? nil : labels[place]) }
    for line in lines {
      let (source, target) = (names[Int(line.source)], names[Int(line.target)])
      let kind = line.kind == 0 ? nil : kinds[Int(line.kind) - 1]
      try rows.add(ExportRow(source: source, targets: [ExportRow.Target(target, kind: kind)], weight: line.weight))
      if !line.isDirected && !isUndirected && source != target {
        try rows.add(ExportRow(source: target, targets: [ExportRow.Target(source, kind: kind)], weight: line.weight))
      }
    }
    for _ in 0..<emptyLines { try rows.leaveOut(.empty) }
    for line in refused {
      try rows.reject(line.reason, in: file, line: line.line, column: line.column, text: line.text)
    }
  }
}

/// Takes a network out of XML.
protocol NetworkHandler: XMLHandler {
  /// What has been taken so far.
  var ties: NetworkTies { get }
}

extension ExportRows {
  /// Hands over the networks in some files of XML.
  mutating func giveNetworks(in files: [InputFile], handler: (NetworkTies) -> some NetworkHandler) throws {
    try give(
      files.map { file in
        var handler = handler(NetworkTies(file))
        try xml(in: file, into: &handler)
        return handler.ties
      })
  }

  /// Hands over the networks in some files: all of them are one, where they name the same people.
  mutating func give(_ networks: [NetworkTies]) throws {
    let isUndirected = networks.allSatisfy(\.areAllUndirected)
    begin(.ties(isUndirected: isUndirected))
    for network in networks { try network.give(to: &self, isUndirected: isUndirected) }
  }
}
