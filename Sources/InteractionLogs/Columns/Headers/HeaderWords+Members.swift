/// Words of tables of members.
extension HeaderWords {
  static let members = Vocabulary(memberWords) { meaning in
    switch meaning {
    case .group, .role, .joined: memberQualifiers
    default: personQualifiers
    }
  }

  private typealias MemberWords = HeaderWordList<MemberMeaning>

  private static let memberWords: [MemberWords] = [
    MemberWords(
      meaning: .id,
      words: [
        "id", "member", "member id", "email", "email address", "mail", "mail address", "user principal name", "upn",
        "user", "user id", "username", "user name", "login", "account", "account name", "sam account name", "node",
        "vertex", "person", "person id", "employee", "employee id", "employee number", "handle", "nick", "nickname",
        "screen name", "alias", "uid", "primary smtp address", "external directory object id", "object id",
        "mitglied", "mitglieds id", "mitgliedsnummer", "benutzer", "benutzername", "nutzer", "personalnummer",
        "kennung", "konto", "adresse", "e mail adresse", "membre", "utilisateur", "identifiant", "matricule",
        "adresse e mail", "courriel", "compte", "miembro", "usuario", "correo", "correo electrónico", "cuenta",
        "identificador", "membro", "usuário", "conta", "endereço de e mail", "matrícula", "utente", "indirizzo email",
        "posta elettronica", "account utente", "matricola", "lid", "gebruiker", "gebruikersnaam", "e mailadres",
        "personeelsnummer", "członek", "użytkownik", "nazwa użytkownika", "adres e mail", "numer pracownika",
        "konto użytkownika",
        "メンバー", "ユーザー", "ユーザー名", "ユーザーID", "メールアドレス", "メール", "社員番号", "アカウント", "成员", "用户",
        "用户名", "邮箱", "电子邮件", "电子邮箱", "工号", "员工编号", "账号", "帐号",
      ]),
    MemberWords(
      meaning: .name,
      words: [
        "name", "full name", "display name", "real name", "label", "preferred name", "common name", "cn", "anzeigename",
        "vollständiger name", "vor und nachname", "nom", "nom complet", "nom affiché", "nom et prénom", "nombre",
        "nombre completo", "nombre y apellidos", "nome", "nome completo", "nome e cognome", "nome visualizzato", "naam",
        "volledige naam", "weergavenaam", "imię i nazwisko", "nazwa wyświetlana", "nazwa", "名前", "氏名", "表示名", "姓名",
        "名称", "显示名称",
      ]),
    MemberWords(
      meaning: .firstName,
      words: [
        "first name", "given name", "forename", "vorname", "rufname", "prénom", "primer nombre", "nombre de pila",
        "primeiro nome", "nome próprio", "nome di battesimo", "voornaam", "imię", "名", "名字",
      ]),
    MemberWords(
      meaning: .lastName,
      words: [
        "last name", "surname", "family name", "sn", "nachname", "familienname", "zuname", "nom de famille", "apellido",
        "apellidos", "sobrenome", "apelido", "cognome", "achternaam", "familienaam", "nazwisko", "姓", "姓氏",
      ]),
    MemberWords(
      meaning: .group,
      words: [
        "group", "department", "dept", "team", "site", "division", "unit", "business unit", "organizational unit",
        "location", "office", "office location", "section", "organization", "organisation", "org", "company", "faction",
        "community", "faculty", "cost center", "cost centre", "chapter", "gruppe", "abteilung", "bereich", "standort",
        "team name", "organisationseinheit", "einheit", "fachbereich", "firma", "groupe", "département", "service",
        "équipe", "site", "direction", "entité", "grupo", "departamento", "equipo", "sede", "unidad", "área", "equipe",
        "setor", "unidade", "gruppo", "reparto", "dipartimento", "squadra", "unità", "groep", "afdeling", "vestiging",
        "locatie", "eenheid", "grupa", "dział", "zespół", "oddział", "departament", "wydział", "グループ", "部署", "部門",
        "チーム", "所属", "拠点", "部门", "团队", "小组", "组", "单位", "科室",
      ]),
    MemberWords(
      meaning: .role,
      words: [
        "role", "job title", "title", "position", "function", "job", "job role", "level designation", "rolle",
        "funktion",
        "stelle", "stellenbezeichnung", "berufsbezeichnung", "position im unternehmen", "rôle", "fonction", "poste",
        "titre", "intitulé du poste", "rol", "cargo", "puesto", "función", "papel", "função", "ruolo", "funzione",
        "posizione", "qualifica", "mansione", "functie", "functietitel", "rola", "stanowisko", "funkcja", "役割", "役職",
        "職位", "職種", "角色", "职位", "职务", "岗位",
      ]),
    MemberWords(
      meaning: .manager,
      words: [
        "manager", "manager id", "manager email", "reports to", "reports to id", "supervisor", "line manager", "boss",
        "lead", "team lead", "superior", "head", "manager user principal name", "vorgesetzter", "vorgesetzte",
        "führungskraft", "berichtet an", "leitung", "chef", "responsable", "supérieur", "rattaché à", "jefe", "gerente",
        "superior", "reporta a", "supervisor directo", "gestor", "chefe", "reporta se a", "responsabile", "capo",
        "superiore", "riporta a", "leidinggevende", "rapporteert aan", "kierownik", "przełożony", "szef",
        "raportuje do",
        "上司", "マネージャー", "上長", "管理者", "经理", "上级", "主管", "汇报对象", "直属上级",
      ]),
    MemberWords(
      meaning: .joined,
      words: [
        "joined", "joined at", "joined on", "join date", "date joined", "member since", "since", "start", "start date",
        "started", "hired", "hire date", "hired at", "hired on", "employee hire date", "when created", "created at",
        "created", "created date time", "beigetreten", "beigetreten am", "eintritt", "eintrittsdatum", "mitglied seit",
        "seit", "beitritt", "beitrittsdatum", "adhésion", "date d'adhésion", "date d'entrée", "membre depuis",
        "date d'embauche", "depuis", "fecha de alta", "fecha de ingreso", "miembro desde", "desde", "alta",
        "data de entrada", "data de admissão", "membro desde", "data di ingresso", "iscritto dal", "membro dal",
        "data assunzione", "toegetreden", "lid sinds", "datum in dienst", "in dienst sinds", "sinds", "dołączył",
        "data dołączenia", "członek od", "data zatrudnienia", "od", "参加日", "入社日", "加入日", "加入时间", "加入日期", "入职日期",
      ]),
  ]
}
