import CommunityInsights

/// The pictures of a report, as far as its audience may see them.
public struct ReportPictures: Sendable {
  /// The network, or the map of the groups.
  public let main: ReportPicture?
  /// The network in a few windows of time.
  public let overTime: ReportPicture?

  /// - Parameter audience: pictures of members are left out for all but the community.
  public init(main: ReportPicture? = nil, overTime: ReportPicture? = nil, audience: Audience = .community) {
    func shown(_ picture: ReportPicture?) -> ReportPicture? {
      audience == .community || picture?.subject == .groups ? picture : nil
    }
    self.main = shown(main)
    self.overTime = shown(overTime)
    if case .members(let map) = self.main?.map { dots = Set(map.members) } else { dots = [] }
  }

  private let dots: Set<Int>

  /// Whether a member has a dot in the explorer.
  func hasDot(of member: Int) -> Bool { dots.contains(member) }

  /// What is in a file of the folder; `nil` when it is no picture that was drawn.
  func bytes(of file: ReportFile) -> [UInt8]? { main?.bytes(of: file) ?? overTime?.bytes(of: file) }
}
