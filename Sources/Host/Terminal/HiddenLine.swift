import Foundation

/// A line that somebody types on a terminal and nobody sees.
enum HiddenLine {
    private static let longest = 256

    /// Asks for a line; nothing when standard input is no terminal, ends, or is broken off with Ctrl-C.
    static func ask(_ prompt: String, say: (String) -> Void) -> String? {
        var before = termios()
        guard unsafe tcgetattr(STDIN_FILENO, &before) == 0 else { return nil }
        var hidden = before
        // Without signals Ctrl-C comes as a byte, so that the terminal never stays without echo.
        hidden.c_lflag &= ~tcflag_t(ECHO | ICANON | ISIG)
        guard unsafe tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden) == 0 else { return nil }
        defer {
            _ = unsafe tcsetattr(STDIN_FILENO, TCSANOW, &before)
            say("\n")
        }
        // Only now, so that nothing typed after the prompt is shown.
        say(prompt)
        return line {
            var byte: UInt8 = 0
            return unsafe read(STDIN_FILENO, &byte, 1) == 1 ? byte : nil
        }
    }

    /// The line that bytes make, as a terminal would put it together.
    static func line(_ next: () -> UInt8?) -> String? {
        var bytes: [UInt8] = []
        while let byte = next() {
            switch byte {
            case 0x0A, 0x0D: return String(decoding: bytes, as: UTF8.self)
            // Ctrl-C and Ctrl-D.
            case 0x03, 0x04: return nil
            // Both keys that delete.
            case 0x7F, 0x08: _ = bytes.popLast()
            // Ctrl-U.
            case 0x15: bytes = []
            default: if bytes.count < longest { bytes.append(byte) }
            }
        }
        return nil
    }
}
