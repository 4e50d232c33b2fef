import Engine
import Foundation
import PluginAPI

@testable import Host

/// A folder in which files are validated as if it were the working directory.
final class GoldenWorkspace {
    private let folder: String
    private let day: CivilDate
    private let calendars: Calendars

    /// Writes files into a new folder with the sample market.
    init(_ files: [String: Data], on day: CivilDate) throws {
        folder = try SampleFolder.workspace("")
        self.day = day
        calendars = try Calendars.builtIn()
        try FileManager.default.removeItem(atPath: folder + "/config.yaml")
        for (name, data) in files {
            let file = URL(filePath: folder + "/" + name)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try data.write(to: file)
        }
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// Compiles `config.yaml`, as the commands do.
    func compile(_ texts: FileTexts = FileTexts()) -> ConfigurationOptions.Compiled {
        let loaded = ConfigurationLoader.load(path: folder + "/config.yaml", process: [:], texts: texts)
        let compiled = ConfigurationCompiler.compile(
            loaded,
            catalog: PluginCatalog(GoldenPlugins.all),
            calendars: calendars,
            today: day
        )
        return ConfigurationOptions.Compiled(
            blueprint: compiled.blueprint,
            diagnostics: compiled.diagnostics,
            silenced: compiled.silenced,
            language: .ko,
            format: DiagnosticFormat(language: .ko, secrets: compiled.secretSpans),
            loaded: loaded,
            secrets: compiled.secrets,
            secretSpans: compiled.secretSpans
        )
    }

    /// The name of a file as somebody in the folder would type it.
    func name(_ path: String) -> String { text(path) }

    /// A text in which files have the names they have in the folder.
    func text(_ text: String) -> String { text.replacing(folder + "/", with: "") }
}
