#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The normal distribution with mean 0 and standard deviation 1.
public enum NormalDistribution {
  /// The probability of a value of at most `z`.
  ///
  /// - Complexity: O(1).
  public static func cumulative(_ z: Double) -> Double { 0.5 * erfc(-z / 2.0.squareRoot()) }

  /// The probability of a value at least as far from 0 as `z`, on either side.
  ///
  /// - Complexity: O(1).
  public static func twoSided(_ z: Double) -> Double { erfc(z.magnitude / 2.0.squareRoot()) }

  /// The value below which a share of `probability` lies.
  ///
  /// Accurate to about 16 digits. Wichura, "Algorithm AS 241: The percentage points of the normal distribution",
  /// Applied Statistics 37 (1988).
  ///
  /// - Precondition: `probability` is above 0 and below 1.
  /// - Complexity: O(1).
  public static func quantile(_ probability: Double) -> Double {
    precondition(0 < probability && probability < 1)
    let fromMiddle = probability - 0.5
    if fromMiddle.magnitude <= 0.425 {
      return fromMiddle * middle(0.180625 - fromMiddle * fromMiddle)
    }
    let root = (-log(min(probability, 1 - probability))).squareRoot()
    let value = root <= 5 ? tail(root - 1.6) : farTail(root - 5)
    return fromMiddle < 0 ? -value : value
  }

  /// How many standard deviations from the middle the central share `level` of all values reaches: 1.96 for 0.95.
  ///
  /// - Precondition: `level` is above 0 and below 1.
  public static func halfWidth(level: Double) -> Double { quantile(0.5 + level / 2) }

  // The three rational approximations of the paper, in its order of coefficients.

  private static func middle(_ r: Double) -> Double {
    ratio(
      r,
      [
        3.387_132_872_796_366_608, 133.141_667_891_784_377_45, 1971.590_950_306_551_442_7,
        13731.693_765_509_461_125, 45921.953_931_549_871_457, 67265.770_927_008_700_853,
        33430.575_583_588_128_105, 2509.080_928_730_122_672_7,
      ],
      [
        1, 42.313_330_701_600_911_252, 687.187_007_492_057_908_3, 5394.196_021_424_751_107_7,
        21213.794_301_586_595_867, 39307.895_800_092_710_61, 28729.085_735_721_942_674,
        5226.495_278_852_854_561,
      ])
  }

  private static func tail(_ r: Double) -> Double {
    ratio(
      r,
      [
        1.423_437_110_749_683_577_34, 4.630_337_846_156_545_295_9, 5.769_497_221_460_691_405_5,
        3.647_848_324_763_204_605_04, 1.270_458_252_452_368_382_58, 0.241_780_725_177_450_611_77,
        2.272_384_498_926_918_458_33e-2, 7.745_450_142_783_414_076_4e-4,
      ],
      [
        1, 2.053_191_626_637_758_821_87, 1.676_384_830_183_803_849_4, 0.689_767_334_985_100_004_55,
        0.148_103_976_427_480_074_59, 1.519_866_656_361_645_719_66e-2, 5.475_938_084_995_344_946e-4,
        1.050_750_071_644_416_843_24e-9,
      ])
  }

  private static func farTail(_ r: Double) -> Double {
    ratio(
      r,
      [
        6.657_904_643_501_103_777_2, 5.463_784_911_164_114_369_9, 1.784_826_539_917_291_335_8,
        0.296_560_571_828_504_891_23, 2.653_218_952_657_612_309_3e-2, 1.242_660_947_388_078_438_6e-3,
        2.711_555_568_743_487_578_15e-5, 2.010_334_399_292_288_132_65e-7,
      ],
      [
        1, 0.599_832_206_555_887_937_69, 0.136_929_880_922_735_805_31, 1.487_536_129_085_061_485_25e-2,
        7.868_691_311_456_132_591e-4, 1.846_318_317_510_054_681_8e-5, 1.421_511_758_316_445_888_7e-7,
        2.044_263_103_389_939_785_64e-15,
      ])
  }

  private static func ratio(_ x: Double, _ numerator: [Double], _ denominator: [Double]) -> Double {
    polynomial(x, numerator) / polynomial(x, denominator)
  }

  private static func polynomial(_ x: Double, _ coefficients: [Double]) -> Double {
    coefficients.reversed().reduce(0) { $0 * x + $1 }
  }
}
