import GraphCore
import Testing

@testable import NetworkDiagrams

@Suite struct SkylinePackingTests {
  @Test(arguments: 0..<20) func packedBoxesDoNotOverlap(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var packing = SkylinePacking(width: 200)
    var boxes: [Box] = []
    for _ in 0..<40 {
      let (width, height) = (5 + 60 * random.unitUniform(), 5 + 40 * random.unitUniform())
      let corner = packing.place(width: width, height: height)
      boxes.append(Box(left: corner.x, top: corner.y, right: corner.x + width, bottom: corner.y + height))
    }
    for (index, box) in boxes.enumerated() {
      #expect(box.left >= 0 && box.right <= 200.001 && box.bottom <= packing.height + 0.001)
      #expect(!boxes.dropFirst(index + 1).contains { $0.insetBy(0.001).overlaps(box) })
    }
  }
}
