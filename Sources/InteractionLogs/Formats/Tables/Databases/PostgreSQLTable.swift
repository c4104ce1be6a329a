/// A table of a PostgreSQL server, or what a query gives.
struct PostgreSQLTable: TableFormat {
  let name = "PostgreSQL"

  func recognizes(_ opening: InputFile.Opening, of file: InputFile) -> Bool { file.address?.engine == .postgresql }

  func table(in file: InputFile, _ request: TableRequest) throws -> TableSource {
    guard let address = file.address else {
      throw InputError(.usage, file: file.name, problem: "is no address of a server", remedy: "give postgresql://…")
    }
    let connection = try PostgreSQLConnection(address, isCancelled: request.isCancelled)
    if let query = address.query {
      return TableSource(
        try PostgreSQLRows(connection, query), of: file, request, label: "\(name), query", linesAbove: 1)
    }
    let table = try LogTableChoice(file: file.name, request: request).choose(among: connection.tables()) { table in
      try PostgreSQLRows(connection, "SELECT * FROM \(table) LIMIT \(LayoutDetector.sampleRows)").all()
    }
    let rows = try PostgreSQLRows(connection, "SELECT * FROM \(table)")
    return TableSource(rows, of: file, request, label: "\(name), table \(table)", linesAbove: 1)
  }
}
