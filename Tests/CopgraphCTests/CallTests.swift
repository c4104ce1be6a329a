import CCopgraph
import Foundation
import GraphCore
import Synchronization
import TestSupport
import Testing

@testable import CopgraphC

@Suite("Calls of the C interface")
struct CallTests {
  @Test("bad graphs are refused in one sentence that names the argument")
  func badGraphs() {
    let cases: [(copgraph_error, parameter: String, part: String)] = [
      (CGraph.create(nodeCount: 2, [0, 1] as [UInt32], [1, 2]).error, "targets", "targets[1] is 2"),
      (CGraph.create(nodeCount: 2, [0, -1] as [Int64], [1, 1]).error, "sources", "sources[1] is -1"),
      (CGraph.create(nodeCount: 2, [1 << 40] as [Int64], [1]).error, "sources", "sources[0] is 1099511627776"),
      (CGraph.create(nodeCount: 2, [0] as [UInt32], [1], [0]).error, "weights", "weights[0] is 0.0"),
      (CGraph.create(nodeCount: 2, [0] as [UInt32], [1], [.nan]).error, "weights", "weights[0] is nan"),
      (CGraph.create(nodeCount: -2, [] as [UInt32], []).error, "node_count", "at least 0"),
      (CGraph.create(nodeCount: 1 << 32, [] as [UInt32], []).error, "node_count", "fewer than 4294967295"),
      (CGraph.create(nodeCount: 2, [0] as [UInt32], [1], bits: 16).error, "node_bits", "32 or 64"),
    ]
    for (error, parameter, part) in cases {
      #expect(error.status == COPGRAPH_INVALID_ARGUMENT)
      #expect(error.parameterText == parameter)
      #expect(error.messageText.contains(part) && error.messageText.hasSuffix("."), "\(error.messageText)")
    }
  }

  @Test("bad options are refused, and NULL where something has to be")
  func badOptions() throws {
    let handle = try CGraph(Graph(nodeCount: 3, edges: [(0, 1), (1, 2)], isDirected: true))
    var (scores, counts): ([Double], [Int64]) = ([0, 0, 0], [0, 0, 0])
    func expect(_ status: copgraph_status, _ error: copgraph_error, _ parameter: String, line: UInt = #line) {
      #expect(
        status == COPGRAPH_INVALID_ARGUMENT && error.parameterText == parameter, "line \(line): \(error.messageText)")
    }
    var error = copgraph_error.empty
    var options = copgraph_pagerank_options()
    (options.size, options.damping, options.tolerance) = (MemoryLayout<copgraph_pagerank_options>.size, 1, 1e-9)
    expect(copgraph_pagerank(handle.pointer, &options, nil, &scores, nil, &error), error, "damping")
    options.damping = 0.5
    options.tolerance = 0
    expect(copgraph_pagerank(handle.pointer, &options, nil, &scores, nil, &error), error, "tolerance")
    options.size = 4_000
    expect(copgraph_pagerank(handle.pointer, &options, nil, &scores, nil, &error), error, "options")
    expect(copgraph_pagerank(handle.pointer, nil, nil, nil, nil, &error), error, "scores")
    expect(copgraph_pagerank(nil, nil, nil, &scores, nil, &error), error, "graph")
    expect(copgraph_degrees(handle.pointer, 7, &counts, &error), error, "direction")
    expect(copgraph_clustering(handle.pointer, 0, nil, &scores, &error), error, "graph")
    expect(copgraph_closeness(handle.pointer, nil, nil, nil, &error), error, "results")
    // Without a place for it nothing is told but the status.
    #expect(copgraph_pagerank(nil, nil, nil, &scores, nil, nil) == COPGRAPH_INVALID_ARGUMENT)
  }

  @Test("options of an earlier version, which are shorter, have defaults for the rest")
  func shorterOptions() throws {
    let handle = try CGraph(Graph(nodeCount: 3, edges: [(0, 1), (1, 2)], isDirected: true))
    var options = copgraph_pagerank_options()
    options.damping = 0.5
    options.size = MemoryLayout<Int>.size + MemoryLayout<Double>.size
    var (short, full) = ([0.0, 0, 0], [0.0, 0, 0])
    #expect(copgraph_pagerank(handle.pointer, &options, nil, &short, nil, nil) == COPGRAPH_OK)
    (options.size, options.tolerance, options.maximum_iterations) = (
      MemoryLayout<copgraph_pagerank_options>.size, 1e-12, 1_000
    )
    #expect(copgraph_pagerank(handle.pointer, &options, nil, &full, nil, nil) == COPGRAPH_OK)
    #expect(short == full)
  }

  @Test("a message that is too long is cut at a character")
  func longMessages() {
    var error = copgraph_error.empty
    let status = attempt(&error) {
      throw CallError.invalid("é" + String(repeating: "x", count: 40), String(repeating: "é", count: 300))
    }
    #expect(status == COPGRAPH_INVALID_ARGUMENT)
    #expect(error.parameterText == "é" + String(repeating: "x", count: 29))
    #expect(error.messageText == String(repeating: "é", count: 107))
  }

  @Test("a call ends when it is cancelled, from outside or by its progress function")
  func cancellation() throws {
    let handle = try CGraph(GraphFamily.sparse.graph(seed: 1, size: 2_000))
    var scores = [Double](repeating: 0, count: 2_000)
    let flag = copgraph_cancellation_create()
    defer { copgraph_cancellation_free(flag) }
    copgraph_cancellation_cancel(flag)
    var control = copgraph_control()
    (control.size, control.cancellation) = (MemoryLayout<copgraph_control>.size, flag)
    #expect(copgraph_betweenness(handle.pointer, nil, &control, &scores, nil, nil) == COPGRAPH_CANCELLED)
    let heard = Heard()
    control.cancellation = nil
    control.context = Unmanaged.passUnretained(heard).toOpaque()
    control.progress = { context, phase, fraction in
      let heard = Unmanaged<Heard>.fromOpaque(context!).takeUnretainedValue()
      heard.phases.withLock { $0.append("\(String(cString: phase!)) \(fraction > 0 && fraction <= 1)") }
      return heard.answer
    }
    #expect(copgraph_betweenness(handle.pointer, nil, &control, &scores, nil, nil) == COPGRAPH_OK)
    let phases = heard.phases.withLock { $0 }
    #expect(phases.count > 3 && Set(phases) == ["betweenness true"])
    heard.answer = 1
    #expect(copgraph_betweenness(handle.pointer, nil, &control, &scores, nil, nil) == COPGRAPH_CANCELLED)
  }

  private final class Heard: @unchecked Sendable {
    let phases = Mutex<[String]>([])
    var answer: Int32 = 0
  }

  @Test("many threads may use one graph")
  func threads() throws {
    let handle = try CGraph(GraphFamily.sparse.graph(seed: 1, size: 300, isDirected: true))
    nonisolated(unsafe) let pointer = handle.pointer
    let results = Mutex<Set<[Double]>>([])
    DispatchQueue.concurrentPerform(iterations: 16) { _ in
      var strengths = [Double](repeating: 0, count: 300)
      #expect(copgraph_strengths(pointer, COPGRAPH_INWARD, &strengths, nil) == COPGRAPH_OK)
      var scores = [Double](repeating: 0, count: 300)
      #expect(copgraph_pagerank(pointer, nil, nil, &scores, nil, nil) == COPGRAPH_OK)
      results.withLock { _ = $0.insert(strengths + scores) }
    }
    #expect(results.withLock { $0.count } == 1)
  }
}
