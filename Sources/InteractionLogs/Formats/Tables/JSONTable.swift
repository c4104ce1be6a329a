/// JSON of one object a row: an object a line, objects one after the other, a list of objects, or such a list in a field.
///
/// Columns are called by their paths, as in `user.email`. Several values of one path, as of a list of recipients, are one
/// cell. Objects are read one by one, so that memory does not grow with the file.
struct JSONTable: TableFormat {
  let name = "JSON"

  func recognizes(_ opening: InputFile.Opening, of file: InputFile) -> Bool {
    JSONRecordPlace(opening.text, isWhole: opening.isWhole) != nil
  }

  func table(in file: InputFile, _ request: TableRequest) throws -> TableSource {
    let source = try file.open(chunkBytes: request.options.chunkBytes, isCancelled: request.isCancelled)
    let (sample, markLength) = try DelimitedSample.opening(source, encoding: request.options.encoding)
    guard let place = JSONRecordPlace(sample.bytes, isWhole: sample.isWhole) else {
      throw InputError(
        .data, file: file.name, problem: "is JSON, but no list of objects", remedy: "give one object for each row")
    }
    let rows = try JSONRows(
      source, from: markLength + place.start, kind: place.kind, named: request.namedColumns,
      isCancelled: request.isCancelled)
    source.keepNoMore()
    var table = TableSource(
      rows, of: file, request, label: place.kind == .lines ? "JSON Lines" : name, linesAbove: 1)
    table.countsEntries = place.kind != .lines
    return table
  }
}
