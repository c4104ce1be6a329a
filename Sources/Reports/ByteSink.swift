/// Where a writer puts its bytes: a buffer of fixed size that is handed on whenever it is full, so that a file of any
/// length needs no more memory than one row beyond the buffer.
///
/// Putting never fails. Writers call ``handOnIfFull()`` once a row, which is where a full disk or a cancelled run stops
/// them; whoever made the sink calls ``handOn()`` at the end.
public final class ByteSink {
  /// Unchecked because every access is a whole method of this class, none of which runs while another does: `receive`
  /// is given a copy. The check would cost more than the byte that is put.
  @exclusivity(unchecked) private var buffer: [UInt8] = []
  private let capacity: Int
  private let receive: ([UInt8]) throws -> Void

  /// - Parameters:
  ///   - capacity: after how many bytes the buffer is handed on.
  ///   - receive: takes the bytes, in order; what it throws ends the writing.
  public init(capacity: Int = 1 << 18, receive: @escaping ([UInt8]) throws -> Void) {
    self.capacity = capacity
    self.receive = receive
    buffer.reserveCapacity(capacity + 4096)
  }

  /// Hands the bytes on if there are enough of them. Once a row.
  @inline(__always)
  public func handOnIfFull() throws {
    if buffer.count >= capacity { try handOn() }
  }

  /// Hands on what there is.
  public func handOn() throws {
    if buffer.isEmpty { return }
    let bytes = buffer
    try receive(bytes)
    buffer.removeAll(keepingCapacity: true)
  }

  /// Appends one byte.
  @inline(__always)
  public func put(_ byte: UInt8) { buffer.append(byte) }

  /// Appends bytes as they are.
  public func put(bytes: some Sequence<UInt8>) { buffer.append(contentsOf: bytes) }

  /// Appends a text as UTF-8.
  @inline(__always)
  public func put(_ text: String) { buffer.append(contentsOf: text.utf8) }

  /// Appends a whole number in decimal digits.
  public func put(_ number: Int) {
    if number < 0 { buffer.append(UInt8(ascii: "-")) }
    var rest = number.magnitude
    let start = buffer.count
    repeat {
      let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
      buffer.append(UInt8(ascii: "0") + UInt8(digit))
      rest = quotient
    } while rest > 0
    buffer[start...].reverse()
  }

  /// Appends the shortest decimal text that reads back as the same number, with a fraction or an exponent in any case: "2.0".
  ///
  /// - Precondition: `number` is finite.
  public func put(marked number: Double) {
    precondition(number.isFinite)
    put(number.description)
  }

  /// Appends the shortest decimal text that reads back as the same number, whole numbers without a fraction.
  ///
  /// - Precondition: `number` is finite; formats have words of their own, or none, for the rest.
  public func put(_ number: Double) {
    precondition(number.isFinite)
    if let whole = Int(exactly: number), whole.magnitude < 1 << 53 {
      put(whole)
    } else {
      put(number.description)
    }
  }
}
