extension Array {
  /// Drops the elements that are not kept, in place.
  mutating func keep(_ areKept: [Bool]) {
    var count = 0
    for index in indices where areKept[index] {
      self[count] = self[index]
      count += 1
    }
    removeLast(self.count - count)
  }
}

/// A column that takes no memory as long as all its entries are the usual one.
struct SparseColumn<Element: Hashable & Sendable>: Sendable {
  let usual: Element
  /// All entries; empty while they are the usual one.
  private(set) var entries: [Element] = []

  init(usual: Element) { self.usual = usual }

  /// Appends the entry that is number `place`.
  @inline(__always)
  mutating func append(_ element: Element, at place: Int) {
    if entries.isEmpty {
      if element == usual { return }
      entries = Array(repeating: usual, count: place)
    }
    entries.append(element)
  }

  /// Appends `count` usual entries from `place` on, but another at some places among them.
  mutating func append(count: Int, at place: Int, others: [Int32]) where Element == Bool {
    if entries.isEmpty && others.isEmpty { return }
    if entries.isEmpty { entries = Array(repeating: usual, count: place) }
    entries += repeatElement(usual, count: count)
    for other in others { entries[place + Int(other)] = !usual }
  }

  /// Changes one of `count` entries.
  mutating func set(_ place: Int, to element: Element, count: Int) {
    if entries.isEmpty { entries = Array(repeating: usual, count: count) }
    entries[place] = element
  }

  @inline(__always)
  subscript(place: Int) -> Element { entries.isEmpty ? usual : entries[place] }

  /// Changes the entry that is number `place` of `count`.
  mutating func set(_ element: Element, at place: Int, of count: Int) {
    if entries.isEmpty { entries = Array(repeating: usual, count: count) }
    entries[place] = element
  }

  /// The entries that occur.
  var distinct: Set<Element> { entries.isEmpty ? [usual] : Set(entries) }

  /// Drops the entries that are not kept.
  mutating func keep(_ areKept: [Bool]) {
    if !entries.isEmpty { entries.keep(areKept) }
  }

  /// Puts entry `order[i]` at place `i`.
  mutating func arrange(_ order: [Int32]) {
    if !entries.isEmpty { entries = order.map { entries[Int($0)] } }
  }
}
