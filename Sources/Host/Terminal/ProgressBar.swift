import Engine
import Foundation

/// One line that shows how far the work with an end has come, for as long as somebody looks.
struct ProgressBar {
    private static let width = 30

    /// Draws until cancelled, then takes the line away. Does nothing when standard error is no terminal.
    static func follow(_ board: ComponentBoard) async {
        guard StandardStream.error.isTerminal else { return }
        while !Task.isCancelled {
            draw(board)
            try? await Task.sleep(for: .milliseconds(100))
        }
        StandardStream.error.write("\r\u{1B}[K")
    }

    private static func draw(_ board: ComponentBoard) {
        let works = board.snapshot.values.compactMap(\.progress)
        let total = works.reduce(0) { $0 + $1.total }
        guard total > 0 else { return }
        let share = Double(works.reduce(0) { $0 + $1.completed }) / Double(total)
        let filled = Int((share * Double(width)).rounded(.down))
        let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
        // The cursor goes back to the start, so that the next alert stands in the place of the bar.
        StandardStream.error.write("\r\(bar) \(Int(share * 100))%\u{1B}[K\r")
    }
}
