/// What inputs are made of.
enum Vocabulary {
  static let logs = [
    "from,to,time\nann,ben,2024-03-01T09:00:00Z\nben,ann,2024-03-02T09:00:00Z\nben,cleo,2024-03-03\ncleo,dan,2024-03-04\n",
    "source,target,weight\nann,ben,3\nben,cleo,0.5\ncleo,ann,1e2\n",
    "timestamp,author,id,reply_to\n1,ann,m1,\n2,ben,m2,m1\n3,cleo,m3,m1\n4,ann,m4,m3\n",
    "time;author;thread\n2024-01-01;ann;t1\n2024-01-02;ben;t1\n2024-01-03;cleo;t2\n2024-01-04;ann;t2\n",
    "member\tevent\nann\te1\nben\te1\ncleo\te1\ncleo\te2\nann\te2\n",
    "ann,ben\nben,cleo\ncleo,ann\n", "1 2 10\n2 3 20\n3 1 30\n",
    "timestamp,source,target,kind,thread,id,reply_to\n2024-01-01T10:00:00Z,ann,ben;cleo,question,t1,m1,\n"
      + "2024-01-01T11:00:00Z,ben,ann,answer,t1,m2,m1\n2024-01-02T10:00:00Z,cleo,,share,t2,m3,\n",
    "Von;An;Datum\nAnna;Bernd;01.02.2024\nBernd;Clara;02.02.2024 10:30\n",
    "\"from\",\"to\"\n\"Lee, Ann\",\"Ode, \"\"Ben\"\"\"\n\"Ode, \"\"Ben\"\"\",\"Lee, Ann\"\n",
  ]
  static let members = [
    "id,name,group,role,manager\nann,Ann Lee,Sales,manager,\nben,Ben Ode,Sales,,ann\nzoe,Zoe Yu,Support,,ann\n",
    "ann\nben\ncleo\n", "email;department\nann;Sales\nben;Support\n",
  ]
  static let aliases = ["alias,member\ngus,ann\nbenny,ben\n", "a.lee,ann\nann2,a.lee\n", "x,y\ny,x\n"]
  static let lists = ["member\nann\nben\n", "ann\n"]
  static let pairs = ["a,b\nann,ben\n", "ann,ben\nben,cleo\n"]
  static let optionTexts = [
    "from", "to", "time", "weight", "1", "2", "3", "0", "-1", "99", "9223372036854775807", "", "none", "nobody",
    "thread",
    "author", "\u{1B}[31m",
  ]
  static let encodings = ["utf-8", "utf-16", "utf-16le", "windows-1252", "latin1", "shift_jis", "utf-32", "none", ""]
  static let times = [
    "2024-01-01", "1970-01-01T00:00:00Z", "0", "-1", "9999-12-31", "0001-01-01", "99999999999999999999", "1e9", "x",
    "month", "30d", "2w", "0d", "year", "quarter", "9223372036854775807d", "-3d",
  ]
  static let delimiters = [",", ";", "\t", "|", " ", "\n", "\r\n", "\r", "\"", "'", ", ", "\"\"", "\",\""]
  static let heads = [
    "\u{FEFF}", "sep=;\n", "# comment\n", "\n\n", "#TYPE System\n", "from,to\n", "id,id,id\n", "\"\n", ",,,\n",
  ]
  static let brokenBytes: [[UInt8]] = [
    [0], [0xFF], [0xFF, 0xFE], [0xFE, 0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0x1B, 0x5B],
    [0xE2, 0x80, 0xAE], [0xEF, 0xBB, 0xBF], [0x85], [0x1A], [0, 0, 0xFE, 0xFF],
  ]
  /// Words of headers, names, numbers and times, and what tends to be taken for them.
  static let tokens = [
    "ann", "ben", "cleo", "ann;ben", "ann|ben|cleo", "Ann Lee <ann@x.org>", "<a@x>, <b@x>", "\"Lee, Ann\" <a@x>",
    "mailto:ann@x.org", "[\"ann\",\"ben\"]", "['ann']", "<@U1|ben>", "undisclosed-recipients:;", "NA", "NULL", "nan",
    "None", "-", "[deleted]", "unknown", "", " ", "\u{200B}", "\u{A0}ann", "Ann", "ANN", "e\u{301}", "\u{E9}",
    "=\"00012\"", "00012", "1.0E+05", "0", "-0", "1", "-1", "1.5", "1,5", "1.001,5", "1e308", "1e-308", "5e-324",
    "4e-324",
    "9e18", "9223372036854775807", "9223372036854775808", "18446744073709551616", "1e400", "inf", "-inf", "0x10", "1e",
    "٣", "２", "2024-02-30", "2024-13-01", "31.12.2024", "12/31/24", "1/2/2024", "24:00", "23:59:60", "2024-W06-1",
    "20240203", "20240203T091200Z", "Mon, 3 Feb 2025 09:12:00 +0100", "Feb 3, 2025 9:12 PM", "2025年2月3日", "45000.5",
    "1700000000", "1700000000000", "1700000000000000", "-62135596800", "253402300800", "99999999999999999999",
    "9999-12-31T23:59:59Z", "0000-00-00", "-0001-01-01", "10000-01-01", "from", "to", "source", "target", "time",
    "timestamp", "date", "weight", "count", "kind", "type", "id", "message_id", "thread", "subject", "reply_to",
    "member",
    "event", "alias", "name", "group", "role", "manager", "email", "Absender", "Empfänger", "宛先", "cc", "bcc",
    "<m1@x>", "t1_m1", "m1", "m2", "1.0", "\u{202E}", "a\nb", "\"", "\"\"\"", "'ann", "=1+1", "@ann", "\u{1B}]0;x\u{7}",
    "\u{1F469}\u{200D}\u{1F4BB}", String(repeating: "x", count: 300), String(repeating: ";", count: 300),
  ]
}
