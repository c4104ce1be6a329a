import CCopgraph
import GraphCore

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// See `copgraph_version` in copgraph.h.
@_cdecl("copgraph_version")
public func version() -> UnsafePointer<CChar>? { versionText }

/// What every program of this package names as its version. It is never freed, so that C may keep the address.
nonisolated(unsafe) private let versionText: UnsafePointer<CChar>? = UnsafePointer(strdup("0.1.0"))

// MARK: Cancellation

/// See `copgraph_cancellation_create` in copgraph.h.
@_cdecl("copgraph_cancellation_create")
public func cancellationCreate() -> OpaquePointer? {
  OpaquePointer(Unmanaged.passRetained(CancellationFlag()).toOpaque())
}

/// See `copgraph_cancellation_cancel` in copgraph.h.
@_cdecl("copgraph_cancellation_cancel")
public func cancellationCancel(_ cancellation: OpaquePointer?) { flag(behind: cancellation)?.cancel() }

/// See `copgraph_cancellation_free` in copgraph.h.
@_cdecl("copgraph_cancellation_free")
public func cancellationFree(_ cancellation: OpaquePointer?) {
  guard let cancellation else { return }
  Unmanaged<CancellationFlag>.fromOpaque(UnsafeRawPointer(cancellation)).release()
}

private func flag(behind pointer: OpaquePointer?) -> CancellationFlag? {
  pointer.map { Unmanaged<CancellationFlag>.fromOpaque(UnsafeRawPointer($0)).takeUnretainedValue() }
}

// MARK: Control

/// Who hears of progress: a function of C with its context.
///
/// It is sent to other threads because the header says that it is called from any of them.
private struct Listener: @unchecked Sendable {
  let function: copgraph_progress
  let context: UnsafeMutableRawPointer?

  /// Whether to go on.
  func hear(_ progress: RunControl.Progress) -> Bool {
    progress.phase.withCString { function(context, $0, progress.fraction) == 0 }
  }
}

extension RunControl {
  /// What C says about how a call runs.
  init(_ pointer: UnsafePointer<copgraph_control>?) throws(CallError) {
    var defaults = copgraph_control()
    defaults.size = MemoryLayout<copgraph_control>.size
    let control = try read(pointer, "control", defaults: defaults)
    guard control.threads >= 0 else {
      throw .invalid("control", "control.threads is \(control.threads); it has to be at least 0.")
    }
    let threads = control.threads == 0 ? processorCount : Int(control.threads)
    let flag = flag(behind: control.cancellation) ?? CancellationFlag()
    self.init(threads: threads, cancellation: flag)
    guard let function = control.progress else { return }
    let listener = Listener(function: function, context: control.context)
    onProgress = { progress in
      if !listener.hear(progress) { flag.cancel() }
    }
  }
}

private let processorCount = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
