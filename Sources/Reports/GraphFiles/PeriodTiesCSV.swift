import InteractionLogs
import MemberNetworks

/// Ties by period as `source,target,period,count,first,last`: what databases make by a ``TiesQuery``, and what is read
/// again as a log. Members without a tie stand towards themselves with a count of 0.
public struct PeriodTiesCSV {
  private let loaded: LoadedNetwork
  private let period: TiePeriod

  /// - Parameter loaded: a network with its history.
  public init(_ loaded: LoadedNetwork, period: TiePeriod) {
    self.loaded = loaded
    self.period = period
  }

  public func write(to sink: ByteSink) throws {
    let (network, ids) = (loaded.network, loaded.network.members.map { Cell.text($0.id) })
    sink.put("source,target,period,count,first,last\n")
    var haveTies = [Bool](repeating: false, count: ids.count)
    for row in TiesByPeriod(network, loaded.history, period: period).rows {
      let (source, target) = (Int(row.source), Int(row.target))
      (haveTies[source], haveTies[target]) = (true, true)
      let times = [row.first, row.last].map { Cell($0.map(network.clock.string)) }
      sink.putCSVRow([ids[source], ids[target], .text(row.period), Cell(row.count)] + times, ids: 2)
      try sink.handOnIfFull()
    }
    for member in ids.indices where !haveTies[member] {
      sink.putCSVRow([ids[member], ids[member], .text(""), Cell(0.0), .undefined, .undefined], ids: 2)
      try sink.handOnIfFull()
    }
  }
}
