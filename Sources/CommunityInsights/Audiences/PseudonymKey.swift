import Crypto
import Foundation
import InteractionLogs

/// The secret that pseudonyms are made with: whoever holds it can tell which pseudonym belongs to whom, nobody else
/// can.
///
/// The key is given by the user and never written by copgraph; not even its description shows it.
public struct PseudonymKey: Sendable {
  /// The variable of the environment that can hold a key.
  public static let environmentVariable = "COPGRAPH_PSEUDONYM_KEY"

  /// 128 bits: more than can be tried out.
  public static let fewestBytes = 16

  /// Longer than any key; a file beyond this is something else.
  static let mostBytes = 4096

  let bytes: [UInt8]

  /// - Parameter bytes: the key itself, random and at least ``fewestBytes`` long.
  /// - Throws: `InputError` for a key that is too short, or that can be guessed (``KeyStrength``).
  public init(_ bytes: [UInt8]) throws(InputError) { try self.init(bytes, file: nil) }

  private init(_ bytes: [UInt8], file: String?) throws(InputError) {
    guard bytes.count >= Self.fewestBytes else {
      throw InputError(
        .data, file: file,
        problem:
          "the key of pseudonyms has \(bytes.count) \(bytes.count == 1 ? "byte" : "bytes"), and a key this short can "
          + "be tried out", remedy: "give \(Self.fewestBytes) or more; \(Self.recipe)")
    }
    guard KeyStrength(bytes).bits >= KeyStrength.fewestBits else {
      throw InputError(
        .data, file: file,
        problem: "the key of pseudonyms can be guessed: it repeats itself, counts up, or is made of words",
        remedy: Self.recipe)
    }
    self.bytes = bytes
  }

  /// A new random key of 256 bits, as a line of text to keep in a file.
  public static func random() -> String {
    while true {
      let text = SymmetricKey(size: .bits256).withUnsafeBytes { Data($0).base64EncodedString() }
      // One of a hundred thousand happens to look like words.
      if KeyStrength(Array(text.utf8)).bits >= KeyStrength.fewestBits { return text + "\n" }
    }
  }

  /// The key in a file: its bytes, less one line end after them.
  ///
  /// - Throws: `InputError` when there is no such file, it cannot be read, or what it holds is no key.
  public static func read(file path: String) throws(InputError) -> PseudonymKey {
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw InputError(
        .noInput, file: path, problem: "the key of pseudonyms cannot be opened",
        remedy: "check the path and that you may read the file, or \(recipe)")
    }
    defer { try? handle.close() }
    let data: Data
    do { data = try handle.read(upToCount: mostBytes + 1) ?? Data() } catch {
      throw InputError(
        .inputOutput, file: path, problem: "the key of pseudonyms cannot be read",
        remedy: "check that it is a file and not a folder, and that you may read it")
    }
    guard data.count <= mostBytes else {
      throw InputError(
        .data, file: path,
        problem: "the key of pseudonyms has more than \(mostBytes) bytes, so this is probably another file",
        remedy: "check the path, or \(recipe)")
    }
    return try PseudonymKey(withoutLineEnd(Array(data)), file: path)
  }

  /// The key in the environment: the bytes of ``environmentVariable``.
  ///
  /// - Returns: `nil` where the variable is not set, or empty.
  /// - Throws: `InputError` when it holds no key.
  public static func read(
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws(InputError) -> PseudonymKey? {
    guard let text = environment[environmentVariable], !text.isEmpty else { return nil }
    return try PseudonymKey(withoutLineEnd(Array(text.utf8)), file: environmentVariable)
  }

  /// The error for a run that needs a key and has none.
  static let missing = InputError(
    .usage, problem: "pseudonyms need a secret key, and none was given",
    remedy: "set \(environmentVariable) or name a file with --pseudonym-key; \(recipe)")

  private static let recipe = "make a random one with 'copgraph key -o key.txt', and keep it secret"

  /// Editors and shells put a line end after text, which is not part of the key.
  private static func withoutLineEnd(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    if bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
    if bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
    return bytes
  }
}

extension PseudonymKey: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  public var description: String { "PseudonymKey" }
  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
