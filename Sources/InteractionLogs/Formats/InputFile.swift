/// One file that is read: one that the user named, or one of a folder or an archive that the user named.
final class InputFile {
  /// How messages and summaries call it.
  let name: String
  /// Where it lies in what the user named: the folders on the way and its own name, without the top.
  let path: [String]
  /// The number of the input that it is of, from 0.
  let input: Int
  /// How many bytes it has, where that is known before it is read.
  let size: Int?
  /// Where it lies on the disk, unless it is something else than a file.
  let location: String?
  /// What of a database is to be read, where the user gave the address of one.
  let address: DatabaseAddress?
  /// Whether it is of a folder or an archive that the user named, and not what the user named itself.
  let isInFolder: Bool

  private let opener: (_ chunkBytes: Int, _ isCancelled: @escaping () -> Bool) throws -> ByteSource
  /// What was opened and cannot be opened again.
  private var kept: ByteSource?
  private var knownOpening: Opening?
  /// How much of the file its beginning is: less where there are very many files, whose beginnings are all kept.
  var openingBytes = LogFileReading.sampleBytes

  /// The beginning of a file, as text where it is text.
  struct Opening {
    /// Up to ``openingBytes``, as they are.
    let raw: [UInt8]
    /// The same as text: in UTF-8 and without a byte order mark.
    let text: [UInt8]
    /// Whether that is the whole file.
    let isWhole: Bool
    private let letters = Letters()

    /// Whether the letters and digits of a word follow each other in the text, whatever stands between them and in any case.
    ///
    /// A header that has the word does; that is found out much sooner than by reading rows.
    func hasLetters(_ word: String) -> Bool {
      // Letters with accents are the same as those without.
      guard word.utf8.allSatisfy({ $0 < 0x80 }) else { return true }
      let wanted = Letters.letters(of: word.utf8)
      guard let first = wanted.first else { return true }
      let all = letters.of(text)
      return all.withUnsafeBufferPointer { all in
        wanted.withUnsafeBufferPointer { wanted in
          guard all.count >= wanted.count else { return false }
          for start in 0...(all.count - wanted.count) where all[start] == first {
            var count = 1
            while count < wanted.count, all[start + count] == wanted[count] { count += 1 }
            if count == wanted.count { return true }
          }
          return false
        }
      }
    }

    /// The letters and digits of the text, found when they are first asked for.
    private final class Letters {
      private var found: [UInt8]?

      func of(_ text: [UInt8]) -> [UInt8] {
        if let found { return found }
        let letters = Self.letters(of: text)
        found = letters
        return letters
      }

      static func letters(of text: some Collection<UInt8>) -> [UInt8] {
        var letters: [UInt8] = []
        letters.reserveCapacity(text.count)
        for byte in text {
          let small = byte &- 0x41 < 26 ? byte | 0x20 : byte
          if small.isDigit || small &- 0x61 < 26 { letters.append(small) }
        }
        return letters
      }
    }
  }

  /// - Parameter opener: opens the file from its beginning, each time it is called.
  init(
    name: String, path: [String], input: Int, size: Int?, location: String? = nil, address: DatabaseAddress? = nil,
    isInFolder: Bool = true,
    opener: @escaping (_ chunkBytes: Int, _ isCancelled: @escaping () -> Bool) throws -> ByteSource
  ) {
    self.name = name
    self.path = path
    self.input = input
    self.size = size
    self.location = location
    self.address = address
    self.isInFolder = isInFolder
    self.opener = opener
  }

  /// What the user named, if it is one file.
  convenience init(_ input: LogInput, number: Int) {
    var (location, address): (String?, DatabaseAddress?)
    var input = input
    if case .database(let known) = input {
      address = known
      if let file = known.file { input = .file(file) }
    }
    if case .file(let path) = input { location = path }
    let own = input.name.split(separator: "/").last.map(String.init) ?? input.name
    self.init(
      name: input.name, path: [own], input: number, size: nil, location: location, address: address, isInFolder: false
    ) {
      [input] in try ByteSource(input, chunkBytes: $0, isCancelled: $1)
    }
    // A server has no bytes to look at.
    if address != nil && location == nil { knownOpening = Opening(raw: [], text: [], isWhole: true) }
  }

  /// Whether it stands for a repository of git, which is no file.
  var isRepository: Bool { ownName == ".git" }

  /// The file's own name.
  var ownName: String { path.last ?? name }

  /// The bytes of the file from its beginning. What can be read only once is handed out once.
  ///
  /// - Throws: ``InputError`` when it cannot be opened.
  func open(chunkBytes: Int, isCancelled: @escaping () -> Bool) throws -> ByteSource {
    if let source = kept {
      kept = nil
      source.rewind()
      return source
    }
    return try opener(chunkBytes, isCancelled)
  }

  /// Takes a source back that was read and is to be read once more, where the file can be opened only once.
  func giveBack(_ source: ByteSource) { if !source.canBeOpenedAgain { kept = source } }

  /// The beginning of the file; read once and kept.
  ///
  /// - Throws: ``InputError`` when it cannot be opened or read.
  func opening(isCancelled: @escaping () -> Bool) throws -> Opening {
    if let knownOpening { return knownOpening }
    let source = try opener(openingBytes, isCancelled)
    try source.fill(atLeast: openingBytes)
    let window = UnsafeBufferPointer(start: UnsafePointer(source.base), count: source.count)
    let begin = UnsafeBufferPointer(rebasing: window.prefix(openingBytes))
    let (raw, text) = (Array(begin), Self.text(begin))
    let opening = Opening(
      raw: raw, text: text == raw ? raw : text, isWhole: source.isAtEnd && begin.count == source.count)
    if !source.canBeOpenedAgain { kept = source }
    knownOpening = opening
    return opening
  }

  private static func text(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    func withoutMark(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
      Array(bytes.dropFirst(FileSignature.markLength(bytes)))
    }
    guard let encoding = TextEncoding.recognized(bytes), let decoder = TextDecoder(encoding) else {
      return withoutMark(bytes)
    }
    return decoder.decode(bytes, isLast: false).withUnsafeBufferPointer(withoutMark)
  }
}
