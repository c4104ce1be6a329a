import ArgumentParser
import CommunityInsights

/// For whom a report is made.
struct AudienceArguments: ParsableArguments {
  @Option(
    help: """
      For whom: community (with names, for the members themselves), sponsor (nobody is named, small groups are left \
      out, counts are rounded) or public (as for sponsors, with pseudonyms; it needs a key, which 'copgraph key' makes).
      """)
  var audience = Audience.community

  @Option(help: "Smallest number of people that a number may be about, for sponsors and the public.")
  var minimumGroup = AudienceOptions.defaultMinimumGroup

  @Option(
    help: """
      For the public: a file with the secret key of pseudonyms, as 'copgraph key -o FILE' makes it; the same key gives \
      the same pseudonyms. Default: the environment variable \(PseudonymKey.environmentVariable).
      """, completion: .file())
  var pseudonymKey: String?

  /// The files that are read, as the user named them.
  var inputPaths: [String] { [pseudonymKey].compactMap { $0 } }

  func validate() throws {
    if pseudonymKey != nil && audience != .public {
      throw ValidationError("--pseudonym-key is for --audience public; leave it out, or choose that audience.")
    }
  }

  /// What the options say; reads the key where one is needed.
  ///
  /// - Throws: `InputError` for a key that is missing or cannot be read, and a smallest group that hides nothing.
  func options() throws -> AudienceOptions {
    let key = audience == .public ? try pseudonymKey.map(PseudonymKey.read(file:)) ?? PseudonymKey.read() : nil
    let options = AudienceOptions(audience, minimumGroup: minimumGroup, key: key)
    try options.validate()
    return options
  }
}

extension Audience: ExpressibleByArgument {}
