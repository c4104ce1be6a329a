/// A picture in which everything has its place: what Graphviz is told to draw, in points, `y` downward.
struct DiagramPage {
  /// A shape with text, or text alone.
  struct Mark {
    enum Shape: String {
      case circle
      case square = "box"
      case diamond
      /// No outline, no filling.
      case text = "plaintext"
      /// A filled rectangle without outline.
      case panel = "rect"
      /// Nothing is drawn, but lines can end there and the page reaches this far.
      case invisible = "point"
    }

    enum Alignment { case leading, center }

    /// The name of the node in DOT; lower-case ASCII letters, digits and hyphens.
    var key: String
    /// What the mark is part of ("member", "label", "legend"…), as its class in SVG.
    var part: String
    var shape: Shape
    var center: Point
    var width: Double
    var height: Double
    var fill: DiagramColor?
    var outline: DiagramColor?
    var outlineWidth = 0.0
    /// Whether a second outline runs around the first.
    var isDouble = false
    /// Lines of text that have passed through ``DisplayText``.
    var text: [String] = []
    var alignment = Alignment.center
    var fontSize = 11.0
    var isBold = false
    var textColor = DiagramColor.text
    /// What the mark stands for, as its tooltip and in DOT.
    var name: String?
  }

  /// A straight line between two marks.
  struct Line {
    /// Indices of marks.
    var from: Int
    var to: Int
    var part: String
    var width: Double
    var color: DiagramColor
    var isDashed: Bool
    var name: String?
  }

  var title: String
  var altText: String
  var width: Double
  var height = 0.0
  var marks: [Mark] = []
  /// Where the nodes of a diagram stand, in their order.
  var nodes: [Point] = []
  var lines: [Line] = []
}
