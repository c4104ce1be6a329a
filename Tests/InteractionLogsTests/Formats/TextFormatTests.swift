import Testing

@testable import InteractionLogs

@Suite struct TextFormatTests {
  @Test(arguments: [
    ("[\"ada\", \"ben\"]\n[\"ben\", \"ada\"]\n", "JSON"),
    ("From ada@x.org Mon Jan 01 10:00:00 2024\nFrom: ada@x.org\nTo: ben@x.org\n\nhi, there\n", "mail"),
    ("Return-Path: <a@x.org>\nReceived: from x, by y\nDate: Mon, 1 Jan 2024\nSubject: hi\n\nText\n", "mail"),
    ("BEGIN:VCALENDAR\nVERSION:2.0\nEND:VCALENDAR\n", "calendar"),
    ("<?xml version=\"1.0\"?>\n<feed>\n</feed>\n", "XML"), ("<!DOCTYPE html>\n<html>\n", "web page"),
    ("12/05/2024, 10:00 - Ada: hello, all\n12/05/2024, 10:01 - Ben: hi\n", "chat"),
    ("[12.05.24, 10:00:01] Ada: hello, all\n[12.05.24, 10:01:12] Ben: hi\nand more\n", "chat"),
    ("10:00 <ada> hello, ben\n10:01 <ben> hi, ada\n10:02 <ada> well\n", "chat"),
    ("graph [\n  node [\n    id 1\n  ]\n]\n", "network"), ("Creator \"x\"\ngraph [\n]\n", "network"),
    ("digraph G {\n  a -> b;\n}\n", "network"), ("CREATE TABLE a (b, c);\nINSERT INTO a VALUES (1, 2);\n", "database"),
    (",ada,ben,cem\nada,,often,\nben,never,,\ncem,,,\n", "matrix"),
    ("AuthorID,Author,Date,Content,Attachments,Reactions\n1,ada,2025-01-01,hi,,\n", "Discord"),
    ("0,1,0,1\n1,0,0,0\n0,0,0,1\n1,0,1,0\n", "matrix"),
  ])
  func namesATextThatIsNoTable(text: String, name: String) {
    var options = LogReadingOptions()
    options.delimiter = .comma
    let error = inputError(text, options: options)
    #expect(error?.exitCode == 65)
    #expect(error?.problem.contains(name) == true, "\(error?.problem ?? "no error")")
    #expect(error?.remedy.isEmpty == false)
  }

  @Test(arguments: [
    "from,to\nada,ben\n", "<a@x.org>,<b@x.org>\n<b@x.org>,<a@x.org>\n", "ada,ben\nben,cem\ncem,ada\n",
    "time,from,to\n10:00,ada,ben\n", "12/05/2024 10:00 - late,ada,ben\n12/05/2024 10:01 - soon,ben,ada\n",
    "from,to,text\nada,ben,{\"a\": 1}\n", "[general],ada,ben\n[general],ben,ada\n",
    "ada,ben,cem\nben,cem,ada\ncem,ada,ben\n", "0,1\n1,0\n", "graph,from,to\nx,ada,ben\nx,ben,ada\n",
  ])
  func takesATableForATable(text: String) {
    let texts = TextSample(DelimitedSample(bytes: Array(text.utf8), isWhole: true))
    #expect(TextFormats.all.first { $0.recognizes(texts) } is DelimitedText)
  }

  @Test(arguments: [
    "{\"from\": \"ada\"}\n{\"from\": \"ben\"}\n", "[\n  {\"from\": \"ada\"},\n  {\"from\": \"ben\"}\n]\n",
  ])
  func takesJSONForNoTable(text: String) {
    let texts = TextSample(DelimitedSample(bytes: Array(text.utf8), isWhole: true))
    #expect(TextFormats.all.first { $0.recognizes(texts) } is JSONText)
  }

  @Test func theTableIsTheLastFormat() {
    #expect(TextFormats.all.last is DelimitedText)
    #expect(TextFormats.all.dropLast().allSatisfy { $0.refusal != nil })
  }
}
