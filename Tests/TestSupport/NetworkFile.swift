import Foundation
import GraphCore

/// The rows of a small file of plain comma-separated values: a header, and fields without quotes.
public struct PlainTable: Sendable {
  public let header: [String]
  public let rows: [[String]]

  public init(_ file: URL) throws {
    let lines = try Data(contentsOf: file).split(separator: UInt8(ascii: "\n"))
    var table = lines.map { line in
      line.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false).map {
        String(decoding: $0, as: UTF8.self)
      }
    }
    header = table.isEmpty ? [] : table.removeFirst()
    rows = table
  }

  /// The fields below a heading.
  ///
  /// - Precondition: the header has it.
  public subscript(_ heading: String) -> [String] {
    let column = header.firstIndex(of: heading)!
    return rows.map { $0[column] }
  }

  /// The numbers below a heading; `nil` where a field is empty.
  public func numbers(_ heading: String) -> [Double?] { self[heading].map { $0.isEmpty ? nil : Double($0)! } }
}

/// A graph whose nodes have names, from a file of edges with the columns `source`, `target` and perhaps `weight`.
public struct NamedGraph: Sendable {
  /// The name of each node.
  public let names: [String]
  public let graph: Graph

  /// Reads a file of edges.
  ///
  /// - Parameters:
  ///   - names: the names of all nodes in their order; when not given, those in the file in the order of appearance.
  ///   - isDirected: whether a row leads one way.
  public init(_ file: URL, names: [String]? = nil, isDirected: Bool = false) throws {
    let table = try PlainTable(file)
    let (sources, targets) = (table["source"], table["target"])
    var names = names ?? []
    var indices = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    func index(_ name: String) -> Int {
      if let index = indices[name] { return index }
      indices[name] = names.count
      names.append(name)
      return names.count - 1
    }
    let edges = zip(sources, targets).map { (index($0), index($1)) }
    let weights = table.header.contains("weight") ? table.numbers("weight").map { $0! } : nil
    graph = Graph(nodeCount: names.count, edges: edges, weights: weights, isDirected: isDirected)
    self.names = names
  }

  /// Reads a file of `datasets/`, which is part of the project.
  public init(dataset path: String, names: [String]? = nil) throws {
    try self.init(packageRoot.appendingPathComponent("datasets/\(path)"), names: names)
  }

  /// The node of a name.
  ///
  /// - Precondition: there is one.
  public subscript(_ name: String) -> Int { names.firstIndex(of: name)! }

  /// The names of nodes, in alphabetical order.
  public func names(of nodes: some Sequence<NodeIndex>) -> [String] { nodes.map { names[Int($0)] }.sorted() }
}
