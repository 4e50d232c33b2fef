public import YAML

extension FilePath: SettingValue {
    private static let form = TextForm(
        LocalizedText(ko: "파일 이름", en: "the name of a file"),
        examples: ["var/alerts.jsonl"],
        isOftenNumeric: true,
        isFileName: true
    )

    /// The name of a file or folder.
    public static var schema: SettingSchema { .text(form) }

    /// Reads a name, relative to the folder of the file in which it stands.
    public static func decode(_ node: Node, _ reader: inout SettingReader) -> FilePath? {
        guard let resolved = reader.resolve(node, wanted: form.name) else { return nil }
        guard !resolved.text.hasPrefix("~") else {
            reader.reportHome(node, resolved)
            return nil
        }
        guard !resolved.text.isEmpty, !resolved.text.contains("\0") else {
            reader.report(.wrongForm, reader.mismatch(of: node, resolved, with: form.described), at: node)
            return nil
        }
        return FilePath(resolved.text, in: reader.directory(of: node))
    }

    /// The name as written.
    public var settingText: String { text.settingText }
}

extension SettingReader {
    /// The folder of the file in which a node stands, from where the program runs.
    func directory(of node: Node) -> String {
        let folder = FilePath.directory(of: node.span.file.name)
        return folder.hasPrefix("/") ? folder : FilePath.join(baseDirectory, folder)
    }

    /// Reports `~`, which only a shell knows.
    fileprivate mutating func reportHome(_ node: Node, _ resolved: ResolvedText) {
        let message = LocalizedText(
            ko: "`~`는 홈 폴더로 바뀌지 않습니다.",
            en: "'~' does not stand for the home folder here"
        )
        let canRepair = resolved.text.hasPrefix("~/") && !resolved.hasVariables
        let repaired = canRepair ? ["${HOME}" + resolved.text.dropFirst()] : []
        let suggestions = Suggestion.didYouMean(repaired, replacing: node.span, applicability: .machineApplicable)
        report(.wrongForm, message, at: node, suggestions: suggestions)
    }
}
