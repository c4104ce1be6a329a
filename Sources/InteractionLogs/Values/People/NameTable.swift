import CTextScan

/// Interns names: each distinct name gets an index, `0 ..< count` in the order of first appearance.
///
/// Bytes are hashed as they are written and looked up among the spellings seen so far; only a new spelling is
/// normalised (see ``NameIdentity``) to the name it stands for. So a name costs one hash and one comparison, no
/// allocation, however often it occurs.
///
/// Open addressing with linear probing, at most half full. A slot leads straight to a record in one arena, so that a
/// look-up touches two places in memory. A record is the index of the name (4 bytes), the length of the text (4 bytes)
/// and the text. Unsafe: reads records at offsets that ``addSpelling(_:hash:name:)`` alone hands out.
///
/// - Complexity: 24 to 40 bytes a spelling besides its text.
public struct NameTable: Sendable {
  /// What makes two spellings the same name.
  public let identity: NameIdentity

  /// Whether a spelling in the table may be a list of recipients, rather than one name for certain.
  private(set) var mayHoldLists = false
  /// Whether a spelling in the table holds a name beside an address.
  private(set) var hasDisplayNames = false

  private var arena: [UInt8] = []
  private var spellingCount = 0
  /// Names that are not ASCII: an accented letter is one character or two, and makes no other name.
  private var unicodeNames: [String: NameIndex] = [:]
  /// For each name the offset of the record of its canonical text.
  private var names: [Int] = []
  /// High 24 bits: those of the hash; low 40 bits: the offset of a record plus 1; 0 when free.
  private var slots: [UInt64]

  private static let offsetMask: UInt64 = (1 << 40) - 1
  private static let headerBytes = 8

  public init(identity: NameIdentity = .people) {
    self.identity = identity
    slots = [UInt64](repeating: 0, count: 64)
  }

  /// How many names there are.
  public var count: Int { names.count }

  /// The canonical text of a name.
  public func name(at index: NameIndex) -> String {
    arena.withUnsafeBufferPointer { arena in
      String(decoding: Record(arena, at: names[Int(index)]).text, as: UTF8.self)
    }
  }

  /// The index of the name that `text` stands for, if it is in the table.
  public func index(of text: String) -> NameIndex? {
    Array(text.utf8).withUnsafeBufferPointer { bytes in
      let canonical = identity.canonical(bytes)
      return canonical.withUnsafeBufferPointer { find($0) ?? unicodeNames[String(decoding: $0, as: UTF8.self)] }
    }
  }

  /// The index of the name that `text` stands for, put into the table if need be; `nil` when it is blank.
  public mutating func intern(_ text: String) -> NameIndex? {
    Array(text.utf8).withUnsafeBufferPointer { $0.isBlank ? nil : intern($0) }
  }

  /// The same for a text that may be blank; all blank texts are one name without text.
  mutating func internAny(_ text: String) -> NameIndex { Array(text.utf8).withUnsafeBufferPointer { intern($0) } }

  /// The same for bytes of valid UTF-8.
  @inline(__always)
  mutating func intern(_ bytes: UnsafeBufferPointer<UInt8>) -> NameIndex {
    let hash = NameHash.hash(bytes)
    return find(bytes, hash: hash) ?? insert(bytes, hash: hash)
  }

  /// The index of the name that is spelt so, if this spelling has been seen.
  @inline(__always)
  func find(_ bytes: UnsafeBufferPointer<UInt8>) -> NameIndex? { find(bytes, hash: NameHash.hash(bytes)) }

  // MARK: - Looking up

  /// Asks for the memory in which a name of a hash is looked for first, ahead of looking.
  @inline(__always)
  func fetchSlot(_ hash: UInt64) {
    slots.withUnsafeBufferPointer {
      fetch_ahead($0.baseAddress! + (Int(truncatingIfNeeded: hash) & ($0.count &- 1)))
    }
  }

  /// Asks for the text to which ``fetchSlot(_:)`` has led.
  @inline(__always)
  func fetchRecord(_ hash: UInt64) {
    slots.withUnsafeBufferPointer { slots in
      let slot = slots[Int(truncatingIfNeeded: hash) & (slots.count &- 1)]
      guard slot != 0 else { return }
      arena.withUnsafeBufferPointer { arena in
        let record = arena.baseAddress! + Int(slot & Self.offsetMask) - 1
        fetch_ahead(record)
        // Texts as long as addresses often reach into the next line of the cache.
        fetch_ahead(record + 32)
      }
    }
  }

  /// The index of the name that is spelt so, whose hash is known.
  @inline(__always)
  func find(_ bytes: UnsafeBufferPointer<UInt8>, hash: UInt64) -> NameIndex? {
    slots.withUnsafeBufferPointer { slots in
      arena.withUnsafeBufferPointer { arena in
        let mask = slots.count &- 1
        var position = Int(truncatingIfNeeded: hash) & mask
        while true {
          let slot = slots[position]
          if slot == 0 { return nil }
          if (slot ^ hash) & ~Self.offsetMask == 0 {
            let record = Record(arena, at: Int(slot & Self.offsetMask) &- 1)
            if record.length == bytes.count, NameHash.areEqual(bytes, record.start) { return record.name }
          }
          position = (position &+ 1) & mask
        }
      }
    }
  }

  /// A record in the arena.
  private struct Record {
    private let base: UnsafePointer<UInt8>

    @inline(__always)
    init(_ arena: UnsafeBufferPointer<UInt8>, at offset: Int) { base = arena.baseAddress! + offset }

    @inline(__always) var name: NameIndex { UnsafeRawPointer(base).loadUnaligned(as: UInt32.self) }
    @inline(__always) var length: Int { Int(UnsafeRawPointer(base + 4).loadUnaligned(as: UInt32.self)) }
    @inline(__always) var start: UnsafePointer<UInt8> { base + headerBytes }
    var text: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: start, count: length) }
  }

  // MARK: - Adding

  /// Adds a spelling that is not in the table, and its name if that is new too.
  @inline(never)
  private mutating func insert(_ bytes: UnsafeBufferPointer<UInt8>, hash: UInt64) -> NameIndex {
    let canonical = identity.canonical(bytes)
    return canonical.withUnsafeBufferPointer { canonical in
      if canonical.elementsEqual(bytes), isASCII(canonical) { return addName(bytes, hash: hash) }
      let name = name(of: canonical)
      if canonical.elementsEqual(bytes) && find(bytes, hash: hash) != nil { return name }
      addSpelling(bytes, hash: hash, name: name)
      if identity == .people, !hasDisplayNames { hasDisplayNames = DisplayNames.hasDisplayName(bytes) }
      return name
    }
  }

  /// The name of a canonical text, put into the table if it is not there.
  private mutating func name(of canonical: UnsafeBufferPointer<UInt8>) -> NameIndex {
    let hash = NameHash.hash(canonical)
    if let known = find(canonical, hash: hash) { return known }
    if isASCII(canonical) { return addName(canonical, hash: hash) }
    let text = String(decoding: canonical, as: UTF8.self)
    if let equal = unicodeNames[text] { return equal }
    let name = addName(canonical, hash: hash)
    unicodeNames[text] = name
    return name
  }

  private func isASCII(_ text: UnsafeBufferPointer<UInt8>) -> Bool { text.allSatisfy { $0 < 0x80 } }

  private mutating func addName(_ canonical: UnsafeBufferPointer<UInt8>, hash: UInt64) -> NameIndex {
    precondition(names.count < Int(NameIndex.max), "a table holds fewer than 2³² names")
    let name = NameIndex(names.count)
    names.append(arena.count)
    addSpelling(canonical, hash: hash, name: name)
    return name
  }

  private mutating func addSpelling(_ bytes: UnsafeBufferPointer<UInt8>, hash: UInt64, name: NameIndex) {
    let offset = arena.count
    precondition(offset < Int(Self.offsetMask), "a table holds less than 1 TiB of text")
    withUnsafeBytes(of: name) { arena.append(contentsOf: $0) }
    withUnsafeBytes(of: UInt32(bytes.count)) { arena.append(contentsOf: $0) }
    arena.append(contentsOf: bytes)
    if !RecipientCell.isOneName(bytes) { mayHoldLists = true }
    spellingCount += 1
    if 2 * spellingCount > slots.count {
      growSlots()
    } else {
      place(hash, offset: offset)
    }
  }

  private mutating func place(_ hash: UInt64, offset: Int) {
    let mask = slots.count - 1
    var position = Int(truncatingIfNeeded: hash) & mask
    while slots[position] != 0 { position = (position + 1) & mask }
    slots[position] = hash & ~Self.offsetMask | UInt64(offset + 1)
  }

  /// Doubles the slots and places all records again, in the order of the arena.
  private mutating func growSlots() {
    slots = [UInt64](repeating: 0, count: slots.count * 2)
    var offset = 0
    while offset < arena.count {
      let (hash, length) = arena.withUnsafeBufferPointer { arena in
        let text = Record(arena, at: offset).text
        return (NameHash.hash(text), text.count)
      }
      place(hash, offset: offset)
      offset += Self.headerBytes + length
    }
  }
}

/// Hashing and comparing short byte strings by words of eight bytes.
///
/// The hash multiplies 64 by 64 bits and folds the product, as wyhash does (Wang Yi, 2019). Unsafe: loads words inside
/// the given bytes only; the last word overlaps the one before it.
enum NameHash {
  @inline(__always)
  static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    let count = bytes.count
    guard let base = bytes.baseAddress, count > 0 else { return 0x9E37_79B9_7F4A_7C15 }
    var state = UInt64(truncatingIfNeeded: count) &* 0x9E37_79B9_7F4A_7C15
    guard count >= 8 else { return fold(state ^ shortWord(base, count), 0xA076_1D64_78BD_642F) }
    var offset = 0
    while offset &+ 8 < count {
      state = fold(state ^ ByteLanes.load(base + offset), 0xE703_7ED1_A0B4_28DB)
      offset &+= 8
    }
    return fold(state ^ ByteLanes.load(base + (count &- 8)), 0xA076_1D64_78BD_642F)
  }

  /// Whether `other` points at the same bytes.
  @inline(__always)
  static func areEqual(_ bytes: UnsafeBufferPointer<UInt8>, _ other: UnsafePointer<UInt8>) -> Bool {
    let count = bytes.count
    guard let base = bytes.baseAddress, count > 0 else { return true }
    guard count >= 8 else { return shortWord(base, count) == shortWord(other, count) }
    var offset = 0
    while offset &+ 8 < count {
      if ByteLanes.load(base + offset) != ByteLanes.load(other + offset) { return false }
      offset &+= 8
    }
    return ByteLanes.load(base + (count &- 8)) == ByteLanes.load(other + (count &- 8))
  }

  /// One to seven bytes as a number that no other bytes of the same count give.
  @inline(__always)
  private static func shortWord(_ base: UnsafePointer<UInt8>, _ count: Int) -> UInt64 {
    if count >= 4 {
      let low = UnsafeRawPointer(base).loadUnaligned(as: UInt32.self)
      let high = UnsafeRawPointer(base + (count &- 4)).loadUnaligned(as: UInt32.self)
      return UInt64(UInt32(littleEndian: low)) | UInt64(UInt32(littleEndian: high)) &<< 32
    }
    return UInt64(base[0]) | UInt64(base[count &>> 1]) &<< 8 | UInt64(base[count &- 1]) &<< 16
  }

  @inline(__always)
  private static func fold(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let product = a.multipliedFullWidth(by: b)
    return product.high ^ product.low
  }
}
