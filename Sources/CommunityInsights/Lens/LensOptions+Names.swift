import InteractionLogs
import MemberNetworks

extension LensOptions {
  /// The same options with the ids of the members whom the lists of the user mean: they may give ids or names.
  ///
  /// - Parameters:
  ///   - members: everybody in the network.
  ///   - isPart: whether the network is a part of the whole, so that lists may have members who are not in it.
  /// - Throws: `InputError` for a pair of the block list with somebody whom the network does not have, and for somebody in the
  ///   list of those who do not want to be suggested whose name is nearly one of the network's: a slip of the pen would
  ///   suggest whom it was to keep apart.
  public func resolvingNames(_ members: [Member], isPart: Bool) throws(InputError) -> LensOptions {
    var resolved = self
    let names = MemberNames(members)
    resolved.blocked = []
    for pair in blocked {
      do {
        resolved.blocked.append(MemberPair(members[try names.index(pair.a)].id, members[try names.index(pair.b)].id))
      } catch {
        if !isPart { throw error.named(inList: "block list") }
      }
    }
    resolved.optOut = []
    for name in optOut.sorted() {
      do {
        resolved.optOut.insert(members[try names.index(name)].id)
      } catch {
        if error.remedy.hasPrefix("did you mean") { throw error.named(inList: "list of those not to be suggested") }
      }
    }
    return resolved
  }
}

extension InputError {
  fileprivate func named(inList list: String) -> InputError {
    var error = self
    error.problem = "in the \(list), \(problem)"
    return error
  }
}
