import CCopgraph
import GraphCore

/// An argument that is not as the header asks for.
enum CallError: Error {
  case invalid(_ parameter: String, _ message: String)
}

/// Runs a call, and tells in `report` what it throws: a ``CallError``, or `CancellationError`, which is all that
/// measures throw.
func attempt(_ report: UnsafeMutablePointer<copgraph_error>?, _ body: () throws -> Void) -> copgraph_status {
  do {
    try body()
    return tell(report, COPGRAPH_OK)
  } catch CallError.invalid(let parameter, let message) {
    return tell(report, COPGRAPH_INVALID_ARGUMENT, parameter, message)
  } catch {
    return tell(report, COPGRAPH_CANCELLED, "", "The call was cancelled.")
  }
}

/// Fills in as much of the caller's structure as it has room for.
private func tell(
  _ report: UnsafeMutablePointer<copgraph_error>?, _ status: copgraph_status, _ parameter: String = "",
  _ message: String = ""
) -> copgraph_status {
  guard let report, report.pointee.size >= MemoryLayout<copgraph_error>.size else { return status }
  report.pointee.status = status
  withUnsafeMutableBytes(of: &report.pointee.parameter) { write(parameter, to: $0) }
  withUnsafeMutableBytes(of: &report.pointee.message) { write(message, to: $0) }
  return status
}

/// Writes whole characters and a 0 at the end.
private func write(_ text: String, to room: UnsafeMutableRawBufferPointer) {
  var count = 0
  for character in text {
    let bytes = character.utf8
    if count + bytes.count >= room.count { break }
    for byte in bytes {
      room[count] = byte
      count += 1
    }
  }
  room[count] = 0
}

/// A pointer that must not be NULL.
func place<Pointer>(_ pointer: Pointer?, _ parameter: String) throws(CallError) -> Pointer {
  guard let pointer else { throw .invalid(parameter, "\(parameter) is NULL; it has to point at room for the result.") }
  return pointer
}

/// A structure of the caller: its first `size` bytes, and what `defaults` has beyond.
///
/// It is safe because every structure of the header begins with its size and holds nothing but numbers and addresses,
/// for which all bytes are valid; what they mean is checked where they are used.
func read<Structure: BitwiseCopyable>(
  _ pointer: UnsafePointer<Structure>?, _ parameter: String, defaults: Structure
) throws(CallError) -> Structure {
  guard let pointer else { return defaults }
  let size = UnsafeRawPointer(pointer).load(as: Int.self)
  guard size >= MemoryLayout<Int>.size, size <= MemoryLayout<Structure>.size else {
    throw .invalid(
      parameter,
      "\(parameter).size is \(size); it has to be the sizeof of the structure, \(MemoryLayout<Structure>.size).")
  }
  var structure = defaults
  withUnsafeMutableBytes(of: &structure) { bytes in
    bytes.copyMemory(from: UnsafeRawBufferPointer(start: pointer, count: size))
  }
  return structure
}

/// The elements of an array of the caller.
func elements<Element: BitwiseCopyable>(
  _ pointer: UnsafePointer<Element>?, count: Int, _ parameter: String
) throws(CallError) -> [Element] {
  if count == 0 { return [] }
  guard let pointer else { throw .invalid(parameter, "\(parameter) is NULL; it has to have \(count) entries.") }
  return Array(UnsafeBufferPointer(start: pointer, count: count))
}

/// A count that C gives.
func count(_ value: Int64, _ parameter: String) throws(CallError) -> Int {
  guard value >= 0 else { throw .invalid(parameter, "\(parameter) is \(value); it has to be at least 0.") }
  return Int(value)
}

/// Nodes that C gives.
func nodes(
  _ pointer: UnsafePointer<NodeIndex>?, count: Int64, of graph: Graph, _ parameter: String
) throws(CallError) -> [NodeIndex] {
  let nodes = try elements(pointer, count: CopgraphC.count(count, "\(parameter.dropLast())_count"), parameter)
  if let index = nodes.firstIndex(where: { Int($0) >= graph.nodeCount }) {
    throw .invalid(
      parameter, "\(parameter)[\(index)] is \(nodes[index]); nodes are below \(graph.nodeCount), the number of nodes.")
  }
  return nodes
}

/// Writes results to an array of the caller, which has room for them; nothing when it is NULL.
func write<Element: BitwiseCopyable>(_ values: [Element], to pointer: UnsafeMutablePointer<Element>?) {
  guard let pointer else { return }
  values.withUnsafeBufferPointer { values in
    if let base = values.baseAddress { pointer.update(from: base, count: values.count) }
  }
}

/// The same for numbers that may be undefined, which C sees as NaN.
func write(_ values: [Double?], to pointer: UnsafeMutablePointer<Double>?) {
  write(values.map { $0 ?? .nan }, to: pointer)
}

/// The same for whole numbers.
func write(_ values: [Int], to pointer: UnsafeMutablePointer<Int64>?) { write(values.map(Int64.init), to: pointer) }
