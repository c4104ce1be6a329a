import ArgumentParser
import InteractionLogs

/// Kinds of interaction, separated by commas.
struct KindList: ExpressibleByArgument {
  let kinds: [String]

  init?(argument: String) {
    kinds = argument.split(separator: ",").map { $0.trimmed }.filter { !$0.isEmpty }
    if kinds.isEmpty { return nil }
  }
}

/// What kinds of interaction weigh: `mail=1,reaction=0.2`.
struct KindWeights: ExpressibleByArgument {
  let weights: [RowFilterOptions.KindWeight]

  init?(argument: String) {
    var weights: [RowFilterOptions.KindWeight] = []
    for part in argument.split(separator: ",") {
      guard let equals = part.lastIndex(of: "="), let weight = Double(part[part.index(after: equals)...].trimmed),
        weight > 0, weight.isFinite
      else { return nil }
      weights.append(RowFilterOptions.KindWeight(kind: part[..<equals].trimmed, weight: weight))
    }
    if weights.isEmpty { return nil }
    self.weights = weights
  }
}

extension Substring {
  fileprivate var trimmed: String {
    var text = self
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
