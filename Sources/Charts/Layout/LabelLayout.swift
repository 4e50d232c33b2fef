/// Puts labels of one height above one another, each as near as can be to where it belongs.
struct LabelLayout {
    /// Where the labels may stand.
    var range: ClosedRange<Double>

    /// The height of each with the space around it.
    var height: Double

    /// How many have room.
    var capacity: Int { max(0, Int((range.upperBound - range.lowerBound) / height)) }

    /// The middles of labels that belong at these heights, in the same order and none over another.
    ///
    /// Neighbours that would touch form a block, which stands where the sum of squared ways is least; blocks that touch
    /// become one. There must be room for all.
    func positions(of wanted: [Double]) -> [Double] {
        precondition(wanted.count <= capacity, "more labels than there is room for")
        let order = wanted.indices.sorted { (wanted[$0], $0) < (wanted[$1], $1) }
        var blocks: [Block] = []
        for index in order {
            var block = Block(count: 1, sum: clamped(wanted[index], count: 1))
            while let before = blocks.last, end(of: before) > start(of: block) {
                blocks.removeLast()
                block = Block(joining: before, block, height: height)
            }
            blocks.append(block)
        }
        var positions = wanted
        var rank = 0
        for block in blocks {
            for place in 0..<block.count {
                positions[order[rank]] = start(of: block) + (Double(place) + 0.5) * height
                rank += 1
            }
        }
        return positions
    }

    /// Labels next to one another; `sum` adds up where each wants the first one's middle to be.
    private struct Block {
        var count: Int
        var sum: Double

        init(count: Int, sum: Double) {
            self.count = count
            self.sum = sum
        }

        init(joining first: Block, _ second: Block, height: Double) {
            count = first.count + second.count
            sum = first.sum + second.sum - Double(first.count * second.count) * height
        }
    }

    private func start(of block: Block) -> Double {
        clamped(block.sum / Double(block.count), count: block.count) - height / 2
    }

    private func end(of block: Block) -> Double { start(of: block) + Double(block.count) * height }

    /// The middle of a block's first label, moved so that the whole block is in the range.
    private func clamped(_ middle: Double, count: Int) -> Double {
        let highest = range.lowerBound + height / 2
        let lowest = range.upperBound - (Double(count) - 0.5) * height
        return max(highest, min(middle, lowest))
    }
}
