/// Whether two numbers agree within a relative tolerance (absolute below 1).
public func isClose(_ a: Double, _ b: Double, within tolerance: Double = 1e-9) -> Bool {
  if a == b || (a.isNaN && b.isNaN) { return true }
  return abs(a - b) <= tolerance * max(1, abs(a), abs(b))
}

/// Whether two optional numbers are both absent or agree.
public func isClose(_ a: Double?, _ b: Double?, within tolerance: Double = 1e-9) -> Bool {
  switch (a, b) {
  case (nil, nil): true
  case (let a?, let b?): isClose(a, b, within: tolerance)
  default: false
  }
}

/// The first place where two rows of numbers disagree, in words; `nil` when they agree throughout.
public func difference(_ actual: [Double?], _ expected: [Double?], within tolerance: Double = 1e-9) -> String? {
  guard actual.count == expected.count else { return "\(actual.count) values, expected \(expected.count)" }
  for index in actual.indices where !isClose(actual[index], expected[index], within: tolerance) {
    return "at \(index): \(String(describing: actual[index])), expected \(String(describing: expected[index]))"
  }
  return nil
}
