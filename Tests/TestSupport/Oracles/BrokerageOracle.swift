/// How often a node is a broker in each of the five roles of Gould and Fernandez, by going through all pairs of other
/// nodes.
///
/// - Returns: coordinator, consultant, representative, gatekeeper, liaison.
public func naiveBrokerage(_ graph: DenseGraph, groups: [Int?], of broker: Int) -> [Int] {
  var roles = [0, 0, 0, 0, 0]
  guard let own = groups[broker] else { return roles }
  for source in graph.nodes where graph.hasArc(source, broker) {
    for target in graph.nodes where target != source && graph.hasArc(broker, target) {
      guard !graph.hasArc(source, target), let first = groups[source], let last = groups[target] else { continue }
      if first == own && last == own {
        roles[0] += 1
      } else if first == last {
        roles[1] += 1
      } else if first == own {
        roles[2] += 1
      } else if last == own {
        roles[3] += 1
      } else {
        roles[4] += 1
      }
    }
  }
  return roles
}
