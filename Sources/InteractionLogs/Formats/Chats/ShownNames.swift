/// What people are called in the messages of an export that knows them by ids: the name in the latest message counts.
struct ShownNames {
  private var names: [String: (time: Int64, name: String)] = [:]

  mutating func add(_ name: String?, of id: String, at time: Instant?) {
    guard let name, !name.isEmpty else { return }
    let time = time?.microseconds ?? .min
    if let known = names[id], (known.time, known.name) >= (time, name) { return }
    names[id] = (time, name)
  }

  /// In the order of the ids.
  var all: [(id: String, name: String)] { names.map { ($0.key, $0.value.name) }.sorted { $0.id < $1.id } }
}
