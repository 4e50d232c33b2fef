import PluginAPI

/// What goes to a process that draws and what comes from it.
struct Exchange {
    /// How many bytes of what a process says are kept.
    private static let mostWords = 4_096

    private let input: [UInt8]
    private let limits: ChartProcess.Limits
    private var written = 0
    private var said: [UInt8] = []

    /// What came on standard output.
    private(set) var output: [UInt8] = []

    init(input: [UInt8], limits: ChartProcess.Limits) {
        self.input = input
        self.limits = limits
    }

    /// Whether the process has closed both of its outputs.
    private(set) var isOver = false

    /// Whether what came begins as a PNG does and ends as one does.
    var isPicture: Bool {
        output.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
            && output.suffix(8).elementsEqual([0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82])
    }

    /// What the process said on standard error, in one line.
    var words: String {
        let lines = String(decoding: said, as: UTF8.self).split(whereSeparator: \.isNewline)
        let text = lines.map { $0.hasPrefix("host: ") ? $0.dropFirst(6) : $0 }.joined(separator: " ")
        return VisibleText.line(text)
    }

    /// Waits for the process to take or give something, and moves it.
    ///
    /// - Throws: `ChartError.noPicture` when too much comes.
    mutating func advance(_ child: inout ChildProcess, atMost time: Duration) throws(ChartError) {
        child.awaitAction(atMost: time)
        if written < input.count {
            written += child.write(input[written...])
            // Whoever reads no more may still answer.
            if child.input == nil { written = input.count }
        }
        if written == input.count { child.closeInput() }
        child.read(.output, into: &output, atMost: limits.pictureBytes + 1)
        guard output.count <= limits.pictureBytes else { throw .noPicture }
        child.read(.errors, into: &said, atMost: Self.mostWords)
        isOver = child.output == nil && child.errors == nil
    }
}
