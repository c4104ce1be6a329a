import ArgumentParser

/// What a command says while it runs.
struct TalkArguments: ParsableArguments {
  @Flag(name: .shortAndLong, help: "Print nothing but errors.")
  var quiet = false
}
