import PluginAPI

/// What was written, and what to do with it.
struct ScaffoldReport {
    private let name: PartName
    private let scaffold: Scaffold
    private let directory: String

    init(_ name: PartName, _ scaffold: Scaffold, directory: String) {
        self.name = name
        self.scaffold = scaffold
        self.directory = directory
    }

    /// The report as text, with the next commands.
    func text(in language: Language) -> String {
        let kind = name.kind.plugin.word
        let heading = LocalizedText(
            ko: "✔ `\(name.plugin)` \(kind.ko, .object) 만들었습니다.",
            en: "✔ The \(kind.en) '\(name.plugin)' is there."
        )
        let next = LocalizedText(ko: "다음:", en: "next:")
        return ([heading.text(in: language), ""] + files(language) + ["", next.text(in: language)] + steps(language))
            .joined(separator: "\n") + "\n"
    }

    private func files(_ language: Language) -> [String] {
        let width = scaffold.files.map(\.path.count).max() ?? 0
        return scaffold.files.map { file in
            let gap = String(repeating: " ", count: width - file.path.count)
            return "  \(file.path)\(gap)  \(file.purpose.text(in: language))"
        }
    }

    private func steps(_ language: Language) -> [String] {
        let section = name.kind.plugin.section
        let advice = LocalizedText(
            ko: "`example.yaml`의 내용을 `config.yaml`의 `\(section)`에 넣은 뒤",
            en: "copy what example.yaml holds into '\(section)' of config.yaml, then"
        )
        let commands = ["swift test --filter \(name.type)Tests", "swift run host validate config.yaml"]
        let move = directory == "." ? [] : ["  cd \(directory)"]
        return move + ["  \(commands[0])", "  # \(advice.text(in: language))", "  \(commands[1])"]
    }
}
