import InteractionLogs

/// One interaction with its names written out.
struct ReadInteraction: Hashable, CustomStringConvertible {
  var source: String
  var target: String
  var time: String?
  var weight = 1.0
  var kind: String?
  var thread: String?
  var id: String?
  var replyTo: String?

  var description: String { "\(source)→\(target) \(time ?? "-") \(weight) \(kind ?? "-") \(thread ?? "-")" }
}

/// Everything that reading some logs gives.
struct ReadLog {
  var interactions: [ReadInteraction] = []
  var members: [String] = []
  var summary: LogSummary
  var rejected: RejectedRows
  /// Whether each interaction lies outside the period.
  var outside: [Bool] = []
  /// What the batches say of the time before the period: threads, and `source>target time`.
  var earlier: [String] = []

  /// `source>target` of each interaction.
  var pairs: [String] { interactions.map { "\($0.source)>\($0.target)" } }

  init(_ inputs: [LogInput], options: LogReadingOptions = LogReadingOptions(), threads: Int = 1) throws {
    var names = LogNames()
    // Names of a batch are looked up when all is read, because the table is in use until then.
    var batches: [InteractionBatch] = []
    (summary, rejected) = try InteractionLogReader(options: options).read(
      inputs, names: &names, threads: threads
    ) { batch in
      batches.append(copy batch)
    }
    func name(_ index: NameIndex, in table: NameTable) -> String {
      index == InteractionBatch.absent ? "" : table.name(at: index)
    }
    func name(_ index: Int, of column: [NameIndex], in table: NameTable) -> String? {
      column.isEmpty ? nil : name(column[index], in: table)
    }
    for batch in batches {
      for index in 0..<batch.count {
        outside.append(batch.isOutside(index))
        interactions.append(
          ReadInteraction(
            source: (batch.isOutside(index) ? names.earlierMembers : names.members).name(at: batch.sources[index]),
            target: name(batch.targets[index], in: names.members),
            time: batch.time(at: index).map { summary.clock.string($0) },
            weight: batch.weights.isEmpty ? 1 : batch.weights[index],
            kind: name(index, of: batch.kinds, in: names.kinds),
            thread: name(index, of: batch.threads, in: names.threads),
            id: name(index, of: batch.ids, in: names.messageIDs),
            replyTo: name(index, of: batch.replyTos, in: names.messageIDs)))
      }
      earlier += batch.earlier.threads.map { names.threads.name(at: $0) }
      for index in batch.earlier.sources.indices {
        let pair = [batch.earlier.sources[index], batch.earlier.targets[index]].map {
          names.earlierMembers.name(at: $0)
        }
        let time = summary.clock.string(Instant(microseconds: batch.earlier.times[index]))
        earlier.append("\(pair[0])>\(pair[1]) \(time)")
      }
    }
    members = (0..<names.members.count).map { names.members.name(at: NameIndex($0)) }
  }

  init(_ text: String, options: LogReadingOptions = LogReadingOptions()) throws {
    try self.init([.bytes(name: "log.csv", Array(text.utf8))], options: options)
  }

  init(bytes: [UInt8], options: LogReadingOptions = LogReadingOptions(), threads: Int = 1) throws {
    try self.init([.bytes(name: "log.csv", bytes)], options: options, threads: threads)
  }
}

/// The error that reading a log gives; `nil` when it gives none.
func inputError(_ text: String, options: LogReadingOptions = LogReadingOptions()) -> InputError? {
  inputError([.bytes(name: "log.csv", Array(text.utf8))], options: options)
}

func inputError(_ inputs: [LogInput], options: LogReadingOptions = LogReadingOptions()) -> InputError? {
  do {
    _ = try ReadLog(inputs, options: options)
    return nil
  } catch {
    return error as? InputError
  }
}
