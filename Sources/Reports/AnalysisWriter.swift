import CommunityInsights

/// A format: turns an analysis into the bytes of one file.
///
/// The same analysis gives the same bytes, whatever the machine, its clock or its locale.
public protocol AnalysisWriter: Sendable {
  /// Writes the whole file.
  ///
  /// - Throws: what the sink throws when it hands bytes on.
  func write(_ analysis: Analysis, to sink: ByteSink) throws
}

extension AnalysisWriter {
  /// The whole file in memory.
  public func bytes(of analysis: Analysis) -> [UInt8] {
    var bytes: [UInt8] = []
    // Only the sink's receiver can fail, and this one does not.
    let sink = ByteSink { bytes += $0 }
    do {
      try write(analysis, to: sink)
      try sink.handOn()
    } catch {
      preconditionFailure("writing to memory failed: \(error)")
    }
    return bytes
  }
}
