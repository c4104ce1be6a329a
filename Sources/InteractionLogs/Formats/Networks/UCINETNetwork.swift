/// A network in the DL language of UCINET, which NetDraw and Gephi read as well: a matrix, or lists of lines or of
/// neighbours.
///
/// A row acts towards a column. Where the file has several matrices, their names are the kinds of ties.
struct UCINETNetwork: SingleFileFormat {
  let name = "UCINET network"

  func recognizes(_ opening: InputFile.Opening, of file: InputFile) -> Bool {
    let text = opening.text.drop { $0 <= 0x20 }.prefix(2000)
    guard text.first.map({ $0 | 0x20 }) == UInt8(ascii: "d") else { return false }
    let start = String(decoding: text, as: UTF8.self).lowercased()
    guard start.hasPrefix("dl"), let next = start.dropFirst(2).first, next.isWhitespace || next == "," else {
      return false
    }
    return ["n", "nr", "nc", "nm"].contains { key in
      start.contains("\(key)=") || start.contains("\(key) =") || start.contains(" \(key) ")
    }
  }

  func read(_ files: [InputFile], into rows: inout ExportRows) throws {
    var networks: [NetworkTies] = []
    for file in files {
      var header = UCINETHeader(file: file)
      var data: UCINETData?
      try rows.forEachLine(in: file) { _, text, line in
        if data == nil {
          guard let rest = try header.take(text, line: line) else { return }
          data = UCINETData(header, file: file)
          try data!.take(rest, line: line)
        } else {
          try data!.take(text, line: line)
        }
      }
      guard var data else {
        throw InputError(
          .data, file: file.name, problem: "is a UCINET network without DATA:",
          remedy: "export it again; it was cut off")
      }
      networks.append(try data.finished())
    }
    try rows.give(networks)
  }
}
