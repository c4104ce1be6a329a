import Foundation
import GraphCore

/// Pairs of nodes from a file: little-endian 32-bit numbers, the number of nodes and then both ends of each pair; their
/// weights are 64-bit floating-point numbers in a file of their own.
struct EdgeList {
  let nodeCount: Int
  let isDirected: Bool
  let sources: [NodeIndex]
  let targets: [NodeIndex]
  let weights: [Double]?

  init(edgesPath: String, weightsPath: String?, isDirected: Bool) throws {
    let (nodeCount, sources, targets) = try Self.pairs(path: edgesPath)
    guard max(sources.max() ?? 0, targets.max() ?? 0) < max(1, nodeCount) else {
      throw UsageError(description: "\(edgesPath): a node beyond the node count")
    }
    self.nodeCount = Int(nodeCount)
    self.isDirected = isDirected
    self.sources = sources
    self.targets = targets
    weights = try weightsPath.map { try Self.weights(path: $0, count: sources.count) }
  }

  private static func pairs(path: String) throws -> (nodeCount: UInt32, sources: [NodeIndex], targets: [NodeIndex]) {
    let file = try WordFile(path: path)
    var nodeCount: UInt32?
    var ends = (sources: [NodeIndex](), targets: [NodeIndex]())
    ends.sources.reserveCapacity(file.byteCount / 8)
    ends.targets.reserveCapacity(file.byteCount / 8)
    try file.readWords { (word: UInt32) in
      if nodeCount == nil {
        nodeCount = word
      } else if ends.sources.count == ends.targets.count {
        ends.sources.append(word)
      } else {
        ends.targets.append(word)
      }
    }
    guard let nodeCount, ends.sources.count == ends.targets.count else {
      throw UsageError(description: "\(path): not a node count and pairs")
    }
    return (nodeCount, ends.sources, ends.targets)
  }

  private static func weights(path: String, count: Int) throws -> [Double] {
    var weights: [Double] = []
    weights.reserveCapacity(count)
    try WordFile(path: path).readWords { (word: UInt64) in weights.append(Double(bitPattern: word)) }
    guard weights.count == count else { throw UsageError(description: "\(path): not a weight for each pair") }
    return weights
  }

  func makeGraph() -> Graph {
    Graph(nodeCount: nodeCount, sources: sources, targets: targets, weights: weights, isDirected: isDirected)
  }
}

/// A file of little-endian words, read in pieces so that it is never in memory as a whole.
private struct WordFile {
  private static let pieceBytes = 1 << 20

  let handle: FileHandle
  let byteCount: Int

  init(path: String) throws {
    guard let handle = FileHandle(forReadingAtPath: path) else { throw UsageError(description: "cannot read \(path)") }
    self.handle = handle
    byteCount = Int(try handle.seekToEnd())
    try handle.seek(toOffset: 0)
  }

  func readWords<Word: FixedWidthInteger>(_ body: (Word) -> Void) throws {
    while let piece = try handle.read(upToCount: Self.pieceBytes), !piece.isEmpty {
      piece.withUnsafeBytes { bytes in
        for offset in stride(from: 0, through: bytes.count - MemoryLayout<Word>.size, by: MemoryLayout<Word>.size) {
          body(Word(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: Word.self)))
        }
      }
    }
  }
}
