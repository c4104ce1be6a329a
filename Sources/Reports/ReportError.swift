import Foundation

/// A file or folder that could not be made: which, why, and what to do about it.
public struct ReportError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file or folder.
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
  init(path: String, errorNumber: Int32) {
    self.path = path
    switch errorNumber {
    case ENOSPC, EDQUOT, EFBIG:
      problem = "there is no space left for it"
      remedy = "make room, or choose another place with --out"
    case EACCES, EPERM:
      problem = "you are not allowed to write there"
      remedy = "choose a place that you may write to with --out"
    case EROFS:
      problem = "the file system can only be read"
      remedy = "choose another place with --out"
    case ENOTDIR, EEXIST:
      problem = "a file stands in the way"
      remedy = "move it away, or choose another place with --out"
    case ENAMETOOLONG:
      problem = "the name is too long"
      remedy = "choose a shorter one with --out"
    default:
      problem = String(cString: strerror(errorNumber)).lowercased()
      remedy = "choose another place with --out"
    }
  }

  /// One sentence with path, problem and remedy.
  public var description: String { "\(path): \(problem); \(remedy)." }
}
