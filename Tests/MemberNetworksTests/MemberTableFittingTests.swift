import InteractionLogs
import Testing

@testable import MemberNetworks

@Suite struct MemberTableFittingTests {
  private static let log = "from,to,date\nada@x.org,ben@x.org,2025-01-01\nben@x.org,cem@x.org,2025-01-02\n"

  private func load(
    _ table: String, log: String = log, columns: MemberTableColumns = MemberTableColumns()
  ) throws -> LoadedNetwork {
    var source = NetworkSource(
      logs: [.bytes(name: "log.csv", Array(log.utf8))], memberTable: .bytes(name: "m.csv", Array(table.utf8)))
    source.memberColumns = columns
    return try source.load()
  }

  private func error(_ table: String, log: String = log, columns: MemberTableColumns = .init()) -> InputError? {
    do {
      _ = try load(table, log: log, columns: columns)
      return nil
    } catch {
      return error as? InputError
    }
  }

  @Test(arguments: [
    ("Vorname;Nachname;Abteilung", "Ann Lee,Bob Roe", "Ann Lee"), ("givenName;sn;Group", "ann lee,bob roe", "ann lee"),
    ("First name;Last name;Team", "\"Lee, Ann\",\"Roe, Bob\"", "Lee, Ann"),
    ("Prénom;Nom de famille;Service", "Ann Lee,Bob Roe", "Ann Lee"),
  ])
  func namesInTwoColumnsAreOne(header: String, row: String, id: String) throws {
    let table = header + "\nAnn;Lee;HR\nBob;Roe;IT\n"
    let loaded = try load(table, log: "from,to,date\n\(row),2025-03-01\n")
    #expect(loaded.memberTable?.inLogs == 2 && loaded.network.members[0].id == id && loaded.network.members.count == 2)
    #expect(loaded.network.members[0].group == "HR" && loaded.unusedMemberColumns.isEmpty)
    let withIDs = try load("Login;\(header)\nal;Ann;Lee;HR\nbr;Bob;Roe;IT\n", log: "from,to,date\nal,br,2025-03-01\n")
    #expect(withIDs.network.members.map(\.name) == ["Ann Lee", "Bob Roe"])
  }

  @Test func managersMayBePathsInADirectory() throws {
    let table = "id;displayName;manager\nada@x.org;Ada Doe;\nben@x.org;Ben Roe;CN=Ada Doe,OU=Sales,DC=x\n"
    #expect(try load(table).network.members.map(\.isManager) == [true, false, false])
  }

  @Test(arguments: ["Members;;\n", "sep=;\n", "# exported today\n", "Members of 2025\n\n# by ada; and ben\n"])
  func linesAboveTheHeaderArePassedOver(titles: String) throws {
    let table = titles + "id;name;team\nada@x.org;Ada;a\nben@x.org;Ben;b\n"
    #expect(try load(table).network.members.map(\.group) == ["a", "b", nil])
    #expect(error("id,name\nada@x.org,A\nben@x.org\n")?.line == 3)
  }

  @Test(arguments: [
    "userPrincipalName,displayName,department,jobTitle,manager",
    "Benutzername;Anzeigename;Abteilung;Position;Vorgesetzter",
    "Adresse e-mail,Nom complet,Service,Fonction,Responsable",
    "Correo electrónico,Nombre completo,Departamento,Cargo,Jefe",
    "Endereço de e-mail,Nome completo,Setor,Função,Gestor",
    "Indirizzo email,Nome e cognome,Reparto,Ruolo,Responsabile",
    "E-mailadres,Weergavenaam,Afdeling,Functie,Leidinggevende",
    "Adres e-mail,Imię i nazwisko,Dział,Stanowisko,Przełożony", "メールアドレス,氏名,部署,役職,上司", "邮箱,姓名,部门,职位,上级",
  ])
  func readsTheExportOfADirectory(header: String) throws {
    let delimiter = header.contains(";") ? ";" : ","
    let rows = [
      ["Ada@x.org", "Ada Doe", "Ops", "Analyst", "ben@x.org"], ["ben@x.org", "Ben Roe", "Ops", "Analyst", ""],
      ["cem@x.org", "Cem Poe", "Dev", "Analyst", "ben@x.org"], ["dia@x.org", "Dia Low", "Dev", "Analyst", ""],
    ]
    let loaded = try load(header + "\n" + rows.map { $0.joined(separator: delimiter) + "\n" }.joined())
    let members = loaded.network.members
    #expect(members.map(\.id) == ["ada@x.org", "ben@x.org", "cem@x.org", "dia@x.org"])
    #expect(members.map(\.name) == ["Ada Doe", "Ben Roe", "Cem Poe", "Dia Low"])
    #expect(
      members.map(\.group) == ["Ops", "Ops", "Dev", "Dev"] && members.map(\.isManager) == [false, true, false, false])
    let summary = try #require(loaded.memberTable)
    #expect(summary.members == 4 && summary.managers == 1 && summary.inLogs == 3 && summary.namesInLogs == 3)
    #expect(!summary.fitsPoorly && summary.respelt == 0)
  }

  @Test func takesTheColumnThatTheLogUses() throws {
    let loaded = try load("id,email,login\n1,ada@x.org,ada\n2,ben@x.org,ben\n3,cem@x.org,cem\n")
    #expect(loaded.memberTable?.id == "email" && loaded.network.members.count == 3)
    let logins = try load("id,email,login\n1,ada@x.org,ada\n2,ben@x.org,ben\n", log: "from,to\nada,ben\nben,ada\n")
    #expect(logins.memberTable?.id == "login")
    // Managers are named by a column that is not the ids'.
    let managed = try load("id,email,manager\n1,ada@x.org,2\n2,ben@x.org,\n3,cem@x.org,2\n")
    #expect(managed.network.members.filter(\.isManager).map(\.id) == ["ben@x.org"])
    let named = try load("email,name,manager\nada@x.org,Ada,Ben\nben@x.org,Ben,\ncem@x.org,Cem,Ben\n")
    #expect(named.network.members.filter(\.isManager).map(\.id) == ["ben@x.org"])
  }

  @Test func refusesATableOfOtherPeople() {
    let names = error("id,badge\n1,ada@x.org\n2,ben@x.org\n")
    #expect(names?.exitCode == 65 && names?.column == "id")
    #expect(names?.remedy.contains("'badge'") == true && names?.remedy.contains("--member-id 'badge'") == true)
    #expect(error("id,name\n1,Ada\n2,Ben\n")?.remedy.contains("--member-id NAME") == true)
    #expect(error("id,badge\n1,ada@x.org\n2,ben@x.org\n", columns: MemberTableColumns(id: "badge")) == nil)
  }

  @Test func saysWhenFewOfTheTableAreInTheLog() throws {
    let rows = ["ada@x.org", "u@x.org", "v@x.org", "w@x.org"]
    let summary = try load("id\n" + rows.joined(separator: "\n")).memberTable
    #expect(summary?.inLogs == 1 && summary?.fitsPoorly == true)
  }

  @Test func leadingZerosAndLetterCaseDoNotMakeOtherPeople() throws {
    let zeros = try load("id,team\n7,Ops\n12,Dev\n", log: "from,to\n0007,0012\n0012,0007\n")
    #expect(
      zeros.network.members.map(\.id) == ["0007", "0012"] && zeros.network.members.map(\.group) == ["Ops", "Dev"])
    #expect(zeros.memberTable?.respelt == 2)
    let letters = try load("login,team\nADA,Ops\nBen,Dev\n", log: "from,to\nada,ben\nben,Ben\n")
    // Two people of the log are called so but for the letter case: nobody knows whom the table means by another spelling.
    #expect(letters.network.members.map(\.id).sorted() == ["Ben", "ada", "ben"])
    #expect(letters.network.members.first { $0.id == "Ben" }?.group == "Dev")
  }

  @Test func takesTheColumnsThatAreNamed() throws {
    let table =
      "email,department,site,title,grade,boss\nada@x.org,A,N,x,M1,\nben@x.org,B,S,y,m1,\ncem@x.org,B,S,z,E2,ada@x.org\n"
    let usual = try load(table)
    #expect(usual.memberTable?.group == "department" && usual.memberTable?.manager == "boss")
    let columns = MemberTableColumns(group: "Site", role: "5", manager: "none", managerRoles: ["m1"])
    let loaded = try load(table, columns: columns)
    #expect(loaded.network.members.map(\.group) == ["N", "S", "S"])
    #expect(loaded.network.members.map(\.role) == ["M1", "m1", "E2"])
    #expect(loaded.network.members.map(\.isManager) == [true, true, false])
    #expect(loaded.unusedMemberColumns == ["department", "title", "boss"])
    #expect(error(table, columns: MemberTableColumns(group: "floor"))?.exitCode == 64)
  }
}
