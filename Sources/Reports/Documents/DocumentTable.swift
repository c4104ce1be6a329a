import CommunityInsights
import Mustache

/// A table of a document, as the templates read it.
struct DocumentTable {
  /// Where it stands in a document; `nil` where nothing leads to it.
  var tableID: String?
  var caption: String
  var columns: [DocumentColumn]
  var rows: [DocumentRow]
  /// Classes that name the columns of numbers ("n2 n5"), which the style sheet sets to the right: cheaper than a class
  /// on each of many thousand cells.
  var alignment: String
  /// What is not in the table and where it is; `nil` when everything is.
  var remark: String?

  /// A table of one row an element, the first column of which names the row.
  ///
  /// - Parameters:
  ///   - limit: how many rows to show.
  ///   - place: where the rows beyond `limit` are.
  init<Element>(
    _ caption: String, of elements: some Collection<Element>, limit: Int = .max, allIn place: String = "",
    columns: [DocumentColumn], row: (Element) -> [String]
  ) {
    self.caption = caption
    self.columns = columns
    alignment = columns.indices.filter { columns[$0].isNumeric }.map { "n\($0 + 1)" }.joined(separator: " ")
    rows = elements.prefix(limit).map { element in
      let texts = row(element)
      precondition(texts.count == columns.count, "a text for each column")
      return DocumentRow(header: texts[0], cells: Array(texts.dropFirst()))
    }
    if elements.count > limit { remark = "… and \(Wording.count(elements.count - limit)) more; all are in \(place)." }
  }

  /// The table with rows that lead to dots in the picture.
  ///
  /// - Parameter dots: for the rows, in their order, the number of the dot; `nil` for none.
  func leading(to dots: [Int?]) -> DocumentTable {
    var leading = self
    for (row, dot) in zip(rows.indices, dots) { leading.rows[row].dot = dot.map(String.init) }
    return leading
  }
}

/// The head of a column.
struct DocumentColumn {
  var title: String
  /// The measure that the column shows, whose definition the head links to.
  var measure: String?
  var isNumeric: Bool
  /// Where the definition of the measure stands in the document; `nil` when it has none.
  var anchor: String?

  static func text(_ title: String) -> DocumentColumn { DocumentColumn(title: title, isNumeric: false) }

  static func number(_ title: String, measure: String? = nil) -> DocumentColumn {
    DocumentColumn(title: title, measure: measure, isNumeric: true)
  }
}

struct DocumentRow {
  var header: String
  var cells: [String]
  /// The same cells, with a shade for how large each is; empty in a table without shades.
  var shaded: [ShadedCell] = []
  /// The dot in the picture that the row is about; `nil` for none.
  var dot: String?
}

struct ShadedCell {
  var cellText: String
  /// "h0" to "h5", or "own" for what a group has with itself; `nil` for a cell without a shade.
  var shade: String?
}

/// Rows are most of a document, and reflection is slow.
extension DocumentRow: MustacheParent {
  func child(named name: String) -> Any? {
    switch name {
    case "header": header
    case "cells": cells
    case "dot": dot
    case "shaded": shaded
    default: nil
    }
  }
}
