import Crypto

/// Names that tell nothing to those without the key, and always the same to those who have it.
///
/// The beginning of HMAC-SHA-256 (RFC 2104) of the name, in hexadecimal digits. Members and groups are kept apart, so
/// that a group and a member of the same name have nothing in common.
struct Pseudonyms {
  /// What is named; the raw value is what a pseudonym begins with.
  enum Kind: String {
    case member, group

    /// How many bytes of the code a pseudonym has. Groups are few; of a million members, two have the same eight bytes
    /// once in forty million cases.
    var bytes: Int { self == .member ? 8 : 4 }
  }

  private let key: SymmetricKey

  init(_ key: PseudonymKey) { self.key = SymmetricKey(data: key.bytes) }

  /// A pseudonym for each of some different names, in their order.
  ///
  /// Names whose codes begin alike get longer pseudonyms, until no two are the same.
  ///
  /// - Complexity: O(names).
  func callAsFunction(_ names: [String], _ kind: Kind) -> [String] {
    Self.distinct(names.map { Array(HMAC<SHA256>.authenticationCode(for: Self.message($0, kind), using: key)) }, kind)
  }

  /// The kind, a byte that is in no name, the name.
  private static func message(_ name: String, _ kind: Kind) -> [UInt8] {
    Array(kind.rawValue.utf8) + [0] + Array(name.utf8)
  }

  /// The shortest distinct beginnings of some codes.
  static func distinct(_ codes: [[UInt8]], _ kind: Kind) -> [String] {
    var lengths = [Int](repeating: kind.bytes, count: codes.count)
    while true {
      let names = zip(codes, lengths).map { "\(kind.rawValue)-\(hexadecimal($0.prefix($1)))" }
      let bearers = names.reduce(into: [:]) { $0[$1, default: 0] += 1 }
      let alike = names.indices.filter { bearers[names[$0]]! > 1 && lengths[$0] < codes[$0].count }
      if alike.isEmpty { return names }
      for index in alike { lengths[index] += 4 }
    }
  }

  private static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
