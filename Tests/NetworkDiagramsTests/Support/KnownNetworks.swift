/// W. W. Zachary, "An information flow model for conflict and fission in small groups", J. Anthropological Research 33
/// (1977): 34 members, 78 ties. Members are numbered from 1 there, from 0 here.
enum KarateClub {
  static let ties: [(Int, Int)] = rows.enumerated().flatMap { member, row in row.map { (member, $0 - 1) } }

  /// Per member those with a higher number.
  private static let rows: [[Int]] = [
    [2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 14, 18, 20, 22, 32], [3, 4, 8, 14, 18, 20, 22, 31],
    [4, 8, 9, 10, 14, 28, 29, 33], [8, 13, 14], [7, 11], [7, 11, 17], [17], [], [31, 33, 34], [34], [], [], [], [34],
    [33, 34], [33, 34], [], [], [33, 34], [34], [33, 34], [], [33, 34], [26, 28, 30, 33, 34], [26, 28, 32], [32],
    [30, 34], [34], [32, 34], [33, 34], [33, 34], [33, 34], [34], [],
  ]

  /// The partition of greatest modularity, .4198 (A. Medus, G. Acuña, C. Dorso, Physica A 358, 2005), members from 1.
  static let communities: [[Int]] = [
    [1, 2, 3, 4, 8, 10, 12, 13, 14, 18, 20, 22], [9, 15, 16, 19, 21, 23, 27, 30, 31, 33, 34],
    [24, 25, 26, 28, 29, 32], [5, 6, 7, 11, 17],
  ].map { $0.map { $0 - 1 } }

  static var community: SampleCommunity {
    var sample = SampleCommunity((1...34).map { "\($0)" }, ties: ties)
    sample.title = "Karate club"
    sample.communities = communities
    return sample
  }
}

/// Families of medieval Florence and their marriages (J. F. Padgett, C. K. Ansell, "Robust action and the rise of the
/// Medici", American J. Sociology 98, 1993). The Pucci married into none of the others.
enum FlorentineFamilies {
  static let names = [
    "Acciaiuoli", "Albizzi", "Barbadori", "Bischeri", "Castellani", "Ginori", "Guadagni", "Lamberteschi", "Medici",
    "Pazzi", "Peruzzi", "Pucci", "Ridolfi", "Salviati", "Strozzi", "Tornabuoni",
  ]

  static let marriages: [(Int, Int)] = [
    (0, 8), (1, 5), (1, 6), (1, 8), (2, 4), (2, 8), (3, 6), (3, 10), (3, 14), (4, 10), (4, 14), (6, 7), (6, 15),
    (8, 12), (8, 13), (8, 15), (9, 13), (10, 14), (12, 14), (12, 15),
  ]

  static var community: SampleCommunity { SampleCommunity(names, ties: marriages) }
}

extension SampleCommunity {
  /// Cliques of `size` members that each hold one tie to the next clique: communities beyond doubt.
  static func caves(_ count: Int, of size: Int) -> SampleCommunity {
    var ties: [(Int, Int)] = []
    for cave in 0..<count {
      let members = (cave * size)..<((cave + 1) * size)
      ties += members.flatMap { a in members.filter { $0 > a }.map { (a, $0) } }
      if cave > 0 { ties.append((cave * size - 1, cave * size)) }
    }
    var sample = SampleCommunity(memberCount: count * size, ties: ties)
    sample.communities = (0..<count).map { Array($0 * size..<($0 + 1) * size) }
    sample.modularity = 0.9
    return sample
  }
}
