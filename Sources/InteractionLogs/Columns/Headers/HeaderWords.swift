/// The header words by which columns are known: the one place to add one.
///
/// In English, German, French, Spanish, Portuguese, Italian, Dutch, Polish, Japanese and Chinese, as exports and people
/// write them. Within a meaning the likelier words come first. Letter case, accents, spaces and punctuation do not
/// count, and neither do qualifiers beside a word: `Reply-To`, `reply_to` and `replyTo` are one, and `msg_created_at` is
/// `created at`.
enum HeaderWords {
  static let log = Vocabulary(people + others) { meaning in
    switch meaning {
    case .source, .target, .cc, .bcc: personQualifiers
    case .time: thingQualifiers.union(timeQualifiers)
    default: thingQualifiers
    }
  }

  typealias LogWords = HeaderWordList<LogMeaning>

  static let people: [LogWords] = [
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
}
