import Crypto
import Foundation
import Mustache

/// The templates of the documents, which are embedded in the program: an installed binary needs no folder beside it.
struct DocumentTemplates: Sendable {
  private let library: MustacheLibrary

  static let html = DocumentTemplates(
    escapingFor: "COPGRAPH_HTML", with: HTMLText(),
    templates: [
      "report": PackageResources.report_html_mustache,
      "comparison": PackageResources.comparison_html_mustache,
      "purpose": PackageResources.purpose_html_mustache,
      "front": PackageResources.front_html_mustache,
      "text": PackageResources.text_html_mustache,
      "question": PackageResources.question_html_mustache,
      "measure": PackageResources.measure_html_mustache,
      "picture": PackageResources.picture_html_mustache,
      "section": PackageResources.section_html_mustache,
      "block": PackageResources.block_html_mustache,
      "table": PackageResources.table_html_mustache,
    ])

  static let markdown = DocumentTemplates(
    escapingFor: "COPGRAPH_MARKDOWN", with: MarkdownText(),
    templates: [
      "report": PackageResources.report_md_mustache,
      "comparison": PackageResources.comparison_md_mustache,
      "purpose": PackageResources.purpose_md_mustache,
      "front": PackageResources.front_md_mustache,
      "text": PackageResources.text_md_mustache,
      "question": PackageResources.question_md_mustache,
      "measure": PackageResources.measure_md_mustache,
      "picture": PackageResources.picture_md_mustache,
      "section": PackageResources.section_md_mustache,
      "block": PackageResources.block_md_mustache,
      "table": PackageResources.table_md_mustache,
    ])

  /// The style sheet of the HTML report.
  static let style = String(decoding: PackageResources.report_css, as: UTF8.self)

  /// The script of the HTML report: its files, one after the other, as one function.
  static let script =
    "(() => {\n\"use strict\";\n" + (explorer + [PackageResources.page_js]).map(compact).joined() + "})();\n"

  /// The files of the explorer.
  static let explorer = [
    PackageResources.data_js, PackageResources.state_js, PackageResources.scene_js, PackageResources.painting_js,
    PackageResources.card_js, PackageResources.controls_js, PackageResources.explorer_js,
  ]

  static func compact(_ script: [UInt8]) -> String {
    CompactScript(String(decoding: script, as: UTF8.self)).text + "\n"
  }

  /// What the content security policy knows the script by: SHA-256 of its bytes, in Base64.
  static let scriptHash = Data(SHA256.hash(data: Data(script.utf8))).base64EncodedString()

  /// Puts the kind of escaping at the head of every template, partials too: Mustache begins each with its own kind.
  private init(escapingFor name: String, with contentType: any MustacheContentType, templates: [String: [UInt8]]) {
    MustacheContentTypes.register(contentType, named: name)
    do {
      library = MustacheLibrary(
        templates: try templates.mapValues { bytes in
          try MustacheTemplate(string: "{{% CONTENT_TYPE:\(name)}}\n" + String(decoding: bytes, as: UTF8.self))
        })
    } catch {
      // The templates are part of the program, and every test renders them.
      preconditionFailure("an embedded template cannot be read: \(error)")
    }
  }

  /// The document that shows `page`.
  func render(_ page: ReportPage) -> String { render(page, with: "report") }

  /// The document that shows `page`.
  func render(_ page: ComparisonPage) -> String { render(page, with: "comparison") }

  private func render(_ page: Any, with template: String) -> String {
    guard let text = library.render(page, withTemplate: template) else {
      preconditionFailure("the embedded template is missing")
    }
    return text
  }
}
