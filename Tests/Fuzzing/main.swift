import Foundation

// Reads millions of inputs that are nearly right, and tells which of them end the program, hang it, or break what it
// promises. See CONTRIBUTING.md; `make fuzz` runs it for a minute.
//
//     FuzzInputs [--seconds N] [--inputs N] [--seed N]   runs inputs one after the other
//     FuzzInputs --only SEED [FOLDER]                    runs one again; writes its files into a folder

let arguments = CommandLine.arguments

func option(_ name: String) -> String? {
  arguments.firstIndex(of: name).flatMap { $0 + 1 < arguments.count ? arguments[$0 + 1] : nil }
}

if let seed = option("--only").flatMap(UInt64.init) {
  let fuzzCase = FuzzCase(seed: seed)
  if let folder = arguments.last, arguments.count > 3 {
    for (name, bytes) in fuzzCase.inputs { try Data(bytes).write(to: URL(fileURLWithPath: "\(folder)/\(name)")) }
  }
  print(fuzzCase.options)
  try fuzzCase.run()
} else if let first = option("--work-from").flatMap(UInt64.init), let board = option("--board") {
  try Worker(board: board).run(from: first)
} else {
  let supervisor = Supervisor(
    seconds: option("--seconds").flatMap(Double.init) ?? 60, inputs: option("--inputs").flatMap(UInt64.init) ?? .max,
    firstSeed: option("--seed").flatMap(UInt64.init) ?? 1)
  exit(try supervisor.run() ? 0 : 1)
}
