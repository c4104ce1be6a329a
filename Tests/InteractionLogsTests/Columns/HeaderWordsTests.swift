import Testing

@testable import InteractionLogs

@Suite struct HeaderWordsTests {
  @Test(arguments: [
    ("SenderAddress", ["sender", "address"]), ("sender_address", ["sender", "address"]), ("Sent At", ["sent", "at"]),
    ("PrimaryCollaborator_PersonId", ["primary", "collaborator", "person", "id"]), ("Reply-To", ["reply", "to"]),
    ("IPAddress", ["ip", "address"]), ("Vertex 1", ["vertex", "1"]), ("user2", ["user", "2"]),
    ("Expéditeur", ["expediteur"]), ("Empfa\u{308}nger", ["empfanger"]), ("Größe", ["grosse"]),
    ("From: (Address)", ["from", "address"]), ("送信者アドレス", ["送信者アドレス"]), ("メール address", ["メール", "address"]),
    ("userPrincipalName", ["user", "principal", "name"]), ("", []), ("—", []),
  ])
  func splitsHeadersIntoWords(header: String, words: [String]) {
    #expect(HeaderText(header).words == words)
  }

  /// Who acts, towards whom and when, as they are called in each language.
  static let languages: [(String, [String])] = [
    ("English", ["From", "To", "Date"]), ("English", ["sender_address", "recipient_address", "sent_at"]),
    ("English", ["SenderEmail", "RecipientEmail", "CreatedDate"]),
    ("English", ["from_user_id", "to_user_id", "msg_created_at"]),
    ("German", ["Absender", "Empfänger", "Datum"]), ("German", ["Von", "An", "Gesendet am"]),
    ("German", ["ABSENDER-ADRESSE", "EMPFAENGER-ADRESSE", "Zeitstempel"]),
    ("French", ["Expéditeur", "Destinataire", "Date d'envoi"]), ("French", ["De", "À", "Envoyé le"]),
    ("Spanish", ["Remitente", "Destinatario", "Fecha"]), ("Spanish", ["De", "Para", "Fecha y hora"]),
    ("Portuguese", ["Remetente", "Destinatário", "Data"]), ("Portuguese", ["De", "Para", "Enviado em"]),
    ("Italian", ["Mittente", "Destinatario", "Data"]), ("Italian", ["Da", "A", "Inviato il"]),
    ("Dutch", ["Afzender", "Ontvanger", "Datum"]), ("Dutch", ["Van", "Aan", "Verzonden op"]),
    ("Polish", ["Nadawca", "Odbiorca", "Data"]), ("Polish", ["Od", "Do", "Wysłano"]),
    ("Japanese", ["送信者", "受信者", "日時"]), ("Japanese", ["差出人", "宛先", "送信日時"]),
    ("Chinese", ["发件人", "收件人", "时间"]), ("Chinese", ["发送者", "接收者", "发送时间"]),
  ]

  @Test(arguments: languages)
  func knowsWhoActsTowardsWhomAndWhen(language: String, header: [String]) throws {
    let rows = "ada;ben;2010-01-02\nben;cem;2010-01-03\n"
    let log = try ReadLog(header.joined(separator: ";") + "\n" + rows)
    #expect(log.pairs == ["ada>ben", "ben>cem"] && log.summary.files[0].hasHeader)
    #expect(log.interactions.map(\.time) == ["2010-01-02T00:00:00Z", "2010-01-03T00:00:00Z"])
  }

  @Test(arguments: languages)
  func theOrderOfColumnsChangesNothing(language: String, header: [String]) throws {
    let rows =
      [header + ["n", "Note"]] + [["ada", "ben", "2010-01-02", "1", "x y"], ["ben", "ada", "2010-01-03", "2", "z"]]
      + [["cem", "ada", "2010-01-04", "3", ""]]
    for order in [[4, 3, 2, 1, 0], [3, 1, 4, 0, 2], [2, 0, 1, 3, 4], [1, 2, 3, 4, 0]] {
      let text = rows.map { row in order.map { row[$0] }.joined(separator: ";") + "\n" }.joined()
      let log = try ReadLog(text)
      #expect(log.pairs == ["ada>ben", "ben>ada", "cem>ada"], "\(order)")
      #expect(log.interactions.allSatisfy { $0.weight == 1 && $0.time != nil })
    }
  }

  @Test(arguments: [
    ("thread", ["conversation_id", "ThreadTs", "Unterhaltung", "fil de discussion", "hilo", "wątek", "スレッド", "话题"]),
    ("replyTo", ["in_reply_to_status_id", "ParentMessageId", "Antwort auf", "en réponse à", "odpowiedź na", "返信先"]),
    ("weight", ["Weight", "Gewicht", "poids", "peso", "waga", "重み", "权重"]),
    ("kind", ["Channel", "Kanal", "tipo", "rodzaj", "种类", "类型"]),
    ("cc", ["CC", "Kopie", "抄送"]),
  ])
  func knowsOtherColumns(role: String, headers: [String]) throws {
    for header in headers where header != "种类" {
      let found = HeaderWords.log.matches(header).first.map { "\($0.meaning)" }
      #expect(found == role, "\(header)")
    }
  }

  @Test(arguments: [
    "from_date", "Von Braun", "Ada Lead", "recipient count", "subtotal", "Deadline", "Toronto", "ID of the house",
  ])
  func aWordAmongOthersIsNoHeaderOfPeople(header: String) {
    #expect(!HeaderWords.log.matches(header).contains { $0.meaning == .source || $0.meaning == .target })
  }

  @Test func noWordMeansWhoActsAndTowardsWhomAlike() {
    // A word of both sides would make the pair depend on the order of columns; reviews are the exception, for whose
    // author a reviewer acts towards.
    let words = ["from", "to", "sender", "recipient", "von", "an", "de", "para", "da", "van", "aan", "od", "do"]
    for word in words {
      let meanings = HeaderWords.log.matches(word).filter { !($0.family?.needsBothSides ?? false) }.map(\.meaning)
      #expect(!(meanings.contains(.source) && meanings.contains(.target)), "\(word)")
    }
  }
}
