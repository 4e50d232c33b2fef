import PluginAPI

/// What was written, what was there, and what to do next.
struct StarterReport {
    let entries: [StarterFolder.Entry]
    let directory: String
    let variables: [String]

    /// The report as text, with the next commands.
    func text(in language: Language) -> String {
        let heading = LocalizedText(ko: "✔ 시작할 준비가 되었습니다.", en: "✔ All is ready to begin.")
        let next = LocalizedText(ko: "다음:", en: "next:")
        let files = Self.files(entries, in: language)
        let lines = [heading.text(in: language), ""] + files + ["", next.text(in: language)]
        return (lines + steps(language).map { "  \($0)" }).joined(separator: "\n") + "\n"
    }

    /// A line for each file.
    static func files(_ entries: [StarterFolder.Entry], in language: Language) -> [String] {
        let width = entries.map(\.name.count).max() ?? 0
        return entries.map { entry in
            let gap = String(repeating: " ", count: width - entry.name.count)
            return "  \(entry.name)\(gap)  \(entry.outcome.words.text(in: language))"
        }
    }

    private func steps(_ language: Language) -> [String] {
        let advice = LocalizedText(ko: "# .env에 값을 적은 뒤", en: "# fill in the values of .env, then")
        return (directory == "." ? [] : ["cd \(directory)"]) + (variables.isEmpty ? [] : [advice.text(in: language)])
            + ["host validate", "host run"]
    }
}

extension StarterFolder.Outcome {
    fileprivate var words: LocalizedText {
        switch self {
        case .written: LocalizedText(ko: "썼습니다", en: "written")
        case .kept: LocalizedText(ko: "이미 있어서 그대로 두었습니다", en: "was there and stays as it is")
        case .extended: LocalizedText(ko: "이미 있어서 줄을 덧붙였습니다", en: "was there and got lines at its end")
        case .lacks(let names):
            LocalizedText(
                ko: "이미 있어서 그대로 두었습니다. 적을 것: \(names.joined(separator: ", "))",
                en: "was there and stays as it is; put in: \(names.joined(separator: ", "))"
            )
        case .holdsOthers(let names):
            LocalizedText(
                ko: "이미 있어서 그대로 두었습니다. 다른 값이 있는 것: \(names.joined(separator: ", "))",
                en: "was there and stays as it is; has other values: \(names.joined(separator: ", "))"
            )
        }
    }
}
