import Foundation
import GraphCore
import Testing

/// A community whose names stand in as many places as names can stand in, and in every form that files give them.
///
/// All are made of words that are in no language and part of no other word. A name is found by its words in ASCII,
/// whatever a file does to the letters and signs around them: escapes, other cases, quotes.
struct HostileCommunity {
  private static let memberCount = 30

  /// Ids in the log, in the table and in lists; names; other names. Each a word or several.
  let members: [Member]
  /// Words in places that are not about members: rejected rows, threads, kinds, messages, columns, notes.
  let elsewhere = [
    "gnorfiblat", "thrudwickel", "kindazzle", "mesquorl", "colbrunzik", "notevrandl", "rejoxwump", "farblunghi",
  ]

  struct Member {
    /// Of both the id and the name.
    var word: String
    var surname: String
    var alias: String
    var id: String { "\(word).\(surname)@nhqxmail.example" }
    var group: String
    var isManager: Bool
    var name: String
  }

  static let groups = ["Zwibblar Works", "Ümlautik \"Frobs\", Inc", "Quendry & <Sons>", "Tinyglorb"]
  static let domain = "nhqxmail"

  init() {
    let begins = ["vrixo", "plorq", "zwemb", "quazt", "jhunk", "tysko"]
    let ends = ["ldaf", "uenk", "ibbz", "yrfo", "omzi"]
    members = (0..<Self.memberCount).map { index in
      let word = begins[index % 6] + ends[index / 6]
      let surname = String(word.reversed()) + "ov"
      // Two members in the last group; the others in three.
      let group = Self.groups[index < 2 ? 3 : index % 3]
      return Member(
        word: word, surname: surname, alias: "al" + begins[(index + 1) % 6].reversed() + ends[index / 6].reversed(),
        group: group, isManager: index % 9 == 3, name: Self.name(word.capitalized, surname.capitalized, form: index))
    }
  }

  /// Signs that mean something to one format or another.
  private static func name(_ word: String, _ surname: String, form: Int) -> String {
    switch form % 6 {
    case 0: "\(word) Ö\(surname)"
    case 1: "\(surname), \(word)"
    case 2: "\(word) \"\(surname)\" é"
    case 3: "<b>\(word)</b> & \(surname)"
    case 4: "|\(word)| *\(surname)* `_"
    default: "=\(word)'\(surname)\\"
    }
  }

  /// The words that are to stand in no file; for the public those of groups as well.
  var words: [String] { members.flatMap { [$0.word, $0.surname, $0.alias] } + elsewhere + [Self.domain] }
  static let groupWords = ["zwibblar", "mlautik", "frobs", "quendry", "tinyglorb"]

  // MARK: - Files

  /// Called after a member by a name that only the table of aliases knows.
  var logName: String { members[4].alias + ".csv" }

  private func row(_ fields: String...) -> String {
    fields.map { "\"" + $0.replacingOccurrences(of: "\"", with: "\"\"") + "\"" }.joined(separator: ",")
  }

  /// Nine months of questions and answers at all times of day, and rows that cannot be used.
  var log: String {
    var generator = SeededGenerator(seed: 20)
    var rows = [row("timestamp", "source", "target", "kind", "thread", "id", "reply_to", "col of \(elsewhere[4])")]
    // The last five never interact.
    let active = members.dropLast(5)
    func name(_ member: Member) -> String {
      [member.id, member.id.uppercased(), member.alias][generator.below(3)]
    }
    func instant(_ day: Int, _ hour: Int) -> String {
      func padded(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
      return "2023-\(padded(1 + day / 28))-\(padded(1 + day % 28))T\(padded(hour)):\(padded(13 + hour)):47Z"
    }
    for message in 0..<420 {
      let first = active[generator.below(1 + generator.below(active.count))]
      let second = active[generator.below(active.count)]
      if first.id == second.id { continue }
      let (day, thread) = (generator.below(9 * 28), "t\(message) of \(elsewhere[1])")
      let (id, kind) = ("m\(message) \(elsewhere[3])", elsewhere[2])
      rows.append(row(instant(day, 3), name(first), name(second), kind, thread, id, "", "\(elsewhere[5]) said so"))
      if generator.below(3) > 0 {
        rows.append(row(instant(day, 9), name(second), name(first), kind, thread, "r" + id, id, elsewhere[5]))
      }
    }
    rows.append(row("the day \(elsewhere[0]) left", members[7].id, members[8].id, "", "", "", "", ""))
    rows.append(row("2023-02-03T04:05:06Z", "", members[9].id, "", "", "", "", elsewhere[6]))
    rows.append(row("2023-02-03T04:05:06Z", members[9].alias, "", "", "", "", "", ""))
    rows.append("2023-02-03T04:05:06Z,\(elsewhere[7])")
    return rows.joined(separator: "\n") + "\n"
  }

  var memberTable: String {
    let manager = members.first(where: \.isManager)!
    return
      ([row("id", "name", "group", "role", "manager", "colour of \(elsewhere[4])")]
      + members.map {
        row($0.id.capitalized, $0.name, $0.group, $0.isManager ? "manager" : "", manager.id, elsewhere[5])
      })
      .joined(separator: "\n") + "\n"
  }

  var aliases: String {
    (["alias,member"] + members.map { row($0.alias, $0.id) }).joined(separator: "\n") + "\n"
  }

  var optOut: String { ([row("member")] + members[5..<9].map { row($0.id) }).joined(separator: "\n") + "\n" }

  var blocklist: String { row("a", "b") + "\n" + row(members[10].id, members[11].name) + "\n" }

  /// Writes all files, and returns the arguments by which the program reads them.
  func write(to workspace: Workspace) throws -> [String] {
    try workspace.write(logName, log)
    try workspace.write("members.csv", memberTable)
    try workspace.write("aliases.csv", aliases)
    try workspace.write("opt-out.csv", optOut)
    try workspace.write("blocklist.csv", blocklist)
    return [
      logName, "--members", "members.csv", "--aliases", "aliases.csv", "--opt-out", "opt-out.csv", "--blocklist",
      "blocklist.csv", "--event", "2023-05-05", "--resamples", "0",
    ]
  }
}
