import GraphCore
import TestSupport
import Testing

@testable import CommunityInsights

@Suite("Bounds of numbers with known sums")
struct LinearProgramTests {
  private func bounds(
    _ equations: [[Double]], _ sums: [Double], of variable: Int
  ) throws -> (lower: Double?, upper: Double?) {
    var program = try #require(LinearProgram(equations, sums: sums, variableCount: equations[0].count))
    return (
      program.extreme(of: variable, isLargest: false)?[variable],
      program.extreme(of: variable, isLargest: true)?[variable]
    )
  }

  @Test("two parts of a total: anything from none to all")
  func twoParts() throws {
    let (lower, upper) = try bounds([[1, 1]], [12], of: 0)
    #expect(isClose(lower, 0) && isClose(upper, 12))
  }

  @Test("what is left of a total is known")
  func pinned() throws {
    let (lower, upper) = try bounds([[1, 1, 0], [0, 1, 1], [0, 0, 1]], [12, 9, 4], of: 0)
    #expect(isClose(lower, 7) && isClose(upper, 7))
  }

  @Test("a difference has no upper bound")
  func unbounded() throws {
    let (lower, upper) = try bounds([[1, -1]], [3], of: 0)
    #expect(isClose(lower, 3) && upper == nil)
  }

  @Test("sums that contradict each other have no numbers")
  func infeasible() {
    #expect(LinearProgram([[1, 1], [1, 1]], sums: [3, 4], variableCount: 2) == nil)
    #expect(LinearProgram([[1, 1]], sums: [-1], variableCount: 2) == nil)
  }

  @Test("equations that say nothing new are no trouble")
  func redundant() throws {
    let (lower, upper) = try bounds([[1, 1, 0], [0, 0, 1], [1, 1, 1]], [5, 2, 7], of: 2)
    #expect(isClose(lower, 2) && isClose(upper, 2))
  }

  @Test("no equation, no bound")
  func noEquation() throws {
    var program = try #require(LinearProgram([], sums: [], variableCount: 1))
    #expect(program.extreme(of: 0, isLargest: true) == nil && program.extreme(of: 0, isLargest: false) == [0])
  }

  /// Tables with known margins have whole corners, so trying out all whole numbers gives the same bounds.
  @Test("tables with known margins, against all tables with these margins", arguments: 0..<30)
  func oracle(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let (rows, columns) = (2 + generator.below(2), 2 + generator.below(2))
    let table = (0..<(rows * columns)).map { _ in generator.below(4) }
    var equations: [[Double]] = []
    for row in 0..<rows { equations.append(table.indices.map { $0 / columns == row ? 1 : 0 }) }
    for column in 0..<columns { equations.append(table.indices.map { $0 % columns == column ? 1 : 0 }) }
    let sums = equations.map { equation in zip(equation, table).reduce(0) { $0 + $1.0 * Double($1.1) } }
    let all = tables(cells: table.count, rows: rows, columns: columns, sums: sums.map { Int($0) })
    for cell in table.indices {
      let (lower, upper) = try bounds(equations, sums, of: cell)
      #expect(isClose(lower, Double(all.map { $0[cell] }.min()!), within: 1e-7))
      #expect(isClose(upper, Double(all.map { $0[cell] }.max()!), within: 1e-7))
    }
  }

  /// All tables of whole numbers with these margins, cell by cell.
  private func tables(cells: Int, rows: Int, columns: Int, sums: [Int]) -> [[Int]] {
    var found: [[Int]] = []
    func extend(_ table: [Int], _ left: [Int]) {
      if table.count == cells {
        if left.allSatisfy({ $0 == 0 }) { found.append(table) }
        return
      }
      let (row, column) = (table.count / columns, rows + table.count % columns)
      for value in 0...min(left[row], left[column]) {
        var rest = left
        rest[row] -= value
        rest[column] -= value
        // A row that is full must have used up its sum.
        if table.count % columns == columns - 1 && rest[row] != 0 { continue }
        extend(table + [value], rest)
      }
    }
    extend([], sums)
    return found
  }
}
