import PluginAPI

/// The plugins by kind, a line each.
struct PluginList {
    private let plugins: [any Plugin.Type]

    init(_ plugins: [any Plugin.Type]) { self.plugins = plugins }

    /// The list as text, with the next command.
    func text(in language: Language) -> String {
        let width = plugins.map { $0.name.count }.max() ?? 0
        let lines = PluginKind.allCases.flatMap { kind -> [String] in
            let members = plugins.filter { $0.kind == kind }
            guard !members.isEmpty else { return [] }
            return ["\(kind.section):"]
                + members.map { plugin in
                    let gap = String(repeating: " ", count: width - plugin.name.count)
                    return "  \(plugin.name)\(gap)  \(plugin.summary.text(in: language))"
                }
        }
        let example = plugins.first?.name ?? ""
        let next = LocalizedText(ko: "다음: host plugins \(example)", en: "next: host plugins \(example)")
        return (lines + ["", next.text(in: language), ""]).joined(separator: "\n")
    }
}
