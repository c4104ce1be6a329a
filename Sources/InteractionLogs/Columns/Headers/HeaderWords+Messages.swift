/// Words for what a row of a log says beside its people: when, how much, of what kind, in which conversation.
extension HeaderWords {
  static let others: [LogWords] = [
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
}
