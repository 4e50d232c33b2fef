import Foundation

/// A terminal with a person at one end and a program at the other.
final class PseudoTerminal {
    /// The system gave none.
    struct Unavailable: Error {}

    /// What the program gets as its standard input.
    let line: FileHandle

    private let person: Int32

    init() throws {
        let person = posix_openpt(O_RDWR | O_NOCTTY)
        guard person >= 0, grantpt(person) == 0, unlockpt(person) == 0, let name = unsafe ptsname(person) else {
            throw Unavailable()
        }
        let descriptor = unsafe open(name, O_RDWR | O_NOCTTY)
        guard descriptor >= 0 else { throw Unavailable() }
        self.person = person
        line = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    }

    deinit { close(person) }

    /// Types a line.
    func enter(_ text: String) throws {
        let bytes = Array("\(text)\n".utf8)
        guard unsafe write(person, bytes, bytes.count) == bytes.count else { throw Unavailable() }
    }

    /// All that was on the screen, once no program has the terminal any more.
    func screen() throws -> String {
        try line.close()
        var screen: [UInt8] = []
        var byte: UInt8 = 0
        while unsafe read(person, &byte, 1) == 1 { screen.append(byte) }
        return String(decoding: screen, as: UTF8.self)
    }
}
