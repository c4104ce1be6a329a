/// The header words by which columns are known: the one place to add one.
///
/// In English, German, French, Spanish, Portuguese, Italian, Dutch, Polish, Japanese and Chinese, as exports and people
/// write them. Within a meaning the likelier words come first. Letter case, accents, spaces and punctuation do not
/// count, and neither do qualifiers beside a word: `Reply-To`, `reply_to` and `replyTo` are one, and `msg_created_at` is
/// `created at`.
enum HeaderWords {
  // MARK: - Logs

  static let log = Vocabulary(people + others) { meaning in
    switch meaning {
    case .source, .target, .cc, .bcc: personQualifiers
    case .time: thingQualifiers.union(timeQualifiers)
    default: thingQualifiers
    }
  }

  private typealias LogWords = HeaderWordList<LogMeaning>

  private static let people: [LogWords] = [
    LogWords(
      meaning: .source, family: .fromTo,
      words: ["from", "from user", "von", "vom", "de", "da", "van", "od", "从", "差出", "から"]),
    LogWords(
      meaning: .target, family: .fromTo,
      words: [
        "to", "to user", "touser", "toid", "toemail", "toname", "an", "para", "pour", "per", "aan", "naar", "nach",
        "do",
        "à", "到", "至", "へ",
      ]),
    LogWords(
      meaning: .source, family: .senderRecipient,
      words: [
        "sender", "senders", "sent by", "originator", "absender", "absenderin", "gesendet von", "expéditeur",
        "expéditrice", "émetteur", "envoyeur", "envoyé par", "remitente", "emisor", "enviado por", "remetente",
        "emissor",
        "mittente", "inviato da", "afzender", "verzender", "verzonden door", "nadawca", "wysłane przez", "送信者", "送信元",
        "差出人", "发件人", "发送者", "发送人", "寄件人", "寄件者", "發件人",
      ]),
    LogWords(
      meaning: .target, family: .senderRecipient,
      words: [
        "recipient", "recipients", "receiver", "receivers", "sent to", "delivered to", "rcpt", "rcpt to",
        "empfänger", "empfaenger", "empfängerin", "gesendet an", "destinataire", "destinataires", "récepteur",
        "destinatario", "destinatarios", "receptor", "enviado a", "destinatário", "destinatários", "enviado para",
        "destinatari", "ricevente", "inviato a", "ontvanger", "ontvangers", "geadresseerde", "verzonden aan",
        "odbiorca",
        "odbiorcy", "adresat", "受信者", "送信先", "宛先", "受取人", "收件人", "接收者", "接收人", "收件者",
      ]),
    LogWords(
      meaning: .source, family: .sourceTarget,
      words: [
        "source", "src", "source user", "quelle", "origine", "origen", "origem", "fuente", "sorgente", "fonte", "bron",
        "źródło", "ソース", "起点", "源", "来源", "源节点",
      ]),
    LogWords(
      meaning: .target, family: .sourceTarget,
      words: [
        "target", "tgt", "dst", "dest", "destination", "target user", "ziel", "cible", "destino", "destinazione",
        "obiettivo", "doel", "bestemming", "cel", "ターゲット", "終点", "目标", "目标节点",
      ]),
    LogWords(
      meaning: .source, family: .authorAddressee,
      words: [
        "author", "actor", "created by", "posted by", "written by", "commented by", "poster", "commenter", "speaker",
        "writer", "initiator", "contributor", "editor", "autor", "autorin", "verfasser", "verfasserin", "erstellt von",
        "auteur", "autrice", "créé par", "publié par", "autora", "creado por", "publicado por", "criado por", "autore",
        "creato da", "scrittore", "schrijver", "geplaatst door", "aangemaakt door", "utworzone przez", "投稿者", "発言者",
        "作成者", "著者", "作者", "发布者", "发言人", "创建者",
      ]),
    LogWords(
      meaning: .target, family: .authorAddressee,
      words: [
        "addressee", "addressees", "reply to user", "in reply to user", "replied to user", "in reply to screen name",
        "reply to author", "parent author", "parent user", "mentioned", "mentioned user", "mentions", "adressat",
        "erwähnt", "antwort an", "mentionné", "mencionado", "menzionato", "vermeld", "wspomniany", "返信先ユーザー",
        "被回复者", "被提及",
      ]),
    LogWords(
      meaning: .source, family: .call,
      words: [
        "caller", "calling party", "anrufer", "appelant", "llamante", "chamador", "chiamante", "beller", "dzwoniący",
        "発信者", "主叫",
      ]),
    LogWords(
      meaning: .target, family: .call,
      words: [
        "callee", "called", "called party", "angerufener", "angerufene", "appelé", "llamado", "chamado", "chiamato",
        "gebelde", "着信者", "被叫",
      ]),
    LogWords(
      meaning: .source, family: .acts,
      words: [
        "reviewer", "reviewed by", "approver", "approved by", "rater", "assessor", "evaluator", "endorser", "voter",
        "giver", "mentor", "nominator", "committer", "merged by", "reporter", "reported by", "assigner", "assigned by",
        "tester", "tested by", "citing", "gutachter", "prüfer", "bewerter", "relecteur", "évaluateur", "revisor",
        "evaluador", "avaliador", "revisore", "valutatore", "beoordelaar", "recenzent", "oceniający", "レビュアー", "評価者",
        "评审人", "审核人", "评价者",
      ]),
    LogWords(
      meaning: .target, family: .acts,
      words: [
        "reviewee", "reviewed", "ratee", "rated", "assignee", "assigned to", "evaluated", "evaluatee", "endorsed",
        "endorsee", "nominee", "mentee", "receiver", "author", "submitter", "developer", "owner", "cited", "bewertet",
        "bewerteter", "zugewiesen an", "autor", "auteur", "autore", "évalué", "assigné à", "evaluado", "asignado a",
        "avaliado", "atribuído a", "valutato", "assegnato a", "beoordeelde", "toegewezen aan", "oceniany",
        "przypisany do", "被評価者", "担当者", "作者", "被评价者", "负责人",
      ]),
    LogWords(
      meaning: .source, family: .egoAlter,
      words: [
        "ego", "respondent", "nominator", "chooser", "befragter", "répondant", "encuestado", "respondente",
        "rispondente",
      ]),
    LogWords(
      meaning: .target, family: .egoAlter,
      words: ["alter", "nominee", "nominated", "chosen", "named", "genannt", "nommé", "nombrado", "nominato"]),
    LogWords(
      meaning: .source, family: .whoWhom, isWeak: true,
      words: ["who", "wer", "qui", "quién", "quem", "chi", "wie", "kto", "誰が", "谁"]),
    LogWords(
      meaning: .target, family: .whoWhom, isWeak: true,
      words: [
        "whom", "to whom", "wem", "an wen", "wen", "à qui", "a quién", "a quem", "a chi", "aan wie", "komu", "do kogo",
        "誰に", "对谁",
      ]),
    LogWords(
      meaning: .source, family: .person, isWeak: true,
      words: [
        "username", "user name", "user", "member", "person", "participant", "employee", "screen name", "nick",
        "nickname", "login", "attendee", "attendees", "guest", "player", "student", "benutzer", "nutzer", "mitglied",
        "teilnehmer", "teilnehmerin", "mitarbeiter", "mitarbeiterin", "utilisateur", "membre", "participante",
        "personne",
        "pseudo", "usuario", "miembro", "persona", "usuário", "membro", "pessoa", "utente", "partecipante", "gebruiker",
        "lid", "deelnemer", "persoon", "użytkownik", "członek", "uczestnik", "osoba", "ユーザー", "ユーザ", "メンバー", "参加者",
        "氏名", "名前", "用户", "用户名", "成员", "参与者", "参加人", "姓名", "full name", "display name", "name",
      ]),
    LogWords(
      meaning: .target, family: .person, isWeak: true,
      words: [
        "partner", "peer", "contact", "counterpart", "alter", "kontakt", "gegenüber", "contacto", "contato", "contatto",
        "partenaire", "contactpersoon", "相手", "对方",
      ]),
    LogWords(
      meaning: .cc,
      words: [
        "cc", "carbon copy", "copy to", "cc to", "kopie", "kopie an", "copie", "copie à", "con copia", "com cópia",
        "cópia", "copia", "per conoscenza", "kopia", "do wiadomości", "カーボンコピー", "抄送",
      ]),
    LogWords(
      meaning: .bcc,
      words: [
        "bcc", "blind carbon copy", "blind copy", "blindkopie", "cci", "cco", "copie cachée", "copia oculta",
        "cópia oculta", "ccn", "udw", "密送",
      ]),
  ]

  private static let others: [LogWords] = [
    LogWords(
      meaning: .time,
      words: [
        "timestamp", "datetime", "date and time", "date time", "sent at", "created at", "posted at", "occurred at",
        "submitted at", "committed at", "published at", "sent", "created", "posted", "sent time", "sent date",
        "sent on",
        "created on", "posted on", "creation date", "created date", "created datetime", "sent datetime", "date created",
        "date sent", "creation time", "created time", "created utc", "event time",
        "event date", "message time", "message date", "origin timestamp", "unix time", "unix timestamp", "epoch",
        "date", "received", "received at", "date received", "zeitstempel", "zeitpunkt", "datum und uhrzeit",
        "datum uhrzeit", "gesendet", "gesendet am", "erstellt", "erstellt am", "datum", "empfangen", "empfangen am",
        "horodatage", "date et heure", "date d'envoi", "envoyé le", "envoyé", "créé le", "date de création",
        "reçu le", "marca de tiempo", "fecha y hora", "fecha de envío", "enviado", "enviado el", "creado", "creado el",
        "fecha", "fecha de creación", "data e hora", "data de envio", "enviado em", "criado em", "data de criação",
        "data e ora", "data di invio", "data invio", "inviato", "inviato il", "creato il", "marca temporale", "data",
        "tijdstempel", "datum en tijd", "verzonden", "verzonden op", "aangemaakt", "aangemaakt op", "tijdstip",
        "znacznik czasu", "data i godzina", "data i czas", "wysłano", "data wysłania", "utworzono", "data utworzenia",
        "日時", "送信日時", "作成日時", "投稿日時", "受信日時", "タイムスタンプ", "日付", "送信日", "时间戳", "日期时间", "发送时间",
        "创建时间", "发布时间", "日期", "時間戳", "time", "ts",
      ]),
    LogWords(
      meaning: .time, isWeak: true,
      words: [
        "when", "start time", "start date", "started at", "start", "join time", "day", "metric date",
        "zeit", "wann", "beginn", "tag", "heure", "quand", "début", "jour", "hora", "cuándo", "inicio", "día", "quando",
        "início", "dia", "ora", "inizio", "giorno", "tijd", "wanneer", "begin", "dag", "czas", "kiedy", "początek",
        "dzień", "時刻", "時間", "开始时间", "时间", "时刻",
      ]),
    LogWords(
      meaning: .timeOfDay,
      words: [
        "time", "time of day", "clock time", "hour", "sent time", "start time", "uhrzeit", "zeit", "heure", "hora",
        "ora",
        "orario", "tijd", "tijdstip", "godzina", "czas", "時刻", "時間", "时间", "时刻",
      ]),
    LogWords(meaning: .year, words: ["year", "yyyy", "jahr", "année", "an", "año", "ano", "anno", "jaar", "rok", "年"]),
    LogWords(
      meaning: .month,
      words: ["month", "monat", "mois", "mes", "mês", "mese", "maand", "miesiąc", "月", "月份"]),
    LogWords(
      meaning: .day,
      words: ["day", "day of month", "tag", "jour", "día", "dia", "giorno", "dag", "dzień", "日"]),
    LogWords(
      meaning: .hour, words: ["hour", "stunde", "heure", "hora", "ora", "uur", "godzina", "時", "时", "小时"]),
    LogWords(meaning: .minute, words: ["minute", "minuto", "minuut", "minuta", "分", "分钟"]),
    LogWords(
      meaning: .weight,
      words: [
        "weight", "strength", "gewicht", "stärke", "poids", "force", "peso", "fuerza", "forza", "waga", "siła",
        "重み", "权重", "强度",
      ]),
    LogWords(
      meaning: .weight, isWeak: true,
      words: [
        "count", "counts", "frequency", "freq", "occurrences", "interactions", "message count", "interaction count",
        "number of messages", "number of interactions", "volume", "strong tie score", "n", "anzahl",
        "häufigkeit", "anzahl nachrichten", "nombre", "fréquence", "nombre de messages", "cantidad", "frecuencia",
        "número de mensajes", "quantidade", "contagem", "frequência", "conteggio", "quantità", "frequenza",
        "numero di messaggi", "aantal", "frequentie", "aantal berichten", "liczba", "częstość", "liczba wiadomości",
        "件数", "回数", "頻度", "次数", "数量", "频率", "频次",
      ]),
    LogWords(
      meaning: .kind,
      words: [
        "kind", "type", "channel", "category", "interaction type", "message type", "event type", "medium", "platform",
        "relation", "relationship", "channel name", "art", "typ", "kanal", "kategorie", "canal", "catégorie", "genre",
        "tipo", "categoría", "canale", "categoria", "soort", "kanaal", "categorie", "rodzaj", "kanał", "kategoria",
        "種類", "種別", "チャンネル", "カテゴリ", "类型", "类别", "渠道", "频道", "種類別",
      ]),
    LogWords(
      meaning: .id,
      words: [
        "id", "message id", "msg id", "post id", "comment id", "tweet id", "status id", "mail id", "email id",
        "internet message id", "message trace id", "mid", "uuid", "guid", "post number", "nachrichten id",
        "nachricht id", "id du message", "id del mensaje", "id da mensagem", "id del messaggio", "bericht id",
        "id wiadomości", "メッセージID", "投稿ID", "消息ID", "消息编号", "帖子ID",
      ]),
    LogWords(
      meaning: .thread,
      words: [
        "thread", "thread id", "conversation", "conversation id", "discussion", "discussion id", "topic", "topic id",
        "thread ts", "issue", "issue id", "unterhaltung", "konversation", "diskussion", "gespräch", "thema", "fil",
        "fil de discussion", "hilo", "conversación", "discusión", "tema", "conversa", "discussão", "tópico",
        "conversazione", "discussione", "draad", "gesprek", "discussie", "wątek", "rozmowa", "dyskusja", "スレッド", "会話",
        "トピック", "会话", "话题", "讨论", "線程",
      ]),
    LogWords(
      meaning: .replyTo,
      words: [
        "reply to", "parent", "in reply to", "parent id", "reply to id", "in reply to id", "replied to", "reply of",
        "parent message id", "parent message", "parent post id", "parent comment id", "in response to", "response to",
        "answer to", "antwort auf", "als antwort auf", "bezug", "réponse à", "en réponse à", "respuesta a",
        "en respuesta a", "resposta a", "em resposta a", "risposta a", "in risposta a", "antwoord op",
        "als antwoord op", "odpowiedź na", "w odpowiedzi na", "返信先", "返信元", "回复", "回复给", "回复的消息", "父消息",
      ]),
    LogWords(
      meaning: .direction,
      words: [
        "type", "edge type", "directed", "directedness", "direction", "gerichtet", "dirigé", "dirigido", "diretto",
      ]),
    LogWords(
      meaning: .subject,
      words: [
        "subject", "message subject", "betreff", "objet", "asunto", "assunto", "oggetto", "onderwerp", "temat", "件名",
        "主题",
      ]),
    LogWords(
      meaning: .event,
      words: [
        "event", "event name", "meeting", "session", "gathering", "workshop", "page", "page title", "article",
        "document",
        "file", "filename", "project", "channel", "channel name", "room", "forum", "activity", "course", "group",
        "veranstaltung", "ereignis", "treffen", "sitzung", "besprechung", "termin", "seite", "projekt", "raum",
        "événement", "réunion", "séance", "projet", "évènement", "evento", "reunión", "sesión", "página", "proyecto",
        "reunião", "sessão", "projeto", "riunione", "sessione", "progetto", "pagina", "evenement", "vergadering",
        "bijeenkomst", "sessie", "wydarzenie", "spotkanie", "sesja", "strona", "イベント", "会議", "ミーティング", "セッション", "活动",
        "会议", "事件", "项目", "页面",
      ]),
  ]

  // MARK: - Member tables

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
        "名称", "显示名称", "first name", "vorname", "prénom", "given name",
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

  // MARK: - Qualifiers

  /// How a column names people, as far as its header says it.
  static func aspect(of header: String) -> PersonAspect? {
    let text = HeaderText(header)
    func has(_ words: Set<String>) -> Bool { text.words.contains(where: words.contains) || words.contains(text.joined) }
    return has(addressWords) ? .address : has(loginWords) ? .login : has(idWords) ? .id : has(nameWords) ? .name : nil
  }

  /// Whether a word may stand beside the number or letter of one of two people, as in `Person 1` and `Person 2`.
  static func namesAPerson(_ word: String) -> Bool {
    personNouns.contains(word) || idWords.contains(word) || nameWords.contains(word) || addressWords.contains(word)
  }

  private static let personNouns: Set<String> = [
    "person", "member", "user", "node", "vertex", "participant", "actor", "employee", "collaborator", "colleague",
    "partner", "party", "player", "student", "contact", "agent", "individual", "people", "mitglied", "benutzer",
    "teilnehmer", "mitarbeiter", "knoten", "personne", "membre", "utilisateur", "persona", "miembro", "usuario",
    "pessoa",
    "membro", "utente", "partecipante", "participante", "persoon", "lid", "gebruiker", "deelnemer", "osoba", "czlonek",
    "uzytkownik", "uczestnik", "メンバー", "ユーザー", "参加者", "用户", "成员", "参与者", "人",
  ]

  /// Words that tell two people of a pair apart.
  static let pairMarks: [[String]] = [
    ["1", "2"], ["a", "b"], ["i", "j"], ["u", "v"], ["primary", "secondary"], ["first", "second"], ["one", "two"],
    ["left", "right"],
  ]

  private static let addressWords: Set<String> = [
    "address", "addresses", "addr", "email", "emails", "mail", "smtp", "adresse", "courriel", "correo", "indirizzo",
    "endereco", "adres", "mailadresse", "mailadres", "upn", "principal", "アドレス", "メールアドレス", "メール", "邮箱", "地址", "邮件",
  ]
  private static let loginWords: Set<String> = [
    "username", "login", "handle", "nick", "nickname", "screen", "account", "benutzername", "konto", "ユーザー名", "用户名",
  ]
  private static let idWords: Set<String> = [
    "id", "ids", "key", "uid", "uuid", "guid", "number", "no", "nr", "code", "kennung", "nummer", "numero", "番号", "编号",
  ]
  private static let nameWords: Set<String> = [
    "name", "names", "display", "full", "nom", "nombre", "nome", "naam", "nazwa", "imie", "nazwisko", "vorname",
    "nachname", "名", "名前", "氏名", "姓名", "名称",
  ]

  private static let personQualifiers: Set<String> = addressWords.union(loginWords).union(idWords).union(nameWords)
    .union([
      "e", "the", "of", "list", "original", "primary", "user", "person", "member", "contact", "employee", "node",
      "vertex", "actor", "party", "people", "profile", "msg", "message", "post", "str", "string", "raw", "benutzer",
      "nutzer", "mitglied", "utilisateur", "usuario", "utente", "gebruiker", "uzytkownik", "du", "des", "der", "des",
      "del", "della", "ユーザー", "用户", "の", "者",
    ])

  private static let thingQualifiers: Set<String> = [
    "msg", "message", "messages", "mail", "email", "e", "post", "comment", "status", "tweet", "record", "row", "item",
    "entry", "interaction", "relationship", "edge", "tie", "link", "event", "the", "of", "on", "at", "in", "utc", "gmt",
    "cet", "local",
    "iso", "unix", "ms", "s", "sec", "seconds", "millis", "id", "ids", "key", "number", "no", "nr", "nummer", "name",
    "str", "string", "total", "value", "full", "original", "nachricht", "nachrichten", "beitrag", "mensaje", "mensagem",
    "messaggio", "bericht", "wiadomosc", "wiadomosci", "メッセージ", "消息", "邮件", "番号", "编号", "名", "名称",
  ]

  private static let memberQualifiers: Set<String> = [
    "name", "id", "code", "title", "current", "primary", "main", "employee", "user", "member", "person", "job", "home",
    "business", "organization", "date", "the", "of", "at", "on", "e", "name", "bezeichnung", "nom", "nombre", "nome",
    "naam", "nazwa", "名", "名称", "utc",
  ]
}
