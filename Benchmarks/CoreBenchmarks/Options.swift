/// What the command line asks for.
struct Options {
  static let usage = """
    usage: CoreBenchmarks list
           CoreBenchmarks MEASURE... --edges FILE [--weights FILE] [--directed]
                          [--threads N] [--repeats N] [--budget SECONDS] [--cancel-after SECONDS]
    """

  var listsMeasures = false
  var measures: [Measure] = []
  var edgesPath = ""
  var weightsPath: String?
  var isDirected = false
  var threads = 2

  /// At most so many runs of a measure, and none is begun after so many seconds; the first one always is.
  var repeats = 1
  var budgetSeconds = Double.infinity

  /// When to cancel each run, to see how soon it ends.
  var cancelAfterSeconds: Double?

  init(_ arguments: some Collection<String>) throws {
    var rest = arguments.makeIterator()
    while let argument = rest.next() {
      switch argument {
      case "list": listsMeasures = true
      case "--edges": edgesPath = try Self.value(of: argument, rest.next())
      case "--weights": weightsPath = try Self.value(of: argument, rest.next())
      case "--directed": isDirected = true
      case "--threads": threads = try Self.value(of: argument, rest.next())
      case "--repeats": repeats = try Self.value(of: argument, rest.next())
      case "--cancel-after": cancelAfterSeconds = try Self.value(of: argument, rest.next())
      case "--budget": budgetSeconds = try Self.value(of: argument, rest.next())
      default:
        guard let measure = Measure.all.first(where: { $0.name == argument }) else {
          throw UsageError(description: "no measure or option is called '\(argument)'\n\(Self.usage)")
        }
        measures.append(measure)
      }
    }
    guard listsMeasures || (!measures.isEmpty && !edgesPath.isEmpty) else { throw UsageError(description: Self.usage) }
  }

  private static func value<Value: LosslessStringConvertible>(of option: String, _ text: String?) throws -> Value {
    guard let value = text.flatMap({ Value($0) }) else {
      throw UsageError(description: "\(option) needs a value\n\(usage)")
    }
    return value
  }
}

/// A command line or a file that cannot be used, and why.
struct UsageError: Error, CustomStringConvertible {
  var description: String
}
