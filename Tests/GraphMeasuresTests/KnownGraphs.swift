import GraphCore
import TestSupport

/// Small networks of `datasets/` whose properties are known, without names.
enum KnownGraphs {
  /// Krackhardt's kite, in the order of the initials: Andre, Beverly, … Heather, Ike, Jane.
  static let kite = graph(
    "krackhardt-kite/edges.csv",
    names: ["Andre", "Beverly", "Carol", "Diane", "Ed", "Fernando", "Garth", "Heather", "Ike", "Jane"])

  /// Zachary's karate club; node v is his member v + 1.
  static let karate = graph("zachary-karate/edges.csv", names: (1...34).map { String($0) })

  private static func graph(_ path: String, names: [String]) -> Graph {
    do {
      return try NamedGraph(dataset: path, names: names).graph
    } catch {
      fatalError("datasets/\(path) cannot be read: \(error)")
    }
  }
}
