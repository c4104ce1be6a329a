/// A block of memory of fixed length, for scratch space and for results that several workers fill at different places.
///
/// Unchecked, and safe under one rule that its users keep: no two workers touch the same element at the same time
/// unless both only read it. The block lives as long as this object.
public final class SharedBuffer<Element: BitwiseCopyable>: @unchecked Sendable {
  /// The first element.
  public let base: UnsafeMutablePointer<Element>

  /// How many elements there are.
  public let count: Int

  /// Makes a block of `count` elements, all equal to `value`, at an address that suits vectors of 64 bytes.
  public init(repeating value: Element, count: Int) {
    self.count = count
    let bytes = UnsafeMutableRawPointer.allocate(
      byteCount: Swift.max(1, count) * MemoryLayout<Element>.stride, alignment: Swift.max(64, MemoryLayout<Element>.alignment))
    base = bytes.initializeMemory(as: Element.self, repeating: value, count: count)
  }

  deinit { UnsafeMutableRawPointer(base).deallocate() }

  @inlinable public subscript(index: Int) -> Element {
    get { base[index] }
    set { base[index] = newValue }
  }

  /// Sets every element.
  @inlinable public func fill(_ value: Element) { base.update(repeating: value, count: count) }

  /// The elements as an array.
  public var array: [Element] { Array(UnsafeBufferPointer(start: base, count: count)) }
}
