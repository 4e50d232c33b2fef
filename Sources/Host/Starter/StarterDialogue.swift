import PluginAPI

/// Asks a person what to begin with.
struct StarterDialogue {
    /// How often a question is asked before it is given up.
    private static let patience = 3

    let language: Language
    let say: (String) -> Void
    /// The next line that was typed; nothing when there will be none.
    let listen: () -> String?

    /// Asks for one of several, the first unless something is typed; nothing when no answer comes.
    func choose(_ question: LocalizedText, among choices: [(name: String, words: LocalizedText)]) -> Int? {
        guard choices.count > 1 else { return choices.isEmpty ? nil : 0 }
        let width = choices.map(\.name.count).max() ?? 0
        say("\(question.text(in: language))\n")
        for (index, choice) in choices.enumerated() {
            let gap = String(repeating: " ", count: width - choice.name.count)
            say("  \(index + 1)) \(choice.name)\(gap)  \(choice.words.text(in: language))\n")
        }
        for _ in 0..<Self.patience {
            say(Self.prompt.text(in: language))
            guard let line = listen() else { return nil }
            let answer = String(line.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
            if answer.isEmpty { return 0 }
            if let number = Int(answer), choices.indices.contains(number - 1) { return number - 1 }
            if let index = choices.firstIndex(where: { $0.name == answer }) { return index }
            let range = "1–\(choices.count)"
            let help = LocalizedText(ko: "\(range) 가운데 하나를 적으세요.", en: "Type one of \(range).")
            say(help.text(in: language) + "\n")
        }
        return nil
    }

    private static let prompt = LocalizedText(ko: "번호 [1]: ", en: "number [1]: ")
}
