import CommunityInsights
import InteractionLogs

/// Everything about the network as a whole, for programs: `summary.json`.
///
/// Members are named by their identity. What is undefined, or not shown to the audience, is `null`. The keys and their
/// order change only with `schema_version`.
public struct SummaryJSON: AnalysisWriter {
  public init() {}

  public func write(_ analysis: Analysis, to sink: ByteSink) throws {
    var json = JSONPrinter(sink: sink)
    try json.document { json in
      json.entry("schema_version", .whole(analysis.schemaVersion))
      json.entry("generator", .text(analysis.generator))
      json.entry("title", .text(analysis.title))
      json.entry("options") { putOptions(analysis, &$0) }
      json.entry("audience", .text(analysis.audience.rawValue))
      try putProvenance(analysis.provenance, &json)
      try json.entry("log") { try putLog(analysis.log, &$0) }
      try putHealth(analysis, &json)
      json.entry("has_member_table", .truth(analysis.hasRoster))
      json.entry("network") { json in
        for number in NetworkNumber.allCases { json.entry(number.rawValue, number.cell(of: analysis.network)) }
      }
      try putStructure(analysis, &json)
      try putFindings(analysis, &json)
      try putConventions(analysis, &json)
    }
  }

  /// Whether a file that begins like this was written by this writer.
  static func isHead(_ text: String) -> Bool {
    text.hasPrefix("{\n  \"schema_version\": ") && text.contains("\n  \"generator\": \"")
  }

  /// For whom the file was written that begins like this; `nil` where its beginning does not say it.
  static func audience(inHead text: String) -> String? {
    let key = "\n  \"audience\": \""
    guard let range = text.firstRange(of: key) else { return nil }
    return String(text[range.upperBound...].prefix { $0 != "\"" })
  }

  private func putOptions(_ analysis: Analysis, _ json: inout JSONPrinter) {
    let options = analysis.options
    let clock = analysis.log.clock
    json.entry("directed", .truth(options.isDirected))
    json.entry("weighted", .truth(options.isWeighted))
    json.entry("since", Cell(options.since.map(clock.string)))
    json.entry("until", Cell(options.until.map(clock.string)))
    // JSON numbers are read as doubles nearly everywhere, and a seed has 64 bits.
    json.entry("seed", .text(String(options.seed)))
    json.entry("resolution", Cell(options.resolution))
    json.entry("damping", Cell(options.damping))
  }

  private func putProvenance(_ provenance: Provenance?, _ json: inout JSONPrinter) throws {
    guard let provenance else { return json.entry("provenance", .undefined) }
    try json.entry("provenance") { json in
      json.entry("command", .text(provenance.command))
      try json.entry("inputs", array: provenance.inputs) { json, input in
        json.object { json in
          json.entry("name", .text(input.name))
          json.entry("read_as", .text(input.role.rawValue))
          json.entry("bytes", Cell(input.bytes.map { Int($0) }))
          json.entry("sha256", Cell(input.sha256))
          json.entry("files", Cell(input.files))
        }
      }
    }
  }

  private func putLog(_ log: LogSummary, _ json: inout JSONPrinter) throws {
    json.entry("clock", .text(log.clock.rawValue))
    json.entry("row_kind", .text(log.rowKind.rawValue))
    json.entry("directed", .truth(log.isDirected))
    if let threads = log.doubtedThreads {
      json.entry("doubted_threads") { json in
        json.entry("threads", .whole(threads.threads))
        json.entry("rows", .whole(threads.rows))
        json.entry("used", .truth(threads.areUsed))
      }
    } else {
      json.entry("doubted_threads", .undefined)
    }
    json.entry("first", Cell(log.first.map(log.clock.string)))
    json.entry("last", Cell(log.last.map(log.clock.string)))
    json.entry("rows", .whole(log.rows))
    json.entry("interactions", .whole(log.interactions))
    json.entry("self_interactions", .whole(log.selfInteractions))
    json.entry("outside_period", .whole(log.outsidePeriod))
    json.entry("messages", .whole(log.messages))
    json.entry("opening_messages", .whole(log.openingMessages))
    json.entry("replies_to_unknown", .whole(log.repliesToUnknown))
    json.entry("rejected_rows", .whole(log.rejectedRows))
    json.entry("rejected") { json in
      for rejection in log.rejected { json.entry(rejection.reason.rawValue, .whole(rejection.count)) }
    }
    try json.entry("files", array: log.files) { try putFile($1, &$0) }
  }

  private func putHealth(_ analysis: Analysis, _ json: inout JSONPrinter) throws {
    guard let health = analysis.health else { return json.entry("health", .undefined) }
    let clock = analysis.log.clock
    try json.entry("health") { json in
      json.entry("rows") { json in
        json.entry("all", .whole(health.rows.all))
        json.entry("used", .whole(health.rows.used))
        json.entry("with_themselves", .whole(health.rows.withThemselves))
        json.entry("outside_period", .whole(health.rows.outsidePeriod))
        json.entry("filtered", .whole(health.rows.filtered))
        json.entry("set_apart", .whole(health.rows.setApart))
        json.entry("rejected", .whole(health.rows.rejected))
      }
      try json.entry("stray_times", array: health.strayTimes) { $0.value(.text(clock.string($1))) }
      json.entry("repeats", .whole(health.repeats))
      try json.entry("similar_names", array: health.similarNames) { json, names in
        try json.array(names) { $0.value(.text($1)) }
      }
      try json.entry("unusual_members", array: health.unusualMembers) { json, unusual in
        json.object { json in
          json.entry("member", .text(unusual.member))
          json.entry("reason", .text(unusual.reason.rawValue))
          json.entry("interactions", .whole(unusual.interactions))
        }
      }
      try json.entry("bursts", array: health.bursts) { json, burst in
        json.object { json in
          json.entry("day", .text(clock.string(burst.day)))
          json.entry("new_members", .whole(burst.newMembers))
          json.entry("never_returned", .whole(burst.neverReturned))
        }
      }
      try json.entry("breaks", array: health.breaks) { json, rupture in
        json.object { json in
          json.entry("day", .text(clock.string(rupture.day)))
          json.entry("silenced", .whole(rupture.silenced))
          json.entry("share", Cell(rupture.share))
        }
      }
      json.entry("table_members_not_in_log", Cell(health.tableMembersNotInLog))
      json.entry("members_not_in_table", Cell(health.membersNotInTable))
    }
  }

  private func putFile(_ file: FileSummary, _ json: inout JSONPrinter) throws {
    try json.object { json in
      json.entry("name", .text(file.name))
      json.entry("form", .text(file.form.rawValue))
      json.entry("row_kind", .text(file.rowKind.rawValue))
      json.entry("row_kind_basis", .text(file.rowKindBasis.rawValue))
      if let format = file.format { json.entry("format", .text(format)) }
      if let delimiter = file.delimiter { json.entry("delimiter", .text(delimiter.rawValue)) }
      json.entry("has_header", .truth(file.hasHeader))
      json.entry("time_format", Cell(file.timeFormat))
      json.entry("time_zone", Cell(file.timeZone))
      try json.entry("columns", array: file.columns) { json, column in
        json.object { json in
          json.entry("role", .text(column.role.rawValue))
          json.entry("header", Cell(column.header))
          json.entry("position", .whole(column.position))
        }
      }
      try json.entry("unused_columns", array: file.unusedColumns) { $0.value(.text($1)) }
      json.entry("rows", .whole(file.rows))
      json.entry("interactions", .whole(file.interactions))
      if !file.leftOut.isEmpty {
        json.entry("left_out") { json in
          for leftOut in file.leftOut { json.entry(leftOut.reason.rawValue, .whole(leftOut.count)) }
        }
      }
      json.entry("rejected_rows", .whole(file.rejectedRows))
      json.entry("first", Cell(file.first.map(file.clock.string)))
      json.entry("last", Cell(file.last.map(file.clock.string)))
    }
  }

  private func putStructure(_ analysis: Analysis, _ json: inout JSONPrinter) throws {
    func name(_ index: Int) -> Cell { .text(analysis.members[index].member) }
    try json.entry("communities", array: analysis.communities) { json, community in
      try json.object { json in
        json.entry("number", .whole(community.number))
        json.entry("size", .whole(community.size))
        json.entry("internal_tie_count", Cell(community.internalTieCount))
        json.entry("external_tie_count", Cell(community.externalTieCount))
        try json.entry("central_members", array: community.centralMembers) { $0.value(name($1)) }
      }
    }
    try json.entry("bridges", array: analysis.bridges) { json, bridge in
      json.object { json in
        json.entry("member_a", name(analysis.ties[bridge.tie].memberA))
        json.entry("member_b", name(analysis.ties[bridge.tie].memberB))
        json.entry("cut_off", .whole(bridge.cutOff))
      }
    }
    try json.entry("cut_members", array: analysis.articulationMembers) { json, articulation in
      json.object { json in
        json.entry("member", name(articulation.member))
        json.entry("cut_off", .whole(articulation.cutOff))
      }
    }
    try json.entry("small_components", array: analysis.isolation.smallComponents) { json, component in
      try json.array(component) { $0.value(name($1)) }
    }
    try json.entry("dependents", array: analysis.isolation.dependents) { json, dependent in
      json.object { json in
        json.entry("member", name(dependent.member))
        json.entry("gatekeeper", name(dependent.gatekeeper))
      }
    }
    try json.entry("members_by_core_distance", array: analysis.isolation.membersByCoreDistance) {
      $0.value(.whole($1))
    }
  }

  private func putFindings(_ analysis: Analysis, _ json: inout JSONPrinter) throws {
    try json.entry("findings", array: analysis.findings) { json, finding in
      try json.object { json in
        json.entry("question", .text(finding.question.rawValue))
        json.entry("sentence", .text(finding.sentence))
        try json.entry("members", array: finding.members) { $0.value(.text(analysis.members[$1].member)) }
      }
    }
  }

  private func putConventions(_ analysis: Analysis, _ json: inout JSONPrinter) throws {
    try json.entry("conventions", array: analysis.definitions) { json, convention in
      json.object { json in
        json.entry("measure", .text(convention.measure))
        json.entry("meaning", .text(convention.meaning))
        json.entry("definition", .text(convention.definition))
        json.entry("source", Cell(convention.source))
      }
    }
  }
}
