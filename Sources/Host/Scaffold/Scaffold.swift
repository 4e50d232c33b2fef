import PluginAPI

/// The files of a new part: a small one that works, its example, its description and its tests.
struct Scaffold {
    /// One file.
    struct File: Hashable {
        /// Where it goes, from the project's folder.
        let path: String

        /// The whole text.
        let text: String

        /// What it is for, in a word or two.
        let purpose: LocalizedText
    }

    /// The folder of the part, from the project's folder.
    let folder: String

    /// The files, the one to open first in front.
    let files: [File]

    /// Fills the templates of a kind.
    init(_ name: PartName) {
        let folder = "\(ProjectFolder.plugins)/\(name.type)"
        let templates = Templates(name.kind)
        self.folder = folder
        files = [
            File(
                path: "\(folder)/\(name.type).swift",
                text: Self.filled(templates.plugin, name),
                purpose: LocalizedText(ko: "플러그인", en: "the plugin")
            ),
            File(
                path: "\(folder)/example.yaml",
                text: Self.filled(templates.example, name),
                purpose: LocalizedText(ko: "쓰는 예", en: "how it is used")
            ),
            File(
                path: "\(folder)/README.md",
                text: Self.filled(templates.readme, name),
                purpose: LocalizedText(ko: "설명", en: "its description")
            ),
            File(
                path: "\(ProjectFolder.tests)/\(name.type)Tests.swift",
                text: Self.filled(templates.tests, name),
                purpose: LocalizedText(ko: "테스트", en: "its tests")
            ),
        ]
    }

    private static func filled(_ template: [UInt8], _ name: PartName) -> String {
        String(decoding: template, as: UTF8.self)
            .replacing("__TYPE__", with: name.type)
            .replacing("__PLUGIN__", with: name.plugin)
    }
}
