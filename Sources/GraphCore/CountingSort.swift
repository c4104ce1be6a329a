/// Sorts by small whole numbers, such as degrees; among equal ones elements keep their order.
@usableFromInline package enum CountingSort {
  /// - Parameters:
  ///   - keyCount: how many keys there may be.
  ///   - key: at least 0 and below `keyCount`; asked twice of each element.
  /// - Returns: the elements by ascending key, and where those of each key begin: one entry more than there are keys.
  /// - Complexity: O(elements + keys).
  @inlinable
  package static func sorted<Elements: Collection>(
    _ elements: Elements, keyCount: Int, key: (Elements.Element) -> Int
  ) -> (elements: [Elements.Element], offsets: [Int]) {
    var offsets = [Int](repeating: 0, count: keyCount + 1)
    for element in elements { offsets[key(element) + 1] += 1 }
    for key in 0..<keyCount { offsets[key + 1] += offsets[key] }
    let count = offsets[keyCount]
    guard let any = elements.first else { return ([], offsets) }
    var places = offsets
    var sorted = [Elements.Element](repeating: any, count: count)
    for element in elements {
      let key = key(element)
      sorted[places[key]] = element
      places[key] += 1
    }
    return (sorted, offsets)
  }
}
