import ArgumentParser

/// What a command that writes a folder may put another in place of.
struct ReplaceArguments: ParsableArguments {
  @Flag(help: "Replace an earlier result even if it is for another audience, of another kind, or was changed since.")
  var replace = false
}
