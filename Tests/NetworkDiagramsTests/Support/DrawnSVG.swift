import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// What a strict XML reader sees in a drawing.
final class DrawnSVG: NSObject, XMLParserDelegate {
  /// Why the document is not well-formed; `nil` when it is.
  private(set) var problem: String?
  /// The text of each `<text>` element.
  private(set) var texts: [String] = []
  /// The text of each `<title>` element.
  private(set) var titles: [String] = []
  private(set) var rootAttributes: [String: String] = [:]
  private(set) var elements: Set<String> = []
  /// How many groups of each class there are.
  private(set) var groups: [String: Int] = [:]
  private var text = ""

  init(_ bytes: [UInt8]) {
    super.init()
    let parser = XMLParser(data: Data(bytes))
    parser.delegate = self
    if !parser.parse() { problem = parser.parserError.map { "\($0)" } ?? "unknown" }
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String] = [:]
  ) {
    if elements.isEmpty { rootAttributes = attributes }
    elements.insert(name)
    if name == "g", let part = attributes["class"] { groups[part, default: 0] += 1 }
    text = ""
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    if name == "text" { texts.append(text) }
    if name == "title" { titles.append(text) }
    text = ""
  }
}
