@testable import InteractionLogs

/// What reading an export gives, in the words of tests.
struct ExportLog {
  let log: ReadLog

  init(log: ReadLog) { self.log = log }

  /// - Parameter files: texts by their names, which may have folders in them.
  init(_ files: KeyValuePairs<String, String>, options: LogReadingOptions = LogReadingOptions()) throws {
    log = try ReadLog(files.map { .bytes(name: $0.key, Array($0.value.utf8)) }, options: options)
  }

  /// `ada>ben reply` for each interaction, with the weight where it is not 1, in the order of the alphabet.
  var ties: [String] {
    log.interactions.filter { !$0.target.isEmpty }.map { row in
      let kind = (row.kind ?? "").isEmpty ? "" : " \(row.kind!)"
      return "\(row.source)>\(row.target)\(kind)\(row.weight == 1 ? "" : " \(row.weight)")"
    }.sorted()
  }

  /// `2025-03-01T10:00:00Z ada>ben` for each interaction with a time.
  var times: [String] {
    log.interactions.filter { !$0.target.isEmpty && $0.time != nil }
      .map { "\($0.time!) \($0.source)>\($0.target)" }.sorted()
  }

  var file: FileSummary { log.summary.files[0] }
  var members: [String] { log.members.sorted() }
  /// `reason count` for what was left out.
  var leftOut: [String] { file.leftOut.map { "\($0.reason) \($0.count)" } }

  /// Whether a word is in nothing that was kept.
  func keepsNo(_ word: String) -> Bool {
    let rows = log.interactions.flatMap { [$0.source, $0.target, $0.kind ?? "", $0.thread ?? "", $0.id ?? ""] }
    let rejected = log.rejected.flatMap { [$0.text, $0.field ?? "", $0.column ?? ""] }
    return !(rows + rejected + log.members).contains { $0.lowercased().contains(word) }
  }

  /// Whether what became of the entries adds up.
  var addsUp: Bool {
    file.leftOut.reduce(0) { $0 + $1.count } == file.leftOutRows && file.interactions == ties.count
      && file.rejectedRows == log.rejected.count && file.usedRows >= 0
  }
}
