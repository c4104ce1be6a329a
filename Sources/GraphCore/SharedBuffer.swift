#if canImport(Glibc)
  import Glibc
#endif

/// A block of memory of fixed length, for scratch space and for results that several workers fill at different places.
///
/// Unchecked, and safe under one rule that its users keep: no two workers touch the same element at the same time
/// unless both only read it. The block lives as long as this object.
@usableFromInline package final class SharedBuffer<Element: BitwiseCopyable>: @unchecked Sendable {
  /// The first element.
  @usableFromInline package let base: UnsafeMutablePointer<Element>

  /// How many elements there are.
  @usableFromInline package let count: Int

  /// Makes a block of `count` elements, all equal to `value`, at an address that suits vectors of 64 bytes.
  @inlinable package convenience init(repeating value: Element, count: Int) {
    self.init(uninitializedCount: count)
    base.initialize(repeating: value, count: count)
  }

  /// Makes a block with the elements of an array.
  @inlinable package convenience init(copying elements: [Element]) {
    self.init(uninitializedCount: elements.count)
    for (index, element) in elements.enumerated() { base[index] = element }
  }

  /// Makes a block of `count` elements that are written before they are read: memory that is never written is never
  /// taken from the system.
  @usableFromInline package init(uninitializedCount count: Int) {
    self.count = count
    let byteCount = Swift.max(1, count) * MemoryLayout<Element>.stride
    let bytes = byteCount < hugePageThreshold ? Self.allocate(byteCount) : Self.allocateHugePages(byteCount)
    base = bytes.bindMemory(to: Element.self, capacity: count)
  }

  /// A larger block that begins with the same elements; the rest is to be written before it is read.
  package func grown(to newCount: Int) -> SharedBuffer {
    let larger = SharedBuffer(uninitializedCount: Swift.max(newCount, 1))
    larger.base.update(from: base, count: Swift.min(count, larger.count))
    return larger
  }

  private static func allocate(_ byteCount: Int) -> UnsafeMutableRawPointer {
    .allocate(byteCount: byteCount, alignment: Swift.max(64, MemoryLayout<Element>.alignment))
  }

  /// Asks for pages of 2 MiB where the system grants them. Kernels jump about in such blocks, and with pages of 4 KiB
  /// looking up where a page lies would take longer than reading from it.
  private static func allocateHugePages(_ byteCount: Int) -> UnsafeMutableRawPointer {
    let rounded = (byteCount + hugePageSize - 1) / hugePageSize * hugePageSize
    let bytes = UnsafeMutableRawPointer.allocate(byteCount: rounded, alignment: hugePageSize)
    #if canImport(Glibc)
      _ = madvise(bytes, rounded, MADV_HUGEPAGE)
    #endif
    return bytes
  }

  deinit { UnsafeMutableRawPointer(base).deallocate() }

  @inlinable package subscript(index: Int) -> Element {
    get { base[index] }
    set { base[index] = newValue }
  }

  /// Sets every element.
  @inlinable package func fill(_ value: Element) { base.update(repeating: value, count: count) }

  /// The elements as an array.
  package var array: [Element] { Array(UnsafeBufferPointer(start: base, count: count)) }
}

private let hugePageSize = 2 << 20

/// Blocks from this size on are rounded up to whole huge pages.
private let hugePageThreshold = 512 << 10
