import CommunityInsights
import MemberNetworks
import Reports

extension Run {
  /// Prints a table for researchers, and says what has to be known of it.
  func write(_ table: ResearchTable, _ body: (ResearchTable, ByteSink) throws -> Void) throws {
    for note in table.notes { Run.warn(note) }
    let sink = ByteSink { bytes in
      try control.checkCancellation()
      try StandardOutput.write(bytes)
    }
    try body(table, sink)
    try sink.handOn()
  }
}
