/// What an analysis was made from and how, so that it can be made again and checked: for the community itself.
///
/// Others get none of it. Commands and names of files may hold names of people. A hash tells nothing by itself, but
/// whoever knows nearly all of a log could try what is missing until the hash fits; so could whoever holds another copy
/// find out that both are of the same log.
public struct Provenance: Codable, Hashable, Sendable {
  /// The command as it can be typed again; without what changes nothing in the report, such as its place, and without
  /// passwords.
  public var command: String
  /// What was read, in the order of the command.
  public var inputs: [Input]

  /// A file, folder or database.
  public struct Input: Codable, Hashable, Sendable {
    /// What it was read as.
    public enum Role: String, Codable, Sendable {
      case log
      case memberTable = "member_table"
      case aliases
      case optOut = "opt_out"
      case blocklist
    }

    /// As the user named it.
    public var name: String
    public var role: Role
    /// How long it is, all files of a folder together; `nil` where that is not known or not recorded.
    public var bytes: Int64?
    /// In hexadecimal digits; `nil` where ``bytes`` is.
    public var sha256: String?
    /// How many files a folder has; `nil` for anything else.
    public var files: Int?

    public init(_ name: String, _ role: Role, bytes: Int64? = nil, sha256: String? = nil, files: Int? = nil) {
      self.name = name
      self.role = role
      self.bytes = bytes
      self.sha256 = sha256
      self.files = files
    }
  }

  public init(command: String, inputs: [Input]) {
    self.command = command
    self.inputs = inputs
  }
}
