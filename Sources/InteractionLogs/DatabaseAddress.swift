/// Where rows of a database are: `sqlite:FILE?query=SELECT …` or `postgresql://HOST/NAME?query=SELECT …`.
///
/// The query comes last. Written with spaces it is taken as it stands, otherwise `%20` and the like are decoded, as in
/// other addresses. Without one the table is taken that holds a log.
public struct DatabaseAddress: Sendable, Hashable {
  enum Engine: Sendable, Hashable {
    case sqlite, postgresql
  }

  let engine: Engine
  /// The file, or what the client library of the server is told; that may hold a password.
  let place: String
  public let query: String?
  /// What messages call it: without query and password.
  public let name: String
  /// What a community from there is called.
  public let title: String

  /// - Returns: `nil` for a text that is no address of a database.
  public init?(_ text: String) {
    let mark = text.firstRange(of: "?query=") ?? text.firstRange(of: "&query=")
    var place = mark.map { String(text[..<$0.lowerBound]) } ?? text
    let rest = mark.map { String(text[$0.upperBound...]) }
    if let scheme = ["sqlite:"].first(where: text.hasPrefix) {
      engine = .sqlite
      place = String(place.dropFirst(scheme.count))
      if place.hasPrefix("//") { place = String(place.dropFirst(2)) }
      guard !place.isEmpty else { return nil }
      query = rest.map(Self.decoded)
      name = place
    } else if text.hasPrefix("postgresql://") || text.hasPrefix("postgres://") {
      engine = .postgresql
      if let rest, !rest.contains(" "), let end = rest.firstIndex(of: "&") {
        // Other settings may follow what is encoded.
        place += (place.contains("?") ? "&" : "?") + rest[rest.index(after: end)...]
        query = Self.decoded(String(rest[..<end]))
      } else {
        query = rest.map(Self.decoded)
      }
      name = Self.withoutSecrets(place)
    } else {
      return nil
    }
    self.place = place
    let own = name.split(separator: "/").last.map(String.init) ?? "database"
    let stem = own.lastIndex(of: ".").map { $0 == own.startIndex ? own : String(own[..<$0]) } ?? own
    title = engine == .postgresql && name.hasSuffix("://\(own)") ? "database" : stem
  }

  /// The file of a database that is one.
  public var file: String? { engine == .sqlite ? place : nil }

  private static func withoutSecrets(_ place: String) -> String {
    var name = String(place.prefix { $0 != "?" })
    guard let start = name.firstRange(of: "://")?.upperBound, let at = name[start...].lastIndex(of: "@") else {
      return name
    }
    if let colon = name[start..<at].firstIndex(of: ":") { name.removeSubrange(colon..<at) }
    return name
  }

  private static func decoded(_ text: String) -> String {
    if text.contains(where: \.isWhitespace) { return text }
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2,
        let decoded = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(decoded)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
