import Foundation

/// A file or folder that cannot be made: which, why, and what to do about it.
public struct OutputError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file or folder, as the user named it.
  public var path: String
  /// What is wrong, without a full stop.
  public var problem: String
  /// What to do, without a full stop.
  public var remedy: String

  public init(path: String, problem: String, remedy: String) {
    self.path = path
    self.problem = problem
    self.remedy = remedy
  }

  /// What the operating system refused, by its error number.
  ///
  /// - Parameter option: the option that says where the file goes.
  public init(path: String, errorNumber: Int32, option: String = "--out") {
    let elsewhere = "choose another place with \(option)"
    switch errorNumber {
    case ENOSPC, EDQUOT, EFBIG:
      self.init(path: path, problem: "there is no space left for it", remedy: "make room, or \(elsewhere)")
    case EACCES, EPERM:
      self.init(
        path: path, problem: "permission denied: you are not allowed to write there",
        remedy: "choose a place that you may write to with \(option)")
    case EROFS: self.init(path: path, problem: "the file system can only be read", remedy: elsewhere)
    case ENOENT: self.init(path: path, problem: "there is no such folder", remedy: "make the folder, or \(elsewhere)")
    case ENOTDIR, EEXIST:
      self.init(path: path, problem: "a file stands in the way", remedy: "move it away, or \(elsewhere)")
    case EISDIR: self.init(path: path, problem: "it is a folder", remedy: elsewhere)
    case ENAMETOOLONG:
      self.init(path: path, problem: "the name is too long", remedy: "choose a shorter one with \(option)")
    default: self.init(path: path, problem: String(cString: strerror(errorNumber)).lowercased(), remedy: elsewhere)
    }
  }

  /// One sentence with path, problem and remedy.
  public var description: String { "\(path): \(problem); \(remedy)." }
}
