#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Which characters the fonts of this machine have: what they have not, Graphviz draws as boxes without a word.
///
/// The one owner of fontconfig, which Graphviz's text plugin brings along; it is looked for when it is needed, so that
/// nothing has to be there to build with. Where it is not found, nothing is known.
public enum FontCoverage {
  /// Finds the first text with a letter, a digit or a sign that no font has; `nil` when all can be shown, or nothing is
  /// known of fonts.
  ///
  /// - Complexity: O(distinct characters beyond ASCII · fonts).
  public static func firstUnreadable(of texts: some Sequence<String>) -> String? {
    var isKnown: [Unicode.Scalar: Bool] = [:]
    var fonts: Fonts?
    for text in texts {
      for scalar in text.unicodeScalars where !scalar.isASCII && isVisible(scalar) {
        if isKnown[scalar] == nil {
          if fonts == nil { fonts = Fonts() }
          guard let fonts else { return nil }
          isKnown[scalar] = fonts.have(scalar)
        }
        if isKnown[scalar] == false { return text }
      }
    }
    return nil
  }

  private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .spaceSeparator, .lineSeparator, .paragraphSeparator,
      .nonspacingMark, .enclosingMark:
      false
    default: true
    }
  }
}

/// The fonts that fontconfig lists. Its structures are read by their layout in `fontconfig.h`, which has not changed
/// since its first version: `FcFontSet` is two `int`s and an array of patterns; `FcResultMatch` is 0.
private struct Fonts {
  private typealias GetFonts = @convention(c) (OpaquePointer?, Int32) -> UnsafeRawPointer?
  private typealias GetCharSet =
    @convention(c) (OpaquePointer?, UnsafePointer<CChar>, Int32, UnsafeMutablePointer<OpaquePointer?>) -> Int32
  private typealias HasChar = @convention(c) (OpaquePointer?, UInt32) -> Int32

  private let charSets: [OpaquePointer]
  private let hasChar: HasChar

  init?() {
    let names = ["libfontconfig.so.1", "libfontconfig.so", "libfontconfig.1.dylib"]
    guard let library = names.lazy.compactMap({ dlopen($0, RTLD_NOW) }).first,
      let getFonts = dlsym(library, "FcConfigGetFonts"), let getCharSet = dlsym(library, "FcPatternGetCharSet"),
      let hasChar = dlsym(library, "FcCharSetHasChar")
    else { return nil }
    self.hasChar = unsafeBitCast(hasChar, to: HasChar.self)
    let charSet = unsafeBitCast(getCharSet, to: GetCharSet.self)
    guard let set = unsafeBitCast(getFonts, to: GetFonts.self)(nil, 0) else { return nil }
    let count = Int(set.load(as: Int32.self))
    guard count > 0, let fonts = set.load(fromByteOffset: 8, as: UnsafePointer<OpaquePointer?>?.self) else {
      return nil
    }
    charSets = (0..<count).compactMap { index in
      var result: OpaquePointer?
      return charSet(fonts[index], "charset", 0, &result) == 0 ? result : nil
    }
  }

  func have(_ scalar: Unicode.Scalar) -> Bool { charSets.contains { hasChar($0, scalar.value) != 0 } }
}
