/// What the inputs hold: logs, each of one or more files.
struct LogPlan {
  /// A log, and how it is read.
  enum Part {
    case export(any LogFormat, [InputFile])
    case table((any TableFormat)?, InputFile)

    var files: [InputFile] {
      switch self {
      case .export(_, let files): files
      case .table(_, let file): [file]
      }
    }
  }

  let parts: [Part]

  /// Looks at the inputs.
  ///
  /// - Parameter isPlain: whether the user says how the columns are to be read, so that each file is a table.
  /// - Throws: ``InputError`` when an input cannot be opened; `CancellationError`.
  /// - Complexity: O(files · formats).
  init(_ inputs: [LogInput], options: LogReadingOptions, isCancelled: @escaping () -> Bool) throws {
    let openings = Openings(isCancelled: isCancelled)
    var files: [InputFile] = []
    for (number, input) in inputs.enumerated() {
      files += try Self.files(of: input, number: number, isCancelled: isCancelled)
    }
    var parts: [(first: Int, part: Part)] = []
    var areFree = [Bool](repeating: true, count: files.count)
    // What is a database is no export, whatever is in it.
    for index in files.indices where files[index].address != nil { areFree[index] = false }
    if !options.saysColumns {
      for format in LogFormats.all {
        let free = files.indices.filter { areFree[$0] }
        if free.isEmpty { break }
        let claimed = try format.claims(free.map { files[$0] }, openings: openings).map { free[$0] }
        guard let first = claimed.min() else { continue }
        for index in claimed { areFree[index] = false }
        parts.append((first, .export(format, claimed.map { files[$0] })))
      }
    }
    let folders = Set(parts.flatMap(\.part.files).map(\.input))
    for index in files.indices where files[index].address != nil { areFree[index] = true }
    for index in files.indices where areFree[index] && !Self.isBeside(files[index], folders) {
      let file = files[index]
      if file.isRepository { throw Self.unreadable(file) }
      let opening = try openings.of(file)
      parts.append((index, .table(LogFormats.tables.first { $0.recognizes(opening, of: file) }, file)))
    }
    self.parts = parts.sorted { $0.first < $1.first }.map(\.part)
  }

  /// How much the beginnings of all files of a folder take, and the least of each.
  private static let allOpeningBytes = 256 << 20
  private static let leastOpeningBytes = 8 << 10

  private static func files(
    of input: LogInput, number: Int, isCancelled: @escaping () -> Bool
  ) throws -> [InputFile] {
    if case .file(let path) = input, path.hasPrefix(FolderFiles.repositoryPrefix) {
      return [FolderFiles.repository(named: String(path.dropFirst(FolderFiles.repositoryPrefix.count)), input: number)]
    }
    var files = [InputFile(input, number: number)]
    if case .file(let path) = input, FolderFiles.isFolder(path) {
      files = try FolderFiles.files(of: path, input: number, isCancelled: isCancelled)
      let room = max(leastOpeningBytes, allOpeningBytes / files.count)
      for file in files { file.openingBytes = min(file.openingBytes, room) }
    }
    return try files.flatMap { try PackedFiles.unpacked($0, isCancelled: isCancelled) }
  }

  /// Whether a file that no format claims only lies beside an export, or is what programs leave in folders.
  private static func isBeside(_ file: InputFile, _ claimedInputs: Set<Int>) -> Bool {
    guard file.isInFolder else { return false }
    return claimedInputs.contains(file.input) || file.ownName.hasPrefix(".") || file.ownName.hasPrefix("_")
      || file.size == 0
  }

  private static func unreadable(_ file: InputFile) -> InputError {
    InputError(
      .data, file: file.name, problem: "is a repository of git, and columns are named for it",
      remedy: "leave out the options that name columns")
  }
}

extension LogReadingOptions {
  /// Whether the user says which columns there are, or what separates them.
  var saysColumns: Bool {
    columns != ColumnOverrides() || delimiter != nil || hasHeader != nil || skippedLines > 0
  }
}
