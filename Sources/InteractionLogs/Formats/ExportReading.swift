/// The way through one export: all files that its format claimed.
struct ExportReading {
  let format: any LogFormat
  let files: [InputFile]
  let number: Int
  let options: LogReadingOptions
  /// The inputs that the files are of, as the user named them.
  let inputs: [LogInput]

  /// What the user named, where the files are of one input; otherwise how many files there are.
  var name: String {
    let used = Set(files.map(\.input))
    if files.count == 1 { return files[0].name }
    return used.count == 1 ? inputs[used.first!].name : "\(files.count) files, the first \(files[0].name)"
  }

  func run(
    state: inout LogReadingState, progress: (Double) -> Void, isCancelled: @escaping () -> Bool,
    consume: (borrowing InteractionBatch) throws -> Void
  ) throws {
    try withoutActuallyEscaping(progress) { progress in
      try withoutActuallyEscaping(consume) { consume in
        var rows = ExportRows(
          files, name: name, format: format.name, number: number, options: options, state: state, progress: progress,
          isCancelled: isCancelled, consume: consume)
        try format.read(files, into: &rows)
        state = try rows.finished()
      }
    }
    let summary = state.files[state.files.count - 1]
    if summary.rows == 0 {
      throw InputError(
        .data, file: name, problem: "is a \(format.name) without an entry",
        remedy: "give one with at least one message or tie"
      )
    }
    try LogFileReading.checkAnythingTaken(state, options: options)
  }
}
