import CommunityInsights

/// A notebook that reads the tables of the folder, shows its pictures and computes some of its numbers anew, for those
/// who want to go on from there: `report.ipynb`.
///
/// Its source is a Python file in the percent format: `# %%` begins a cell of code, `# %% [markdown]` one of text. A cell
/// that `needs` files is left out of folders that do not have them, so that the notebook of every audience runs.
public struct Notebook: AnalysisWriter {
  /// The files of the folder that the notebook is in.
  public var files: [ReportFile]

  public init(files: [ReportFile]) { self.files = files }

  public func write(_ analysis: Analysis, to sink: ByteSink) throws {
    let names = Set(files.map(\.rawValue))
    let cells = Self.cells.filter { names.isSuperset(of: $0.needs) }
    var json = JSONPrinter(sink: sink)
    try json.document { json in
      try json.entry("cells", array: cells.enumerated()) { json, cell in
        try putCell(cell.element, id: "cell-\(cell.offset + 1)", title: analysis.title, &json)
      }
      json.entry("metadata") { json in
        json.entry("kernelspec") { json in
          json.entry("display_name", .text("Python 3"))
          json.entry("language", .text("python"))
          json.entry("name", .text("python3"))
        }
        json.entry("language_info") { $0.entry("name", .text("python")) }
      }
      json.entry("nbformat", .whole(4))
      json.entry("nbformat_minor", .whole(5))
    }
  }

  private func putCell(_ cell: Cell, id: String, title: String, _ json: inout JSONPrinter) throws {
    try json.object { json in
      json.entry("cell_type", .text(cell.isText ? "markdown" : "code"))
      if !cell.isText { json.entry("execution_count", .undefined) }
      json.entry("id", .text(id))
      json.entry("metadata") { _ in }
      if !cell.isText { try json.entry("outputs", array: [Int]()) { $0.value(.whole($1)) } }
      try json.entry("source", array: cell.lines.enumerated()) { json, line in
        // Only text has the title; in code it would have to be a Python string.
        let text =
          cell.isText
          ? line.element.replacing("{{title}}", with: MarkdownText().escapeText(title)) : line.element
        json.value(.text(line.offset + 1 < cell.lines.count ? text + "\n" : text))
      }
    }
  }

  // MARK: - The source

  /// A cell of the source.
  private struct Cell {
    var isText: Bool
    var needs: [String]
    var lines: [String]
  }

  private static let cells: [Cell] = {
    var cells: [Cell] = []
    for line in String(decoding: PackageResources.report_py, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    {
      if line.hasPrefix("# %%") {
        let words = line.split(separator: " ").dropFirst(2)
        let needs = words.drop { $0 != "needs" }.dropFirst().map(String.init)
        cells.append(Cell(isText: words.first == "[markdown]", needs: needs, lines: []))
      } else if let last = cells.indices.last {
        cells[last].lines.append(cells[last].isText ? uncommented(line) : String(line))
      }
    }
    for index in cells.indices { cells[index].lines = trimmed(cells[index].lines) }
    return cells
  }()

  private static func uncommented(_ line: Substring) -> String {
    String(line.hasPrefix("# ") ? line.dropFirst(2) : line.hasPrefix("#") ? line.dropFirst() : line)
  }

  /// The lines without empty ones at the end.
  private static func trimmed(_ lines: [String]) -> [String] {
    Array(lines.prefix((lines.lastIndex { !$0.isEmpty } ?? -1) + 1))
  }
}
