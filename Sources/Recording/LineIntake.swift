/// Takes the lines of a recording one by one: reads their fields, judges their order and counts what is wrong.
struct LineIntake {
    /// The lines taken and not yet handed out; while the order is in doubt, the last of them may still fall.
    private(set) var lines: [RecordedLine] = []

    /// What was found so far; lines handed out are counted by whoever does it.
    var tally = RecordingTally()

    /// How many lines were read, whatever became of them.
    private(set) var lineNumber: Int64 = 0

    private(set) var names = StreamNames()
    private var order = LineOrder()
    private var form: LineForm?
    private var doubtfulLineNumber: Int64 = 0
    private let defaultStream: String
    private let longestLine: Int

    /// Prepares for a file; one with a header has lines with sequence numbers.
    init(defaultStream: String, longestLine: Int, hasHeader: Bool) {
        self.defaultStream = defaultStream
        self.longestLine = longestLine
        form = hasHeader ? .sequenced : nil
    }

    /// How many lines stand, whatever comes next.
    var settledCount: Int { order.isInDoubt ? lines.count - 1 : lines.count }

    /// How many sequence numbers were left out between lines that stand.
    var missing: Int64 { order.missing }

    /// Ends the doubt about the last line.
    mutating func settle() {
        order.settle()
    }

    /// Forgets the first lines.
    mutating func removeFirst(_ count: Int) {
        lines.removeFirst(count)
    }

    /// Follows the bytes that were moved towards the front.
    mutating func move(down distance: Int) {
        lines = lines.map { $0.moved(down: distance) }
    }

    /// Counts a line that is not given to `take`.
    mutating func skip(_ damage: Damage) {
        lineNumber += 1
        tally.count(damage, line: lineNumber)
    }

    /// Takes lines until there is no whole one or that many wait, and tells where the next begins.
    mutating func take(linesOf buffer: borrowing LineBuffer, until count: Int) -> Int {
        let bytes = buffer.bytes.span
        var position = buffer.position
        while lines.count < count, let end = bytes.firstIndex(of: .lineFeed, in: position..<buffer.end) {
            let hasReturn = end > position && bytes[end - 1] == .carriageReturn
            take(position..<(hasReturn ? end - 1 : end), of: bytes, mayHoldNUL: buffer.hasMetNUL)
            position = end + 1
        }
        return position
    }

    /// Takes the next line, without its end, or counts why not.
    @inline(__always)
    private mutating func take(_ line: Range<Int>, of bytes: Span<UInt8>, mayHoldNUL: Bool) {
        guard line.count <= longestLine else { return skip(.lineTooLong) }
        lineNumber += 1
        var index = line.lowerBound
        guard let first = bytes.number(at: &index) else { return takeOther(line, of: bytes) }
        let kind = LineForm(firstNumber: first)
        if let form, form != kind { return takeForeign(kind, index..<line.upperBound, of: bytes) }
        var fields = Fields(sequence: order.nextSequence, time: first, stream: 0, payload: index..<line.upperBound)
        if kind == .sequenced {
            guard let time = bytes.number(at: &index) else { return count(.malformedLine) }
            switch names.match(bytes, at: index, before: line.upperBound) {
            case .stream(let stream, let end):
                fields = Fields(sequence: first, time: time, stream: stream, payload: end..<line.upperBound)
            case .malformed: return count(.malformedLine)
            case .tooMany: return count(.tooManyStreams)
            }
        }
        let hasNUL = mayHoldNUL && bytes.firstIndex(of: 0, in: fields.payload) != nil
        guard !fields.payload.isEmpty, !hasNUL else { return count(.malformedLine) }
        if form == nil { choose(kind) }
        take(fields)
    }

    private struct Fields {
        var sequence: Int64
        var time: Int64
        var stream: Int
        var payload: Range<Int>
    }

    @inline(__always)
    private mutating func take(_ fields: Fields) {
        let judgement = order.judge(fields.sequence, at: fields.time)
        if let damage = judgement.droppingDoubtful {
            lines.removeLast()
            tally.count(damage, line: doubtfulLineNumber)
        }
        if let damage = judgement.skipping { return count(damage) }
        if judgement.isBackwards { count(.timeBackwards) }
        if order.isInDoubt { doubtfulLineNumber = lineNumber }
        lines.append(
            RecordedLine(
                sequence: fields.sequence,
                nanoseconds: judgement.time,
                payload: fields.payload,
                stream: fields.stream
            )
        )
    }

    @inline(never)
    private mutating func count(_ damage: Damage) {
        tally.count(damage, line: lineNumber)
    }

    private mutating func choose(_ form: LineForm) {
        self.form = form
        // A line that was no good may have named a stream before.
        if form == .timed { names = StreamNames(only: defaultStream) }
    }

    /// Counts a line that does not begin with a number and a tab, unless it is a comment.
    @inline(never)
    private mutating func takeOther(_ line: Range<Int>, of bytes: Span<UInt8>) {
        guard !line.isEmpty, bytes[line.lowerBound] == UInt8(ascii: "#") else { return count(.malformedLine) }
        if lineNumber > 1 && bytes.starts(with: RecordingHeader.marker, in: line) { count(.misplacedHeader) }
    }

    /// Counts a line that begins like one of the other form: foreign if it is one, malformed if not.
    @inline(never)
    private mutating func takeForeign(_ kind: LineForm, _ rest: Range<Int>, of bytes: Span<UInt8>) {
        var index = rest.lowerBound
        let isWhole =
            switch kind {
            case .timed: !rest.isEmpty
            case .sequenced:
                bytes.number(at: &index) != nil && bytes.firstIndex(of: .tab, in: index..<rest.upperBound) != nil
            }
        count(isWhole ? .foreign : .malformedLine)
    }
}
