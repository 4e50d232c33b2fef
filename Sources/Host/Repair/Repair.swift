import Engine
import PluginAPI
import YAML

/// The repairs of a configuration that a program may make, made in memory until none is left.
struct Repair {
    /// What was read at first and what became of it.
    struct File {
        var before: SourceFile
        var after: SourceFile
    }

    /// How often the mended texts are read again: one repair may show the next mistake.
    private static let mostRounds = 20

    /// The files that changed, in the order of their first repair.
    private(set) var files: [File] = []

    /// The mended configuration, compiled anew.
    private(set) var compiled: ConfigurationOptions.Compiled

    /// Mends what was compiled; `compile` reads the files again with texts in their place.
    init(
        of first: ConfigurationOptions.Compiled,
        compile: (FileTexts) throws -> ConfigurationOptions.Compiled
    ) rethrows {
        compiled = first
        var texts = FileTexts()
        for _ in 0..<Self.mostRounds {
            let edits = EditSelection(compiled.diagnostics).edits
            guard !edits.isEmpty else { return }
            for (file, edits) in edits {
                let mended = SourceFile(name: file.name, text: file.wholeText(applying: edits))
                texts[file.name] = mended.wholeText
                note(file, mended)
            }
            compiled = try compile(texts)
        }
    }

    private mutating func note(_ before: SourceFile, _ after: SourceFile) {
        if let index = files.firstIndex(where: { $0.after == before }) {
            files[index].after = after
        } else {
            files.append(File(before: before, after: after))
        }
    }
}

extension SourceFile {
    /// The text as it stands in the file, a byte order mark included.
    var wholeText: String { wholeText(applying: []) }

    /// The file with edits, which are in order and apart from each other; everything else stays byte by byte.
    func wholeText(applying edits: [TextEdit]) -> String {
        var result: [UInt8] = hasByteOrderMark ? Array("\u{FEFF}".utf8) : []
        let bytes = Array(text.utf8)
        var position = 0
        for edit in edits {
            result += bytes[position..<edit.span.bytes.lowerBound]
            result += edit.replacement.utf8
            position = edit.span.bytes.upperBound
        }
        result += bytes[position...]
        return String(decoding: result, as: UTF8.self)
    }
}
