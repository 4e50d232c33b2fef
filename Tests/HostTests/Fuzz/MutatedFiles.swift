import Foundation

/// The files of a golden case with secrets in them and with slips of the hand, the same for the same seed.
struct MutatedFiles {
    /// What was made of the files.
    private(set) var files: [String: Data]

    /// The secrets that stand somewhere in them.
    private(set) var secrets: [String] = []

    /// What slips have made of secrets.
    private var changed: [[UInt8]] = []

    private var random: RepeatableRandom

    /// Plants secrets and makes one to three slips.
    init(of golden: GoldenCase, seed: UInt64) {
        random = RepeatableRandom(seed: seed)
        files = golden.inputs
        plant()
        for _ in 0..<Int.random(in: 1...3, using: &random) { mutate() }
    }

    // MARK: - Secrets

    /// What stands for a secret in the cases.
    private static let madeUp = [
        "123456789:AAE7-made-up-bot-token", "123456789:BBE7-made-up-bot-token", "PSmade0up0app0key",
        "made/up/app/secret", "https://discord.example/api/webhooks/made-up",
    ]

    /// Lines that people leave in the wrong place, at the top level and in an environment file.
    private static let wrongPlaces = [
        "# token: SECRET", "# app_secret=SECRET 나중에 지우기", "tokne: SECRET", "app_scret: SECRET", "password: SECRET",
        "api_key: \"SECRET\"", "토큰: SECRET", "host: { token: SECRET, language: ko }", "webhook：SECRET",
    ]

    private mutating func plant() {
        for (name, data) in files.sorted(by: { $0.key < $1.key }) {
            guard var text = String(data: data, encoding: .utf8), text.utf8.count < 20_000 else { continue }
            for word in Self.madeUp where text.contains(word) { text = text.replacing(word, with: newSecret()) }
            if name == ".env" {
                text += "OTHER_TOKEN=\(newSecret())\n"
            } else if Bool.random(using: &random), let line = Self.wrongPlaces.randomElement(using: &random) {
                text = insert(line.replacing("SECRET", with: newSecret()), into: text)
            }
            files[name] = Data(text.utf8)
        }
    }

    /// Letters and digits that occur nowhere else, in one of the forms that keys have.
    private mutating func newSecret() -> String {
        let letters = Array("zqxjkvwZQXJKVW0123456789")
        let body = (0..<24).compactMap { _ in letters.randomElement(using: &random) }
        let separators = ["", ":", "-", "/", "+", "=", "_"]
        let separator = separators.randomElement(using: &random) ?? ""
        let secret = String(body.prefix(11)) + separator + String(body.dropFirst(11))
        secrets.append(secret)
        return secret
    }

    private mutating func insert(_ line: String, into text: String) -> String {
        var lines = text.components(separatedBy: "\n")
        let index = Int.random(in: 0...lines.count, using: &random)
        // A line takes over the indentation of the one it is put before.
        let indentation = index < lines.count ? lines[index].prefix { $0 == " " } : ""
        lines.insert(indentation + line, at: index)
        return lines.joined(separator: "\n")
    }

    // MARK: - Slips

    private static let slips = [
        ":", ": ", "：", "- ", "-", ",", "，", "{", "}", "[", "]", "\"", "'", "“", "”", "‘", "`", "#", " #", "&a ", "*a ",
        "!", "!!str ", "|", ">", "%", "@", "$", "${", "}", "<<: ", "\n---\n", "\n", "\r", "\t", " ", "\u{A0}",
        "\u{200B}",
        "\u{3000}", "\u{202E}", "\u{7}", "\u{1B}[31m", "\\", "0", "열넷", "매수", "ㅔㄷ갸ㅐㅇ", "🔔", "👨‍👩‍👧", "=", "?", "? ",
        "~", "null", "true",
    ]

    private mutating func mutate() {
        guard let name = files.keys.sorted().randomElement(using: &random), let data = files[name], data.count < 20_000
        else { return }
        var bytes = Array(data)
        let place = Int.random(in: 0...bytes.count, using: &random)
        if let value = secretValue(at: place, in: bytes) {
            change(value, of: &bytes)
            files[name] = Data(bytes)
            return
        }
        let length = min(Int.random(in: 1...4, using: &random), bytes.count - place)
        switch Int.random(in: 0..<9, using: &random) {
        case 0: bytes.removeSubrange(place..<place + length)
        case 1: bytes.insert(contentsOf: bytes[place..<place + length], at: place)
        case 2 where place + 1 < bytes.count: bytes.swapAt(place, place + 1)
        case 3: bytes.insert(UInt8.random(in: 0...255, using: &random), at: place)
        case 4: bytes.removeSubrange(place...)
        case 5: changeLines(&bytes)
        default: bytes.insert(contentsOf: Array((Self.slips.randomElement(using: &random) ?? "").utf8), at: place)
        }
        files[name] = Data(bytes)
    }

    /// Where the secret of the line around a place stands.
    private func secretValue(at place: Int, in bytes: [UInt8]) -> Range<Int>? {
        let start = bytes[..<place].lastIndex(of: 10).map { $0 + 1 } ?? 0
        let end = bytes[place...].firstIndex(of: 10) ?? bytes.count
        let values = secrets.map { Array($0.utf8) } + changed
        return values.lazy.compactMap { bytes[start..<end].firstRange(of: $0) }.first
    }

    /// Makes a slip within a secret. The name before it stays, and the secret one word: without them nobody can tell.
    private mutating func change(_ value: Range<Int>, of bytes: inout [UInt8]) {
        let place = Int.random(in: value, using: &random)
        let slips = ["\"", "'", "“", "”", "‘", "\u{200B}", "\\", "$", "@", "%", "：", "한", "🔔", ""]
        let slip = slips.randomElement(using: &random) ?? ""
        let length = Bool.random(using: &random) && place < value.upperBound ? 1 : 0
        bytes.replaceSubrange(place..<place + length, with: Array(slip.utf8))
        changed.append(Array(bytes[value.lowerBound..<value.upperBound + slip.utf8.count - length]))
    }

    /// Drops, doubles, moves, indents or dedents a line.
    private mutating func changeLines(_ bytes: inout [UInt8]) {
        var lines = bytes.split(separator: 10, omittingEmptySubsequences: false).map(Array.init)
        let index = Int.random(in: 0..<lines.count, using: &random)
        switch Int.random(in: 0..<5, using: &random) {
        case 0: lines.remove(at: index)
        case 1: lines.insert(lines[index], at: index)
        case 2: lines.swapAt(index, Int.random(in: 0..<lines.count, using: &random))
        case 3: lines[index].insert(contentsOf: [32, 32], at: 0)
        default: lines[index].removeFirst(lines[index].starts(with: [32, 32]) ? 2 : 0)
        }
        bytes = Array(lines.joined(separator: [10]))
    }
}
