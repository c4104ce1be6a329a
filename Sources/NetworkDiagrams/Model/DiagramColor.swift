/// An opaque or partly transparent colour.
public struct DiagramColor: Hashable, Sendable {
  /// Red, green and blue, 8 bits each.
  public var rgb: UInt32

  /// From 0, invisible, to 255, opaque.
  public var alpha: UInt8

  public init(_ rgb: UInt32, alpha: UInt8 = 255) {
    self.rgb = rgb
    self.alpha = alpha
  }

  /// The colours of communities, the largest first: the palette of Okabe and Ito ("Color Universal Design", 2008),
  /// which people with any common form of colour blindness can tell apart. Its black is kept for what holds the network
  /// together.
  public static let communities: [DiagramColor] = [
    DiagramColor(0x0072B2), DiagramColor(0xE69F00), DiagramColor(0x009E73), DiagramColor(0xCC79A7),
    DiagramColor(0x56B4E9), DiagramColor(0xD55E00), DiagramColor(0xF0E442),
  ]

  static let otherCommunities = DiagramColor(0xB4B8BC)
  static let emphasis = DiagramColor(0x111111)
  static let text = DiagramColor(0x1F2328)
  static let secondaryText = DiagramColor(0x4B5259)
  static let tie = DiagramColor(0x8C9196)
  static let isolate = DiagramColor(0xD5D8DB)
  static let rule = DiagramColor(0xD0D4D8)
  static let white = DiagramColor(0xFFFFFF)

  func withAlpha(_ alpha: UInt8) -> DiagramColor { DiagramColor(rgb, alpha: alpha) }

  /// `#RRGGBB`, followed by the opacity where it is not full.
  public var hexadecimal: String {
    func digits(_ value: UInt32, _ count: Int) -> String {
      let text = String(value, radix: 16, uppercase: true)
      return String(repeating: "0", count: max(0, count - text.utf8.count)) + text
    }
    return "#" + digits(rgb, 6) + (alpha == 255 ? "" : digits(UInt32(alpha), 2))
  }

  /// Black or white, whichever stands out more from this colour.
  var contrast: DiagramColor {
    let (red, green, blue) = (Double(rgb >> 16 & 255), Double(rgb >> 8 & 255), Double(rgb & 255))
    return 0.299 * red + 0.587 * green + 0.114 * blue > 130 ? .text : .white
  }
}
