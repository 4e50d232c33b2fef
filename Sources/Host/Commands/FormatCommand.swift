import ArgumentParser
import Engine
import PluginAPI
import YAML

/// `host fmt`.
struct FormatCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fmt",
        abstract: "Lays a configuration out anew, and the files it includes: white space alone changes.",
        discussion: """
            What a file was is kept as .bak. From standard input the text goes to standard output.
            Exit codes: 0 laid out, 1 broken grammar or, with --check, not laid out, 2 wrong usage, 4 a file could not be \
            written.
            """
    )

    @OptionGroup
    var options: ConfigurationOptions

    @Flag(help: "Change nothing; show what would change, and end with exit code 1 when anything would.")
    var check = false

    func run() throws {
        let compiled = try options.compile()
        let problems = compiled.loaded.problems.map { Diagnostic($0) }
        guard problems.isEmpty else {
            StandardStream.error.write(compiled.format.text(of: problems) + "\n")
            let command = "host validate \(options.file)"
            StandardStream.error.write(compiled.format.summary(of: problems, command: command) + "\n")
            throw ExitStatus.invalid
        }
        let files = try compiled.files.map { try laidOut($0, compiled.language) }
        let changed = files.filter { $0.before != $0.after }
        if check { return try show(changed, compiled) }
        if options.isStandardInput, let text = files.first?.after.wholeText { StandardStream.output.write(text) }
        do {
            for file in try RepairWriter.write(changed.filter { $0.before.name != "-" }) {
                StandardStream.error.write(Self.words(for: file).text(in: compiled.language) + "\n")
            }
        } catch {
            throw ExitStatus.cannotWrite("host: " + error.message.text(in: compiled.language))
        }
    }

    private func laidOut(_ file: SourceFile, _ language: Language) throws -> Repair.File {
        guard let text = Layout.text(of: file.text) else {
            var status = ExitStatus.invalid
            status.message = Self.refusal(file.name).text(in: language)
            throw status
        }
        let mark = file.hasByteOrderMark ? "\u{FEFF}" : ""
        return Repair.File(before: file, after: SourceFile(name: file.name, text: mark + text))
    }

    /// Shows what would change.
    private func show(_ files: [Repair.File], _ compiled: ConfigurationOptions.Compiled) throws {
        guard !files.isEmpty else { return }
        var texts = FileTexts()
        for file in files { texts[file.after.name] = file.after.wholeText }
        let after = try options.compile(texts).format
        for file in files {
            StandardStream.output.write(UnifiedDiff(file, before: compiled.format, after: after).text)
        }
        throw ExitStatus.invalid
    }

    private static func words(for file: RepairWriter.Written) -> LocalizedText {
        LocalizedText(
            ko: "`\(file.name)` 파일의 모양을 다듬었습니다. 그전의 내용은 `\(file.backup)`에 있습니다.",
            en: "laid out '\(file.name)'; what it was is kept in '\(file.backup)'"
        )
    }

    private static func refusal(_ name: String) -> LocalizedText {
        LocalizedText(
            ko: "`\(name)`의 모양은 내용을 건드리지 않고 다듬을 수 없어서 그대로 두었습니다.",
            en: "'\(name)' cannot be laid out without touching what it says, and stays as it is"
        )
    }
}
