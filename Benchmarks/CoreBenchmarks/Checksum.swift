/// The values that a measure gives, by name: one a node, one an edge in the order of the graph's edges, or just one.
typealias Figures = [String: [Double?]]

/// What two results are compared by. The second sum notices values that are right but at the wrong place, the third one
/// differences that cancel out. Undefined values count as 0.
struct Checksum: Encodable {
  /// The place of a value counts by its remainder.
  static let modulus = 1_009

  var sum = 0.0
  var placed = 0.0
  var squares = 0.0

  init(_ values: [Double?]) {
    for (place, value) in values.enumerated() {
      guard let value else { continue }
      sum += value
      placed += value * Double(place % Self.modulus + 1)
      squares += value * value
    }
  }
}
