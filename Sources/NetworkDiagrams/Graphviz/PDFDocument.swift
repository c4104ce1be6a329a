/// What is changed in the PDF that cairo writes.
enum PDFDocument {
  /// A PDF without the time at which it was made, which would make every run's bytes different.
  ///
  /// The date is written in clear by the cairo library; its digits are replaced one by one, so that nothing in the file
  /// moves.
  static func undated(_ pdf: [UInt8]) -> [UInt8] {
    var bytes = pdf
    let marker = Array("/CreationDate (D:".utf8)
    let fixed = Array("20000101000000".utf8)
    guard bytes.count > marker.count + fixed.count else { return bytes }
    for start in 0..<(bytes.count - marker.count - fixed.count) where bytes[start] == marker[0] {
      guard bytes[start..<start + marker.count].elementsEqual(marker) else { continue }
      for (offset, digit) in fixed.enumerated() { bytes[start + marker.count + offset] = digit }
    }
    return bytes
  }
}
