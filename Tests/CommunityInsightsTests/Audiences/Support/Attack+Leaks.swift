@testable import CommunityInsights

/// What can be concluded.
extension Attack {
  /// A number about few people that somebody could work out.
  struct Leak: CustomStringConvertible {
    var name: String
    var truth: Int
    var range: ClosedRange<Double>
    var description: String { "\(name) = \(truth) lies in \(range)" }
  }

  /// Numbers about somebody, but about fewer people than the smallest group, that are published, or that can be told to be
  /// below it from all that is published.
  var leaks: [Leak] {
    components().flatMap { component in
      let small = component.numbers.indices.filter { isSmall(component.numbers[$0]) }
      guard !small.isEmpty, var program = program(component) else { return [Leak]() }
      // A way for one number to be large enough is often one for others as well.
      var (waiting, leaks): ([Int], [Leak]) = (small, [])
      while let place = waiting.popLast() {
        guard let corner = program.extreme(of: place, isLargest: true) else { continue }
        waiting.removeAll { corner[$0] >= Double(minimum) }
        if corner[place] >= Double(minimum) - 1e-6 { continue }
        let number = numbers[component.numbers[place]]
        leaks.append(Leak(name: number.name, truth: Int(number.truth), range: 0...max(0, corner[place])))
      }
      return leaks
    }
      + numbers.filter {
        ($0.told.map { $0 > 0 && $0 < Double(minimum) } ?? false) && !["parts but one", "two"].contains($0.name)
      }
      .map { Leak(name: $0.name, truth: Int($0.truth), range: $0.truth...$0.truth) }
  }

  private func isSmall(_ number: Int) -> Bool {
    let number = numbers[number]
    return number.told == nil && number.truth > 0 && number.truth < Double(minimum) && number.name != "slack"
      && !number.name.hasPrefix("isolates below")
  }

  private struct Component {
    var numbers: [Int]
    var equations: [[(number: Int, factor: Double)]]
  }

  /// Numbers that are not told, in parts that equations connect.
  private func components() -> [Component] {
    var parent = Array(numbers.indices)
    func root(_ number: Int) -> Int { parent[number] == number ? number : root(parent[number]) }
    func hidden(_ equation: [(number: Int, factor: Double)]) -> [Int] {
      equation.map(\.number).filter { numbers[$0].told == nil }
    }
    for equation in equations {
      let own = hidden(equation)
      for number in own.dropFirst() { parent[max(root(number), root(own[0]))] = min(root(number), root(own[0])) }
    }
    var components: [Int: Component] = [:]
    for number in numbers.indices where numbers[number].told == nil {
      components[root(number), default: Component(numbers: [], equations: [])].numbers.append(number)
    }
    for equation in equations {
      if let first = hidden(equation).first { components[root(first)]!.equations.append(equation) }
    }
    return components.keys.sorted().map { components[$0]! }
  }

  private func program(_ component: Component) -> LinearProgram? {
    let place = Dictionary(uniqueKeysWithValues: component.numbers.enumerated().map { ($1, $0) })
    var rows: [[Double]] = []
    var totals: [Double] = []
    for equation in component.equations {
      var row = [Double](repeating: 0, count: component.numbers.count)
      var total = 0.0
      for (number, factor) in equation {
        if let told = numbers[number].told {
          total -= factor * told
        } else {
          row[place[number]!] += factor
        }
      }
      rows.append(row)
      totals.append(total)
    }
    return LinearProgram(rows, sums: totals, variableCount: component.numbers.count)
  }
}
