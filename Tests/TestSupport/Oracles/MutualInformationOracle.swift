import Foundation

/// The mutual information of two partitions in nats, as a sum over all pairs of labels; nodes without both labels are
/// left out.
public func naiveMutualInformation(_ first: [Int?], _ second: [Int?]) -> Double {
  let nodes = zip(first, second).compactMap { a, b in a.flatMap { a in b.map { (a, $0) } } }
  let count = Double(nodes.count)
  var sum = 0.0
  for a in Set(nodes.map(\.0)) {
    for b in Set(nodes.map(\.1)) {
      let shared = Double(nodes.count { $0 == (a, b) })
      let (inA, inB) = (Double(nodes.count { $0.0 == a }), Double(nodes.count { $0.1 == b }))
      if shared > 0 { sum += shared / count * log(shared * count / (inA * inB)) }
    }
  }
  return sum
}

/// Calls `body` with every order of the elements, equal ones told apart.
public func forEachPermutation<Element>(of elements: [Element], _ body: ([Element]) -> Void) {
  var elements = elements
  // Heap's method.
  func permute(_ count: Int) {
    if count <= 1 { return body(elements) }
    for index in 0..<count {
      permute(count - 1)
      elements.swapAt(count % 2 == 0 ? index : 0, count - 1)
    }
  }
  permute(elements.count)
}
