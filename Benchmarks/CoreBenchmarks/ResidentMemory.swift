import Foundation

/// How much memory the process holds. Off Linux, the present amount is not told and the peak is never forgotten: then
/// both are the peak since the start of the process.
enum ResidentMemory {
  #if os(Linux)
    static var currentMiB: Double { status("VmRSS:") }

    static var peakMiB: Double { status("VmHWM:") }

    /// Forgets the peak so far.
    static func resetPeak() {
      guard let file = FileHandle(forWritingAtPath: "/proc/self/clear_refs") else { return }
      try? file.write(contentsOf: Data("5".utf8))
    }

    /// An entry of the kernel's account of this process, which is in KiB; 0 where there is none.
    private static func status(_ key: String) -> Double {
      let text = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
      let line = text.split(separator: "\n").first { $0.hasPrefix(key) }
      let kibibytes = line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Double($0) }
      return (kibibytes ?? 0) / 1_024
    }
  #else
    static var currentMiB: Double { peakMiB }

    static var peakMiB: Double {
      var usage = rusage()
      getrusage(RUSAGE_SELF, &usage)
      return Double(usage.ru_maxrss) / 1_048_576
    }

    static func resetPeak() {}
  #endif
}
