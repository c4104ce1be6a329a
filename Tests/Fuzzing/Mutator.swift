import GraphCore

/// Makes inputs that nobody would write out of inputs that somebody might.
struct Mutator {
  var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  /// One of some values.
  mutating func pick<Value>(_ values: [Value]) -> Value { values[random.below(values.count)] }

  /// True once in `count` times.
  mutating func once(in count: Int) -> Bool { random.below(count) == 0 }

  /// A table made from a seed by a few changes; sometimes the seed itself.
  mutating func table(from seeds: [String]) -> [UInt8] {
    var bytes = Array(pick(seeds).utf8)
    if once(in: 12) { bytes += Array(pick(seeds).utf8) }
    for _ in 0..<random.below(once(in: 8) ? 40 : 6) { change(&bytes) }
    if once(in: 200) { blowUp(&bytes) }
    return bytes
  }

  private mutating func change(_ bytes: inout [UInt8]) {
    let range = self.range(in: bytes)
    switch random.below(12) {
    case 0: bytes.replaceSubrange(range, with: [])
    case 1: bytes.insert(contentsOf: bytes[range], at: range.lowerBound)
    case 2: bytes.insert(contentsOf: Array(pick(Vocabulary.tokens).utf8), at: range.lowerBound)
    case 3, 4: replaceField(in: &bytes, at: range.lowerBound)
    case 5: bytes.insert(contentsOf: pick(Vocabulary.brokenBytes), at: range.lowerBound)
    case 6: if !bytes.isEmpty { bytes[min(range.lowerBound, bytes.count - 1)] ^= UInt8(1 << random.below(8)) }
    case 7: swap(pick(Vocabulary.delimiters), for: pick(Vocabulary.delimiters), in: &bytes)
    case 8: bytes.removeLast(min(bytes.count, random.below(20)))
    case 9: bytes.insert(contentsOf: Array(pick(Vocabulary.delimiters).utf8), at: range.lowerBound)
    case 10: bytes.insert(contentsOf: Array(pick(Vocabulary.heads).utf8), at: 0)
    default: bytes.reverse(range)
    }
  }

  /// Puts a token in the place of the field at a position.
  private mutating func replaceField(in bytes: inout [UInt8], at position: Int) {
    func ends(_ byte: UInt8) -> Bool { [0x2C, 0x3B, 0x09, 0x7C, 0x0A, 0x0D].contains(byte) }
    let start = bytes[..<position].lastIndex(where: ends).map { $0 + 1 } ?? 0
    let end = bytes[position...].firstIndex(where: ends) ?? bytes.count
    bytes.replaceSubrange(start..<max(start, end), with: Array(pick(Vocabulary.tokens).utf8))
  }

  private mutating func swap(_ one: String, for other: String, in bytes: inout [UInt8]) {
    guard let from = one.utf8.first, let to = other.utf8.first, one.utf8.count == 1 else { return }
    for index in bytes.indices where bytes[index] == from { bytes[index] = to }
  }

  /// Many rows, a long row, or a long field.
  private mutating func blowUp(_ bytes: inout [UInt8]) {
    let range = self.range(in: bytes)
    let piece = range.isEmpty ? [UInt8(ascii: "x")] : Array(bytes[range])
    let count = min(2_000 + random.below(20_000), (1 << 19) / piece.count)
    bytes.insert(contentsOf: repeatElement(piece, count: count).joined(), at: range.lowerBound)
  }

  private mutating func range(in bytes: [UInt8]) -> Range<Int> {
    let start = random.below(bytes.count + 1)
    return start..<min(bytes.count, start + random.below(once(in: 4) ? 200 : 12))
  }
}

extension [UInt8] {
  fileprivate mutating func reverse(_ range: Range<Int>) {
    replaceSubrange(range, with: Array(self[range].reversed()))
  }
}
