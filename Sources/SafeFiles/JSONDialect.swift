import Foundation

/// How copgraph writes JSON that is not a report: keys in snake_case and in order, two blanks a level, a line end at the
/// end, so that the same values are always the same bytes.
public enum JSONDialect {
  public static func bytes(_ value: some Encodable) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(value)) + Array("\n".utf8)
  }
}
