import CommunityInsights
import InteractionLogs
import MemberNetworks

@testable import CommunityInsights

/// A community of 24 members in three groups, seen through the lens, with numbers set by hand: some of everything that
/// a report can show.
enum LensFixture {
  static let names = [
    "Ada", "Ben", "Cleo", "Dan", "Eve", "Finn", "Gita", "Hugo", "Iris", "Jonas", "Kim", "Lea", "Mara", "Nils", "Olga",
    "Pia", "Quinn", "Rosa", "Sami", "Tova", "Uma", "Vera", "Wim", "Zoe",
  ]
  static let groups = ["Design", "Field Lab", "Platform"]
  static let memberCount = 24
  static let windowCount = 10

  /// What the community itself sees.
  static let community: Analysis = {
    var analysis = Fixture.analysis(of: members)
    analysis.title = "Guild"
    analysis.ties = ties
    analysis.members = members(with: ties)
    analysis.network.memberCount = memberCount
    analysis.network.tieCount = ties.count
    analysis.network.interactionCount = 1234
    analysis.network.density = 0.2
    analysis.network.reciprocity = 0.7
    analysis.network.isolateCount = 1
    analysis.communities = groups.indices.map {
      CommunityMetrics(
        number: $0 + 1, size: 8, internalTieCount: 20, externalTieCount: 4, centralMembers: [8 * $0, 8 * $0 + 1])
    }
    analysis.isolation.isolates = [23]
    analysis.isolation.membersByCoreDistance = [12, 8, 3]
    analysis.lens = lens
    analysis.findings = [
      Finding(.shape, "23 of 24 members interacted."),
      Finding(.holdsTogether, "Ada connects others most.", members: [0]),
      Finding(.cutOff, "1 member (4%) has no tie at all: Zoe.", members: [23]),
      Finding(.confidence, "This is what one log shows."),
    ]
    analysis.conventions = Convention.all(options: analysis.options, lens: lens.options)
    return analysis
  }()

  /// The same for an audience that sees no members, with a number about few people held back.
  static func without(members audience: Audience) -> Analysis {
    var analysis = community
    analysis.audience = audience
    analysis.disclosure = Disclosure(minimumGroup: 5, countsRoundedTo: audience == .public ? 5 : nil)
    analysis.log.files[0].name = "log 1"
    analysis.network.hidden = [.isolateCount, .pendantCount]
    analysis.members = []
    analysis.ties = []
    analysis.communities = []
    analysis.isolation = Isolation()
    analysis.findings = analysis.findings.filter(\.members.isEmpty)
    analysis.lens?.standings = []
    analysis.lens?.introductions = []
    analysis.lens?.windowTies = []
    analysis.lens?.memberActivity = nil
    for index in lens.results.indices { analysis.lens?.results[index].members = [] }
    let isolation = lens.results.firstIndex { $0.measure == .isolation }!
    analysis.lens?.results[isolation].indicators[1].value = nil
    analysis.lens?.results[isolation].indicators[1].isSuppressed = true
    analysis.lens?.results[isolation].indicators[1].counting = .nobody
    let silos = lens.results.firstIndex { $0.measure == .silos }!
    analysis.lens?.results[silos].table?.values[0][1] = nil
    return analysis
  }

  // MARK: - Members and ties

  private static let members = names.enumerated().map { index, name in
    var member = Fixture.member(
      "\(name.lowercased())@guild.example", name: name, group: groups[index / 8], role: index == 0 ? "manager" : nil,
      degree: 0, community: index / 8 + 1)
    member.isManager = index == 0
    member.isOnRoster = true
    return member
  }

  /// A wheel in each group, a few ties between groups; the last member has none.
  private static let ties: [TieMetrics] = {
    var pairs: Set<[Int]> = []
    for group in 0..<3 {
      let all = (8 * group..<8 * group + 8).filter { $0 != memberCount - 1 }
      for (place, member) in all.enumerated() {
        if place > 0 { pairs.insert([all[0], member]) }
        if place > 1 { pairs.insert([all[place - 1], member]) }
      }
    }
    for pair in [[0, 8], [1, 9], [0, 16], [3, 18], [8, 16]] { pairs.insert(pair) }
    return pairs.sorted { ($0[0], $0[1]) < ($1[0], $1[1]) }.enumerated().map { index, pair in
      Fixture.tie(pair[0], pair[1], Double(index % 5 + 1), Double(index % 3), first: 0, last: 86_400)
    }
  }()

  private static func members(with ties: [TieMetrics]) -> [MemberMetrics] {
    var members = members
    for tie in ties {
      for member in [tie.memberA, tie.memberB] {
        members[member].degree += 1
        members[member].strength += tie.strength
        members[member].betweenness = Double(members[member].degree * members[member].degree)
      }
    }
    for member in stride(from: 0, to: memberCount, by: 8) {
      members[member].brokerage = Brokerage()
      members[member].brokerage?.gatekeeper = 12 - member / 8
    }
    members[memberCount - 1].community = nil
    members[memberCount - 1].betweenness = nil
    return members
  }

  // MARK: - The lens

  static let lens = CommunityLens(
    options: LensOptions(), replySource: .threads, results: results, timeline: timeline,
    introductions: [
      Introduction(
        memberA: 2, memberB: 11, sharedContacts: [0, 8], distance: 2, efficiencyGain: 0.012, membersCloser: 14),
      Introduction(
        memberA: 5, memberB: 20, sharedContacts: [], distance: 3, efficiencyGain: 0.008, membersCloser: 1),
    ],
    standings: names.indices.map { member in
      let role: NetworkRole =
        switch member {
        case 0, 8: .connector
        case 16: .bridge
        case 22: .newcomer
        case 23: .isolate
        case let other where other % 4 == 3: .peripheral
        default: .member
        }
      return MemberStanding(
        band: member % 8 < 2 ? .core : member % 8 < 4 ? .active : .peripheral, role: role)
    },
    windowTies: [0, 5, 8].map { window in
      WindowTies(
        window: window,
        ties: ties.enumerated().filter { ($0.offset + window) % 3 != 0 }.map {
          .init(memberA: $0.element.memberA, memberB: $0.element.memberB, strength: Double($0.offset % 4 + 1))
        })
    },
    memberActivity: activity)

  /// Every member in the first and the fifth month.
  private static let activity: MemberActivity = {
    var entries: [MemberActivity.Entry] = []
    for member in 0..<memberCount {
      for window in [0, 4] {
        var entry = MemberActivity.Entry(member: member, window: window, tookPart: member % 3 > 0)
        entry.ties = member % 4
        entry.strength = Double(member) / 2
        if window > 0 { (entry.isNew, entry.newTies, entry.messages) = (member % 6 == 1, member % 2, member) }
        entries.append(entry)
      }
    }
    return MemberActivity(entries: entries)
  }()

  /// Ten months, of which the log covers the last only in part.
  static let timeline: Timeline = {
    let day: Int64 = 86_400_000_000
    let windows = (0..<windowCount).map { index in
      TimeWindow(
        begin: Int64(index) * 30 * day, end: Int64(index + 1) * 30 * day,
        label: "2024-\(index < 9 ? "0" : "")\(index + 1)",
        isPartial: index == windowCount - 1)
    }
    var active = Timeline.Series(
      "active_members", "members who took part", unit: .count, direction: .higherIsBetter,
      values: [8, 9, 11, 10, 13, 14, 14, 16, 17, 6], counting: .nobody)
    active.trend = Timeline.Trend(
      slopePerWindow: 1.2, interval: Interval(lower: 0.8, upper: 1.5, method: .theil), pValue: 0.001, windows: 9)
    var interactions = Timeline.Series(
      "interactions", "interactions", unit: .count, direction: .neither,
      values: [100, 120, 90, 150, 140, 130, 120, 160, 110, 30], counting: .nobody)
    interactions.trend = Timeline.Trend(
      slopePerWindow: 3, interval: Interval(lower: -4, upper: 11, method: .theil), pValue: 0.3, windows: 9)
    var answered = Timeline.Series(
      "answers", "opening messages answered within a week", unit: .share, direction: .higherIsBetter,
      values: [0.9, 0.85, nil, 0.8, 0.74, 0.7, 0.66, 0.61, 0.55, 0.2], counting: .nobody, measure: .answers)
    answered.trend = Timeline.Trend(
      slopePerWindow: -0.043, interval: Interval(lower: -0.05, upper: -0.035, method: .theil), pValue: 0.0004,
      windows: 8)
    return Timeline(
      windows: windows,
      series: [
        active,
        Timeline.Series(
          "new_members", "members who took part for the first time", unit: .count, direction: .higherIsBetter,
          values: [nil, 2, 3, 1, 2, 1, 0, 2, 1, 0], counting: .nobody),
        Timeline.Series(
          "gone_members", "members who took part before, but not now", unit: .count, direction: .lowerIsBetter,
          values: [nil, 1, 1, 2, 0, 1, 2, 1, 3, 9], counting: .nobody),
        interactions,
        Timeline.Series(
          "new_ties", "ties formed", unit: .count, direction: .higherIsBetter,
          values: [nil, 9, 8, 4, 3, 3, 2, 4, 2, 0], counting: .nobody),
        Timeline.Series(
          "kept_ties", "ties kept", unit: .count, direction: .higherIsBetter,
          values: [nil, 12, 14, 13, 15, 16, 18, 17, 19, 4], counting: .nobody),
        Timeline.Series(
          "faded_ties", "ties faded", unit: .count, direction: .lowerIsBetter,
          values: [nil, nil, nil, nil, nil, nil, nil, 1, 2, 0], counting: .nobody),
        answered,
        Timeline.Series(
          "silos", "E-I index", unit: .number, direction: .higherIsBetter,
          values: [-0.6, -0.5, -0.55, -0.7, -0.62, -0.58, -0.6, -0.5, -0.52, -1], counting: .nobody, measure: .silos),
        Timeline.Series(
          "succession", "remaining pairs disconnected by losing 3 members", unit: .share,
          direction: .lowerIsBetter, values: [0.4, 0.38, 0.41, 0.36, 0.35, 0.33, 0.34, 0.3, 0.31, 0.9],
          counting: .nobody,
          measure: .succession),
      ],
      tieHalfLifeDays: 90)
  }()
}

// MARK: - Measures

extension LensFixture {
  private static let evidence = Evidence(members: 24, interactions: 1234, windows: 9)

  private static func share(
    _ key: String, _ label: String, _ value: Double?, _ direction: Indicator.Direction = .higherIsBetter,
    people: Int? = nil, references: [Reference] = []
  ) -> Indicator {
    Indicator(
      key, label, value, unit: .share, direction: direction,
      interval: value.map { Interval(lower: max(0, $0 - 0.06), upper: min(1, $0 + 0.06), method: .wilson) },
      evidence: evidence,
      counting: people.map { .people($0, of: 24, among: PeopleSet(rawValue: "everybody")) } ?? .nobody,
      references: references)
  }

  private static func number(
    _ key: String, _ label: String, _ value: Double?, unit: Indicator.Unit = .number,
    _ direction: Indicator.Direction = .neither, references: [Reference] = []
  ) -> Indicator {
    Indicator(
      key, label, value, unit: unit, direction: direction, evidence: evidence, counting: .nobody, references: references
    )
  }

  private static func result(
    _ measure: CommunityMeasure, _ sentence: String, help: String? = nil, _ indicators: [Indicator],
    members: [Int] = [], table: GroupTable? = nil
  ) -> MeasureResult {
    var result = MeasureResult(measure, indicators, members: members, table: table)
    result.sentence = sentence
    result.help = help
    return result
  }

  static let results: [MeasureResult] = {
    var answers = result(
      .answers, "55% of opening messages get an answer within a week; the others wait longer, or in vain.",
      help: "Free a few hours a week of two or three experts to look after messages that still wait for an answer.",
      [
        share("answered_within_week", "opening messages answered within a week", 0.55),
        number(
          "wait_median", "wait until half of the opening messages have an answer", 5.25, unit: .hours, .lowerIsBetter),
        number("wait_ninth_decile", "wait until nine in ten have an answer", 74, unit: .hours, .lowerIsBetter),
      ])
    answers.indicators[0].change = Change(previous: 0.61, latest: 0.55)
    return [
      result(
        .participation, "A small core of 8% of the members takes part regularly; 20% come now and then.",
        help: "Offer easy ways in: an open session or a question round.",
        [
          share(
            "core_share", "members who took part in at least half of the windows", 0.08, .neither, people: 2,
            references: [Reference(.published, lower: 0.10, upper: 0.15, source: "Wenger, McDermott & Snyder 2002")]),
          share(
            "active_share", "members who took part in a quarter to a half of the windows", 0.2, .neither, people: 5),
          share("peripheral_share", "members who took part less often, or never", 0.72, .neither, people: 17),
        ], members: [0, 8]),
      result(
        .loadConcentration, "Half of all interactions are started by 3 of 23 active members.",
        help: "Relieve those who carry most of the conversation.",
        [
          share("half_share", "members who account for half of all interactions", 0.13),
          number("half_count", "number of members", 3, unit: .count, .higherIsBetter),
          number("gini", "how unevenly interactions are spread", 0.52, .lowerIsBetter),
        ], members: [0, 8, 16]),
      result(
        .succession, "If the three members who connect most left, 31% of the others would lose touch.",
        [share("lost_with_3", "pairs of the others who lose touch", 0.31, .lowerIsBetter)], members: [0, 8, 16]),
      answers,
      result(
        .newcomers, "Half of the newcomers' first messages are answered within a week.",
        help: "Fund two greeters who answer every first message within a few days.",
        [share("first_message_answered", "first messages of newcomers answered within a week", 0.5)]),
      result(.returning, "People come again: 81% do.", [share("return_share", "members who come again", 0.81)]),
      result(
        .reciprocity, "70% of those who turn to somebody are turned to in return, no more than by chance.",
        [
          share(
            "answered_share", "directed ties that are answered", 0.7,
            references: [
              Reference(.chance, lower: 0.69, upper: 0.69, pValue: 0.412, source: "999 networks with the same degrees")
            ])
        ]),
      result(
        .silos, "Groups keep to themselves: only 12% of ties lead to another group.",
        help: "Fund joint sessions in which people from different groups work on a question that they share.",
        [
          number(
            "ei_index", "E-I index: ties between groups less ties within, over both", -0.76, .higherIsBetter,
            references: [Reference(.chance, lower: 0.3, upper: 0.3, pValue: 0.0005, source: "999 shuffles")])
        ],
        table: GroupTable(
          groups: groups, sizes: [8, 8, 8], label: "share of a group's interactions with each group",
          values: [[0.8, 0.15, 0.05], [0.2, 0.8, 0], [0.1, 0.05, 0.85]])),
      result(
        .bridgeRedundancy, "For 1 of 3 pairs in touch, contact rests on a single member.",
        help: "Fund a second bridge.",
        [
          share(
            "fragile_share", "pairs of groups whose contact rests on one member or one tie", 1.0 / 3, .lowerIsBetter)
        ]),
      result(
        .isolation, "4% of the members are cut off.",
        [
          share(
            "cut_off_share", "members not connected to the main group", 0.04, .lowerIsBetter, people: 1),
          number("without_tie", "members without any tie", 1, unit: .count, .lowerIsBetter),
        ], members: [23]),
      result(
        .managerInitiation,
        "Managers open far more conversations than their share: 42%, while 4% of the members are managers.",
        help: "Offer managers a peer group on taking part as members.",
        [
          number(
            "initiation_ratio", "managers' share of opening messages ÷ their share of members", 10.1,
            references: [Reference(.chance, lower: 1, upper: 1, source: "as many as any other member")])
        ]),
      MeasureResult(leftOut: .conversationSurvival, because: "too few managers wrote"),
      MeasureResult(leftOut: .leadByExample, because: "too few managers wrote"),
      result(
        .hubDependence, "Without its managers 90% of the others would be connected, 96% are now.",
        [share("connected_without_managers", "other members who are connected without the managers", 0.9)]),
      result(
        .selfOrganisation, "The clusters follow the formal groups in part.",
        [number("group_agreement", "agreement of circles and groups, from 0 to 1", 0.6)]),
      result(
        .stage, "One reading of the numbers is the stage called maturing.",
        [share("growth", "change of the number of members who take part, per window", 0.08, .neither)]),
      MeasureResult(leftOut: .eventEffect, because: "no dates of events were given"),
      result(
        .introductions, "2 introductions would each bring about 8 other members closer to somebody.",
        help: "Host a coffee: 2 introductions are waiting for an occasion.",
        [number("introductions", "introductions that would shorten paths", 2, unit: .count)], members: [2, 11]),
    ]
  }()
}
