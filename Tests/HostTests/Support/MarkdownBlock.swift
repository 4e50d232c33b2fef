import Foundation

/// A fenced block of a page.
struct MarkdownBlock {
    /// The page, relative to the project.
    var page: String

    /// The line of the opening fence.
    var line: Int

    /// The word behind the fence.
    var language: String

    /// What stands between the fences, without the indentation of the block.
    var text: String

    /// Every page of the project, sorted.
    static func pages() throws -> [String] {
        let folders = ["docs", "Sources", "examples"]
        let top = ["README.md", "README.ko.md", "CONTRIBUTING.md"]
        let below = folders.flatMap { folder -> [String] in
            let path = Project.root.appending(path: folder).path(percentEncoded: false)
            let names = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
            return names.filter { $0.hasSuffix(".md") }.map { "\(folder)/\($0)" }
        }
        return (top + below).sorted()
    }

    /// The blocks of all pages in one of the languages.
    static func all(in languages: Set<String>) throws -> [MarkdownBlock] {
        try pages().flatMap { try blocks(of: $0) }.filter { languages.contains($0.language) }
    }

    /// The blocks of all pages that are a configuration or a part of one; a script of faults is none.
    static func configurations() throws -> [MarkdownBlock] {
        try all(in: ["yaml"]).filter { !$0.text.hasPrefix("faults:") }
    }

    private static func blocks(of page: String) throws -> [MarkdownBlock] {
        var blocks: [MarkdownBlock] = []
        var open: MarkdownBlock?
        for (index, line) in try Project.text(page).components(separatedBy: "\n").enumerated() {
            let trimmed = line.drop { $0 == " " }
            guard trimmed.hasPrefix("```") else {
                open?.text += line + "\n"
                continue
            }
            if let block = open {
                blocks.append(block)
                open = nil
            } else {
                open = MarkdownBlock(page: page, line: index + 1, language: String(trimmed.dropFirst(3)), text: "")
            }
        }
        return blocks
    }
}

extension MarkdownBlock: CustomStringConvertible {
    var description: String { "\(page):\(line)" }
}
