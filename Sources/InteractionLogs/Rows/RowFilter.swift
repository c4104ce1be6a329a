/// Which rows and names are left out, or weigh differently, because the user says so.
public struct RowFilterOptions: Sendable, Hashable {
  /// The kinds to keep; empty keeps all. Case does not count.
  public var kinds: [String] = []
  /// By what the weights of rows of a kind are multiplied, finite and above 0.
  public var kindWeights: [KindWeight] = []
  /// Whether a row that says the same in all columns as an earlier one is left out.
  public var isDistinct = false

  /// What a kind weighs.
  public struct KindWeight: Sendable, Hashable {
    public var kind: String
    public var weight: Double

    public init(kind: String, weight: Double) {
      self.kind = kind
      self.weight = weight
    }
  }

  public init() {}

  /// Whether kinds are asked for, so that the logs must have a column of them.
  var needsKinds: Bool { !kinds.isEmpty || !kindWeights.isEmpty }
}

/// The filters at work on rows; one for all logs of a run.
struct RowFilter {
  typealias Field = UnsafeBufferPointer<UInt8>

  private let options: RowFilterOptions
  /// Whether the one who is called so is left out; `nil` leaves nobody out.
  private let excludesMember: ((String) -> Bool)?
  /// All kinds seen, and for each whether it is kept and by what it multiplies.
  private var kinds = NameTable(identity: .trimmed)
  private var kindRules: [(isKept: Bool, weight: Double)] = []
  /// All names seen, and for each whether it is left out.
  private var names = NameTable(identity: .people)
  private var areExcluded: [Bool] = []
  /// The rows seen, by a hash of 128 bits.
  private var rows: Set<RowHash> = []

  private struct RowHash: Hashable {
    var low: UInt64
    var high: UInt64
  }

  init(options: RowFilterOptions, excludesMember: ((String) -> Bool)?) {
    self.options = options
    self.excludesMember = excludesMember
  }

  /// Whether there is nothing to do, so that rows need not be shown.
  var isIdle: Bool { !options.needsKinds && excludesMember == nil && !options.isDistinct }

  /// By what the weight of a row of this kind is multiplied; `nil` for a kind that is left out.
  mutating func weight(ofKind field: Field) -> Double? {
    let index = Int(kinds.intern(field))
    if index == kindRules.count {
      let name = kinds.name(at: NameIndex(index)).lowercased()
      let isKept = options.kinds.isEmpty || options.kinds.contains { $0.lowercased() == name }
      let weight = options.kindWeights.first { $0.kind.lowercased() == name }?.weight ?? 1
      kindRules.append((isKept, weight))
    }
    return kindRules[index].isKept ? kindRules[index].weight : nil
  }

  /// The same for a kind that the columns say.
  mutating func weight(ofKind name: String) -> Double? {
    Array(name.utf8).withUnsafeBufferPointer { weight(ofKind: $0) }
  }

  /// Whether the member who is called so is left out.
  mutating func excludes(_ name: String) -> Bool {
    excludesMember != nil && Array(name.utf8).withUnsafeBufferPointer { excludes($0) }
  }

  /// The same for a name as it stands in a row.
  mutating func excludes(_ name: Field) -> Bool {
    guard let excludesMember else { return false }
    let index = Int(names.intern(name))
    if index == areExcluded.count { areExcluded.append(excludesMember(names.name(at: NameIndex(index)))) }
    return areExcluded[index]
  }

  /// Whether a row with these fields has been seen before; it has from now on.
  mutating func isRepeat(_ fields: UnsafeMutablePointer<Field>, count: Int) -> Bool {
    guard options.isDistinct else { return false }
    var hash = RowHash(low: 0x9E37_79B9_7F4A_7C15, high: 0xC2B2_AE3D_27D4_EB4F)
    for index in 0..<count {
      let field = NameHash.hash(fields[index])
      hash.low = Self.mixed(hash.low ^ field, 0xA076_1D64_78BD_642F)
      hash.high = Self.mixed(hash.high &+ field &+ UInt64(fields[index].count), 0xE703_7ED1_A0B4_28DB)
    }
    return !rows.insert(hash).inserted
  }

  /// The same for an entry of an export, from all that it says.
  mutating func isRepeat(_ cells: [String]) -> Bool {
    let bytes = cells.map { Array($0.utf8) }
    var fields: [Field] = []
    // The texts are kept in one place while they are looked at.
    let all = Array(bytes.joined())
    return all.withUnsafeBufferPointer { all in
      var start = 0
      for cell in bytes {
        fields.append(Field(rebasing: all[start..<start + cell.count]))
        start += cell.count
      }
      return fields.withUnsafeMutableBufferPointer { isRepeat($0.baseAddress!, count: cells.count) }
    }
  }

  private static func mixed(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let product = a.multipliedFullWidth(by: b)
    return product.high ^ product.low
  }

  /// Checks that the kinds asked for occur, so that a misspelt one is no empty network.
  func checkKinds(file: String) throws(InputError) {
    var known: Set<String> = []
    let found = (0..<kinds.count).map { kinds.name(at: NameIndex($0)) }
      .filter { !$0.isEmpty && known.insert($0.lowercased()).inserted }
    guard
      let missing = (options.kinds + options.kindWeights.map(\.kind)).first(where: { !known.contains($0.lowercased()) })
    else { return }
    if found.isEmpty {
      throw InputError(
        .usage, file: file, text: missing, problem: "the log has no column of kinds to choose from",
        remedy: "name the column with --kind-column, or leave out --kind and --kind-weight")
    }
    throw InputError(
      .usage, file: file, text: missing, problem: "no row is of this kind",
      remedy: "choose among \(InputError.list(found, limit: 20))")
  }
}
