import CommunityInsights
import GraphCore
import InteractionLogs
import MemberNetworks

/// Small communities whose numbers are known by hand.
enum Community {
  /// The triangles a, b, c and d, e, f with the bridge c–d; g hangs on a; x and y apart; z, from the table, without a tie.
  static let barbell = Community.log(
    "from,to\na,b\nb,c\na,c\nc,d\nd,e\ne,f\nd,f\na,g\nx,y\n",
    members: "id,name,group,role,manager\na,Ada,One,manager,\nb,Ben,One,,a\nz,Zoe,Two,,a\n")

  /// a turned to b twice and b to a once; b turned to c.
  static let path = Community.log("from,to\na,b\na,b\nb,a\nb,c\n")

  /// b, c and d, each with the centre a alone.
  static let star = Community.log("from,to\na,b\nb,a\na,c\nc,a\na,d\nd,a\n")

  static let triangle = Community.log("from,to\na,b\nb,a\nb,c\nc,b\nc,a\na,c\n")

  static let pair = Community.log("from,to\na,b\n")

  /// Two members and nothing between them: only a library can ask for that.
  static let isolates = Community.log("from,to\na,a\nb,b\n")

  /// How the community shows in a log.
  static func log(_ text: String, members: String? = nil) -> NetworkSource {
    NetworkSource(
      logs: [.bytes(name: "log.csv", Array(text.utf8))],
      memberTable: members.map { .bytes(name: "members.csv", Array($0.utf8)) })
  }
}

extension NetworkSource {
  /// Analyses the community.
  func analysis(
    directed: Bool = false, weighted: Bool = false, groups: Set<MeasureGroup> = Set(MeasureGroup.allCases),
    control: RunControl = RunControl()
  ) throws -> Analysis {
    var options = AnalysisOptions()
    options.isDirected = directed
    options.isWeighted = weighted
    return try Analyzer(options: options, groups: groups).analyze(load(), title: "test", control: control)
  }
}
