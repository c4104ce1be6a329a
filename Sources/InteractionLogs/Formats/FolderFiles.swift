#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The files in a folder that the user named, and in the folders in it.
enum FolderFiles {
  /// More files than this are an error: it is probably the wrong folder.
  static let mostFiles = 2_000_000
  /// What stands before the path of a repository of git whose history is meant.
  static let repositoryPrefix = "git:"
  /// Folders in folders beyond this depth are an error.
  private static let mostDepth = 100

  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// The regular files of a folder in the order of their paths, byte by byte. Links are not followed, and what is
  /// neither a file nor a folder is passed over. A folder with a repository of git in it, or one without a working copy, is
  /// one entry, named `.git`.
  ///
  /// - Throws: ``InputError`` when a folder cannot be read, or there are too many files; `CancellationError`.
  /// - Complexity: O(files · log files).
  static func files(of folder: String, input: Int, isCancelled: () -> Bool) throws -> [InputFile] {
    var found: [InputFile] = []
    try walk(folder, path: [], input: input, &found, isCancelled: isCancelled)
    if found.isEmpty {
      throw InputError(.noInput, file: folder, problem: "is a folder without files", remedy: "name a folder with logs")
    }
    return found
  }

  private static func walk(
    _ folder: String, path: [String], input: Int, _ found: inout [InputFile], isCancelled: () -> Bool
  ) throws {
    if isCancelled() { throw CancellationError() }
    guard path.count <= mostDepth, found.count <= mostFiles else {
      throw InputError(
        .data, file: folder, problem: "has too many files, or folders in folders, to be an export",
        remedy: "name the folder that holds nothing but the logs")
    }
    let names = try names(in: folder)
    if names.contains(".git") || ["HEAD", "objects", "refs"].allSatisfy(names.contains) {
      // What lies in a working copy is no log; its history is.
      return found.append(repository(folder, path: path, input: input))
    }
    for name in names {
      let place = folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
      var status = stat()
      guard lstat(place, &status) == 0 else { continue }
      if status.st_mode & S_IFMT == S_IFDIR {
        try walk(place, path: path + [name], input: input, &found, isCancelled: isCancelled)
      } else if status.st_mode & S_IFMT == S_IFREG {
        found.append(
          InputFile(name: place, path: path + [name], input: input, size: Int(status.st_size), location: place) {
            try ByteSource(.file(place), chunkBytes: $0, isCancelled: $1)
          })
      }
    }
  }

  /// A repository that the user names as one.
  static func repository(named path: String, input: Int) -> InputFile {
    repository(path.isEmpty ? "." : path, path: [], input: input)
  }

  private static func repository(_ folder: String, path: [String], input: Int) -> InputFile {
    InputFile(name: folder, path: path + [".git"], input: input, size: nil, location: folder) { _, _ in
      throw InputError(.data, file: folder, problem: "is a repository, not a file", remedy: "name a file in it")
    }
  }

  private static func names(in folder: String) throws(InputError) -> [String] {
    guard let stream = opendir(folder) else {
      throw InputError(
        .noInput, file: folder, problem: "cannot be read: \(String(cString: strerror(errno)))",
        remedy: "check its permissions")
    }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 1) { String(cString: $0) }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
