import Foundation

/// Real logs and networks that are too large, or not free, to be part of the project. They lie in `shared/data` beside
/// the checkout, or where `COPGRAPH_SHARED_DATA` points; tests on them are skipped, visibly, when they are absent.
public enum SharedData {
  public static let directory: URL? = {
    let named = ProcessInfo.processInfo.environment["COPGRAPH_SHARED_DATA"].map { URL(fileURLWithPath: $0) }
    let beside = packageRoot.deletingLastPathComponent().appendingPathComponent("shared/data")
    return [named, beside].compactMap { $0 }.first { FileManager.default.fileExists(atPath: $0.path) }
  }()

  public static var isPresent: Bool { directory != nil }

  /// The file at `path` below the folder of shared data.
  public static func file(_ path: String) -> URL {
    (directory ?? URL(fileURLWithPath: "/nonexistent")).appendingPathComponent(path)
  }
}

/// The folder that holds `Package.swift`.
public let packageRoot = URL(fileURLWithPath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
