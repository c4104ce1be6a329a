import CommunityInsights
import Foundation
import InteractionLogs
import MemberNetworks
import TestSupport

@testable import Reports

/// The report of the guild as it is made for sponsors or the public, pictures and all, and what it was made from.
struct PreparedFolder {
  let told: Analysis
  /// The bytes of every file, by its name.
  let files: [String: Data]

  /// Larger than usual, so that much is hidden in a community of six groups.
  static let minimumGroup = 8

  static let sponsor = Result { try PreparedFolder(for: .sponsor) }
  static let `public` = Result { try PreparedFolder(for: .public) }

  static func made(for audience: Audience) throws -> PreparedFolder {
    try audience == .sponsor ? sponsor.get() : `public`.get()
  }

  private init(for audience: Audience) throws {
    let key = try PseudonymKey(Array("kQ3vXz81LmTt+0aYp7RbNc5WfHs2EoGd".utf8))
    told = try Self.guild.get().prepared(
      for: AudienceOptions(audience, minimumGroup: Self.minimumGroup, key: audience == .public ? key : nil))
    files = try Self.files(of: told, rejected: Fixture.rejected)
  }

  private static let guild = Result {
    let folder = packageRoot.appendingPathComponent("datasets/guild")
    let source = NetworkSource(
      logs: [LogInput(path: folder.appendingPathComponent("interactions.csv").path)],
      memberTable: LogInput(path: folder.appendingPathComponent("members.csv").path))
    var options = LensOptions()
    options.resamples = 0
    options.permutations = 0
    return try Analyzer(lens: options).analyze(source.load(keepsHistory: true), title: "guild")
  }

  /// What is written of an analysis, as a run writes it.
  static func files(of analysis: Analysis, rejected: [RejectedRow]) throws -> [String: Data] {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("copgraph-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try ReportFolder(path: folder.path).write(
      analysis, picture: ReportPicture.main(of: analysis), overTime: ReportPicture.overTime(of: analysis),
      rejected: rejected)
    return try Dictionary(
      uniqueKeysWithValues: FileManager.default.contentsOfDirectory(atPath: folder.path).map {
        ($0, try Data(contentsOf: folder.appendingPathComponent($0)))
      })
  }

  func text(_ file: ReportFile) throws -> String { String(decoding: files[file.rawValue] ?? Data(), as: UTF8.self) }

  func object(_ file: ReportFile) throws -> [String: Any] {
    try JSONSerialization.jsonObject(with: files[file.rawValue] ?? Data()) as? [String: Any] ?? [:]
  }
}
