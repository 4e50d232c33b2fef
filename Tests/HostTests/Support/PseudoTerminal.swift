import Foundation

/// A terminal with a person at one end and a program at the other.
final class PseudoTerminal {
    /// The system gave none.
    struct Unavailable: Error {}

    /// What the program gets as its standard input.
    let line: FileHandle

    private let person: Int32

    init() throws {
        var person: Int32 = -1
        var program: Int32 = -1
        guard unsafe openpty(&person, &program, nil, nil, nil) == 0 else { throw Unavailable() }
        self.person = person
        line = FileHandle(fileDescriptor: program, closeOnDealloc: true)
    }

    deinit { close(person) }

    /// Types a line.
    func enter(_ text: String) throws {
        let bytes = Array("\(text)\n".utf8)
        guard unsafe write(person, bytes, bytes.count) == bytes.count else { throw Unavailable() }
    }

    /// What has been on the screen since this was last asked.
    func screen() -> String {
        // What was written stands ready, so nothing is waited for.
        _ = fcntl(person, F_SETFL, O_NONBLOCK)
        var screen: [UInt8] = []
        var byte: UInt8 = 0
        while unsafe read(person, &byte, 1) == 1 { screen.append(byte) }
        return String(decoding: screen, as: UTF8.self)
    }
}
