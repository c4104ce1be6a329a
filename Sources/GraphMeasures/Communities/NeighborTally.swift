import GraphCore

/// How much weight leads to each community or part, and to which ones any does.
struct NeighborTally {
  /// One entry a community; 0 except for those touched.
  let weight: SharedBuffer<Double>
  /// The communities that weight leads to, in the order in which they were met; one entry more, which is written ahead.
  let touched: SharedBuffer<NodeIndex>
  private(set) var touchedCount = 0

  init(count: Int) {
    weight = SharedBuffer(repeating: 0, count: count)
    touched = SharedBuffer(repeating: 0, count: count + 1)
  }

  /// Adds the row of a node; `label` gives the community of a neighbour.
  @inline(__always)
  mutating func add(row node: Int, of level: LeidenLevel, label: (Int) -> NodeIndex) {
    let (targets, weight, touched) = (level.targets.base, weight.base, touched.base)
    var count = touchedCount
    var arc = level.offsets.base[node]
    let end = level.ends.base[node]
    if let weights = level.weights?.base {
      while arc < end {
        let community = label(Int(targets[arc]))
        let before = weight[Int(community)]
        touched[count] = community
        count &+= before == 0 ? 1 : 0
        weight[Int(community)] = before + weights[arc]
        arc &+= 1
      }
    } else {
      while arc < end {
        let community = label(Int(targets[arc]))
        let before = weight[Int(community)]
        touched[count] = community
        count &+= before == 0 ? 1 : 0
        weight[Int(community)] = before + 1
        arc &+= 1
      }
    }
    touchedCount = count
  }

  /// Hands over what has been tallied, community by community, and begins anew.
  @inline(__always)
  mutating func drain(_ body: (_ community: NodeIndex, _ weight: Double) -> Void) {
    let (weight, touched) = (weight.base, touched.base)
    var index = 0
    while index < touchedCount {
      let community = touched[index]
      body(community, weight[Int(community)])
      weight[Int(community)] = 0
      index &+= 1
    }
    touchedCount = 0
  }
}
