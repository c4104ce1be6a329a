import GraphCore
import TestSupport
import Testing

@testable import copgraph

/// How far a run is and how long it takes yet, told from a plan that is right but for the speed of the machine.
@Suite struct RunProgressTests {
  private static func plan(_ seconds: [Double], even: Set<Int> = []) -> StepPlan {
    StepPlan(
      steps: seconds.enumerated().map {
        StepPlan.Step(name: "step \($0)", seconds: $1, isEven: even.contains($0))
      })
  }

  @Test func `before anything is known, the plan tells`() {
    #expect(RunProgress(Self.plan([1, 2, 3])).left(at: 0) == 6)
  }

  @Test func `how long steps took tells how long others will take`() {
    var run = RunProgress(Self.plan([10, 20, 10]))
    run.begin("step 0", at: 0)
    run.begin("step 1", at: 30)
    // Three times as long as planned: 60 and 30 seconds are to come.
    #expect(abs(run.left(at: 30) - 90) < 4)
    #expect(abs(run.left(at: 60) - 60) < 4)
  }

  @Test func `a loop tells how long its step takes, and so how fast the machine is`() {
    var run = RunProgress(Self.plan([10, 10], even: [0]))
    run.begin("step 0", at: 0)
    run.hear(0.25, at: 10)
    // 30 seconds are left of this step, and the next will take 40.
    #expect(abs(run.left(at: 10) - 70) < 2)
    #expect(abs(run.left(at: 15) - 65) < 2)
    // Of a step with several loops, one says how long it takes at least.
    run = RunProgress(Self.plan([10, 10]))
    run.begin("step 0", at: 0)
    run.hear(1, at: 1)
    run.hear(0.1, at: 5)
    #expect(run.left(at: 5) >= 36 + 9)
  }

  @Test func `steps that are left out are passed, and unknown ones are part of the step before`() {
    var run = RunProgress(Self.plan([10, 500, 10]))
    run.begin("step 0", at: 0)
    run.begin("something else", at: 5)
    #expect(run.step?.name == "step 0" && run.stepSeconds(at: 6) == 6)
    run.begin("step 2", at: 10)
    #expect(run.step?.name == "step 2" && abs(run.left(at: 10) - 10) < 1)
  }

  @Test func `a later plan is of the steps to come`() {
    var run = RunProgress(Self.plan([10, 10]))
    run.begin("step 0", at: 0)
    run.expect(Self.plan([99, 40, 5]))
    #expect(abs(run.left(at: 5) - 50) < 1)
  }

  @Test func `the bar never goes back, and the time left is at most twice or half of it after ten seconds`() {
    var random = SeededGenerator(seed: 1)
    for _ in 0..<200 {
      let planned = (0..<12).map { _ in 0.2 + 10 * Double(random.below(1000)) / 1000 }
      let speed = 0.5 + 4.5 * Double(random.below(1000)) / 1000
      // Steps take up to a fifth more or less than their plan says.
      let taken = planned.map { $0 * speed * (0.8 + 0.4 * Double(random.below(1000)) / 1000) }
      let whole = taken.reduce(0, +)
      var run = RunProgress(Self.plan(planned, even: [0, 3, 6, 11]))
      var (begin, last) = (0.0, 0.0)
      for (step, seconds) in taken.enumerated() {
        run.begin("step \(step)", at: begin)
        for tick in 0..<20 {
          let time = begin + seconds * Double(tick) / 20
          if [0, 3, 6, 11].contains(step) { run.hear(Double(tick) / 20, at: time) }
          let part = run.part(at: time)
          #expect(part >= last && part <= 1)
          last = part
          let truth = whole - time
          let left = run.left(at: time)
          // Near the end, a tenth of the run is near enough.
          if time >= 10 { #expect((0.5...2).contains(left / truth) || abs(left - truth) < whole / 10) }
        }
        begin += seconds
      }
    }
  }

  @Test func `the plan of an analysis grows with it, and leaves out what is left out`() {
    func total(_ size: StepPlan.Size, pictures: Bool = true, resamples: Int = 64, introductions: Int = 10) -> Double {
      StepPlan.analysis(size, drawsPictures: pictures, resamples: resamples, introductions: introductions)
        .steps.reduce(0) { $0 + $1.seconds }
    }
    let (small, large) = (
      StepPlan.Size(rows: 5000, members: 100, ties: 400), StepPlan.Size(rows: 2_000_000, members: 20_000, ties: 75_000)
    )
    #expect(total(small) < 3 && total(large) > 10 * total(small))
    #expect(total(large, introductions: 0) < total(large) && total(large, resamples: 0) < total(large))
    let names = StepPlan.analysis(large, drawsPictures: false, resamples: 0, introductions: 0).steps.map(\.name)
    #expect(!names.contains("diagram") && !names.contains("intervals") && !names.contains("introductions"))
  }
}
