import Statistics
import TestSupport
import Testing

@Suite("Student's t distribution")
struct StudentDistributionTests {
  @Test("two sides, against SciPy's t.sf")
  func values() {
    for (t, degrees, expected) in [
      (2.228_138_851_964_938_5, 10.0, 0.05), (1.0, 1.0, 0.5), (3.0, 2.5, 0.072_576_095_5),
      (0.1, 40.0, 0.920_843_845_3), (6.0, 4.0, 0.003_882_537_0), (12.0, 30.0, 5.580_185e-13),
    ] {
      let found = StudentDistribution.twoSided(t, degreesOfFreedom: degrees)
      #expect((found / expected - 1).magnitude < 1e-5, "\(t), \(degrees)")
      #expect(StudentDistribution.twoSided(-t, degreesOfFreedom: degrees) == found)
    }
  }

  @Test("one at 0, none at infinity, and the normal distribution with many degrees of freedom")
  func limits() {
    #expect(StudentDistribution.twoSided(0, degreesOfFreedom: 3) == 1)
    #expect(StudentDistribution.twoSided(.infinity, degreesOfFreedom: 3) == 0)
    for z in [0.5, 1.96, 3] {
      let far = StudentDistribution.twoSided(z, degreesOfFreedom: 1e6)
      #expect((far - NormalDistribution.twoSided(z)).magnitude < 1e-5)
    }
  }

  /// As tables have it.
  @Test(
    arguments: [
      (0.95, 2, 4.302_65), (0.95, 3, 3.182_45), (0.95, 5, 2.570_58), (0.95, 10, 2.228_14), (0.95, 19, 2.093_02),
      (0.95, 60, 2.000_30), (0.99, 4, 4.604_09), (0.8, 7, 1.414_92), (0.95, 1000, 1.962_34),
    ])
  func quantiles(level: Double, freedom: Double, expected: Double) {
    #expect(
      isClose(StudentDistribution.halfWidth(level: level, degreesOfFreedom: freedom), expected, within: 2e-3))
  }
}
