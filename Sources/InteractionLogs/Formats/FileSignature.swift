/// Recognises inputs that are not text, by their first bytes.
enum FileSignature {
  /// How many bytes a UTF-8 byte order mark at the beginning takes; 0 without one.
  static func markLength(_ bytes: UnsafeBufferPointer<UInt8>) -> Int { starts(bytes, [0xEF, 0xBB, 0xBF]) ? 3 : 0 }

  /// Throws with a remedy when the input is of another format.
  static func check(_ bytes: UnsafeBufferPointer<UInt8>, file: String) throws(InputError) {
    let found: (problem: String, remedy: String)?
    if isPacked(bytes) {
      found = ("is compressed or packed again, deeper than is looked", "unpack it first")
    } else if starts(bytes, [0xD0, 0xCF, 0x11, 0xE0]) {
      found = ("is an old Excel workbook", "save the sheet as .xlsx, or as CSV (UTF-8)")
    } else if starts(bytes, Array("PAR1".utf8)) {
      found = ("is a Parquet file", "write it as CSV first")
    } else if starts(bytes, Array("%PDF-".utf8)) {
      found = ("is a PDF document", "give the log as CSV")
    } else {
      found = nil
    }
    if let found { throw InputError(.data, file: file, problem: found.problem, remedy: found.remedy) }
  }

  private static func isPacked(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let marks: [[UInt8]] = [
      [0x1F, 0x8B, 8], Array("PK\u{3}\u{4}".utf8), [0x28, 0xB5, 0x2F, 0xFD], [0xFD, 0x37, 0x7A, 0x58, 0x5A],
    ]
    if marks.contains(where: { starts(bytes, $0) }) { return true }
    return starts(bytes, Array("BZh".utf8)) && bytes.count > 4 && bytes[3].isDigit && bytes[4] == 0x31
  }

  private static func starts(_ bytes: UnsafeBufferPointer<UInt8>, _ signature: [UInt8]) -> Bool {
    bytes.starts(with: signature)
  }
}
