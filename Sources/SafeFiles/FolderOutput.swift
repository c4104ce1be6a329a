import Foundation

/// A sort of folder that copgraph makes, and how one is known that has no manifest.
public struct FolderKind: Sendable {
  /// What it is called in messages: "report".
  public var name: String
  /// The names of files that it may hold.
  public var files: Set<String>
  /// The file by which it is known where there is no manifest.
  public var marker: String
  /// Whether a file that begins like this is that file.
  public var isMarker: @Sendable (String) -> Bool
  /// For whom a folder was made, by the beginning of the marker.
  public var audience: @Sendable (String) -> String?

  public init(
    name: String, files: Set<String>, marker: String, isMarker: @escaping @Sendable (String) -> Bool,
    audience: @escaping @Sendable (String) -> String? = { _ in nil }
  ) {
    self.name = name
    self.files = files
    self.marker = marker
    self.isMarker = isMarker
    self.audience = audience
  }
}

/// A folder that a run writes: where, and what it may take the place of.
///
/// A folder is replaced only when it is empty, or an earlier one of ours and nothing else: every file in it is a regular
/// file that copgraph wrote and that is still as it was. One that was made for another audience, or changed, is replaced
/// when the user says so.
public struct FolderOutput: Sendable {
  public var path: String
  public var kind: FolderKind
  /// For whom the folder is; `nil` where that is always the same.
  public var audience: String?
  public var inputs: InputFiles
  /// Whether one that was made for another audience, is of another kind, or was changed since may be replaced.
  public var isReplacing: Bool

  public init(
    _ path: String, kind: FolderKind, audience: String? = nil, inputs: InputFiles = InputFiles(),
    isReplacing: Bool = false
  ) {
    self.path = path
    self.kind = kind
    self.audience = audience
    self.inputs = inputs
    self.isReplacing = isReplacing
  }

  /// Checks that the folder can be made, without making anything: for telling before a long run. Puts back what a
  /// killed run had set aside.
  ///
  /// - Throws: ``OutputError``.
  public func check() throws(OutputError) {
    StagingPlace.sweep(FilePaths.folder(of: FilePaths.resolved(path)))
    _ = try replaced()
  }

  /// Begins the folder.
  ///
  /// - Throws: ``OutputError``, `CancellationError`; nothing is then left behind.
  public func begin() throws -> StagedFolder { try StagedFolder(self) }

  /// The folder that is there now, and each file in it; `nil` for nothing.
  ///
  /// - Throws: ``OutputError`` when it may not be replaced.
  func replaced() throws(OutputError) -> FolderState? {
    try inputs.refuseFolder(path, option: "--out")
    if FilePaths.isDanglingLink(path) {
      throw refusal("is a link that leads nowhere", "remove it, or choose another folder with --out")
    }
    let resolved = FilePaths.resolved(path)
    guard let folder = FileState(resolved) else {
      try checkPlace(resolved)
      return nil
    }
    guard folder.isFolder else {
      throw refusal(
        "is a file, where the \(kind.name)'s folder would be", "move it away, or choose another folder with --out")
    }
    guard let state = FolderState(resolved) else { throw OutputError(path: path, errorNumber: errno) }
    // The folder is moved, and another takes its place.
    guard access(FilePaths.folder(of: resolved), W_OK | X_OK) == 0 else {
      throw OutputError(path: path, errorNumber: errno)
    }
    if !state.files.isEmpty { try checkFiles(state, in: resolved) }
    return state
  }

  /// Checks that a folder can be made where there is none yet.
  private func checkPlace(_ resolved: String) throws(OutputError) {
    var above = FilePaths.folder(of: resolved)
    while FileState(above) == nil, above != "/" { above = FilePaths.folder(of: above) }
    guard FileState(above)?.isFolder == true else { throw OutputError(path: path, errorNumber: ENOTDIR) }
    guard access(above, W_OK | X_OK) == 0 else { throw OutputError(path: path, errorNumber: errno) }
  }

  private func checkFiles(_ state: FolderState, in folder: String) throws(OutputError) {
    let manifest = FolderManifest(in: folder)
    let head = head(of: folder + "/" + kind.marker)
    let allowed: (String) -> Bool = { name in
      FolderManifest.isOwnName(name) || manifest?.allows(name) ?? kind.files.contains(name)
    }
    for (name, file) in state.sortedFiles {
      guard allowed(name) else {
        throw refusal(
          "holds '\(name)', which is not part of the \(kind.name) and would be lost",
          "move it away, or choose another folder with --out")
      }
      guard file.isRegular else {
        throw refusal(
          "holds '\(name)', which is \(file.isFolder ? "a folder" : "no file") of someone else's and would be lost",
          "move it away, or choose another folder with --out")
      }
    }
    guard manifest != nil || head.map(kind.isMarker) == true else {
      throw refusal(
        "holds files that copgraph did not make and that would be lost",
        "move them away, or choose another folder with --out")
    }
    if isReplacing { return }
    try checkPurpose(
      kind: manifest?.kind ?? kind.name, audience: manifest.map(\.audience) ?? head.flatMap(kind.audience))
    if let changed = state.sortedFiles.first(where: { manifest?.isUnchanged($0.name, in: folder) == false }) {
      throw refusal(
        "holds '\(changed.name)', which was changed since copgraph wrote it and would be lost",
        "move it away, choose another folder with --out, or say --replace")
    }
  }

  /// A folder stays what it is, and for whom it is, until the user says otherwise.
  private func checkPurpose(kind foundKind: String, audience found: String?) throws(OutputError) {
    let remedy = "choose another folder with --out, or say --replace"
    if foundKind != kind.name { throw refusal("holds a \(foundKind), and this run makes a \(kind.name)", remedy) }
    if let found, let audience, found != audience {
      throw refusal("holds the \(kind.name) for the audience '\(found)', and this one is for '\(audience)'", remedy)
    }
  }

  private func refusal(_ problem: String, _ remedy: String) -> OutputError {
    OutputError(path: path, problem: problem, remedy: remedy)
  }

  private func head(of file: String) -> String? {
    let descriptor = open(file, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    let count = read(descriptor, &bytes, bytes.count)
    return count > 0 ? String(decoding: bytes[..<count], as: UTF8.self) : nil
  }
}

/// A folder and the files in it at one moment.
struct FolderState: Equatable {
  var folder: FileState
  var files: [String: FileState]

  var sortedFiles: [(name: String, state: FileState)] {
    files.sorted { $0.key < $1.key }.map { (name: $0.key, state: $0.value) }
  }

  /// - Returns: `nil` when the folder cannot be read.
  init?(_ path: String) {
    guard let folder = FileState(path, followsLinks: false), let names = FilePaths.names(in: path) else { return nil }
    self.folder = folder
    files = [:]
    for name in names { files[name] = FileState(path + "/" + name, followsLinks: false) }
  }

  /// Whether the same files are in both, unchanged. The folders themselves change when they are moved.
  func hasSameFiles(as other: FolderState) -> Bool {
    files == other.files && folder.identity == other.folder.identity
  }
}
