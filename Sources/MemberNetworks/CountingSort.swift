/// Sorts by a small whole number, keeping the order of equal ones.
public enum CountingSort {
  /// - Complexity: O(elements + keys).
  public static func sorted(_ elements: [Int], keyCount: Int, key: (Int) -> Int) -> [Int] {
    var ends = [Int](repeating: 0, count: keyCount + 1)
    for element in elements { ends[key(element) + 1] += 1 }
    for index in 0..<keyCount { ends[index + 1] += ends[index] }
    var result = [Int](repeating: 0, count: elements.count)
    for element in elements {
      let place = key(element)
      result[ends[place]] = element
      ends[place] += 1
    }
    return result
  }
}
