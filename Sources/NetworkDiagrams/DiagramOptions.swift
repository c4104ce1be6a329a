import CommunityInsights

/// A file format that a diagram can be drawn in.
public enum DiagramFormat: String, CaseIterable, Codable, Sendable {
  case svg, png, pdf, dot
}

/// The choices that change what a diagram shows.
public struct DiagramOptions: Hashable, Codable, Sendable {
  /// Up to how many members with ties every one of them is drawn; above, the diagram becomes a map.
  public var largestWholeNetwork = 300

  /// How many of the best connected members are drawn where a map by communities would say nothing.
  public var backboneMemberCount = 150

  /// The most communities that a map shows.
  public var maximumCommunities = 20

  /// From which modularity on communities are taken as the shape of a large network.
  public var meaningfulModularity = 0.3

  /// The most names beside nodes, so that they stay readable.
  public var maximumLabels = 30

  /// The most characters of a name beside a node; the rest becomes an ellipsis.
  public var maximumNameLength = 24

  /// Up to how many members without ties are listed one by one; above, they are counted.
  public var maximumListedIsolates = 40

  /// The width of a PNG.
  public var pixelWidth = 1600

  /// Which members have their name beside them.
  public enum Labels: String, CaseIterable, Codable, Sendable {
    case all
    /// Those with the largest circles, those who would cut others off, and the most central ones.
    case key
    case none
  }

  /// What colours stand for.
  public enum Colours: String, CaseIterable, Codable, Sendable {
    case cluster, group, role
  }

  /// What the area of a circle stands for.
  public enum Size: String, CaseIterable, Codable, Sendable {
    case betweenness, degree, strength
  }

  /// These three are for pictures in which a circle is a member.
  public var labels = Labels.key
  public var colours = Colours.cluster
  /// `nil` for betweenness where it was asked for, and the number of ties where it was not.
  public var size: Size?

  public init() {}

  /// The choices for a report: groups have the colours where there are several, clusters otherwise.
  public init(reporting analysis: Analysis) {
    colours = Set(analysis.members.compactMap(\.group)).count > 1 ? .group : .cluster
  }
}
