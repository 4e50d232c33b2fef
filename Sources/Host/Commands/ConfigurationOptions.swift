import ArgumentParser
import Engine
import Foundation
import PluginAPI
import Plugins
import YAML

/// The configuration file of a command, read and compiled the same way by all of them.
struct ConfigurationOptions: ParsableArguments {
    @Argument(help: "The configuration file; - reads standard input.", completion: .file(extensions: ["yaml", "yml"]))
    var file = "config.yaml"

    @OptionGroup
    var language: LanguageOptions

    /// A compiled configuration and what there is to say about it.
    struct Compiled {
        var blueprint: Blueprint?
        var diagnostics: [Diagnostic]
        /// The warnings that the files themselves allow.
        var silenced: [SilencedDiagnostic]
        var language: Language
        var format: DiagnosticFormat
        /// What was read.
        var loaded: LoadedConfiguration
        /// The secrets in it.
        var secrets: [Secret]
        /// Where they stand in the files.
        var secretSpans: [SourceSpan]

        /// The tree over all files, as far as they could be read.
        var root: Node? { loaded.root }
        /// Every file that was read, the main file first.
        var files: [SourceFile] { loaded.files }

        /// Whether a place holds part of a value that was read as a secret; in a valid configuration all of them were.
        func isSecret(_ span: SourceSpan) -> Bool {
            secretSpans.contains { $0.file == span.file && $0.bytes.overlaps(span.bytes) }
        }

        /// What can be run, after telling on standard error what there is to say about it.
        ///
        /// - Throws: `ExitStatus` when the configuration is invalid.
        func runnable(as file: String) throws -> Blueprint {
            if !diagnostics.isEmpty { StandardStream.error.write(format.text(of: diagnostics) + "\n") }
            if let blueprint { return blueprint }
            let command = "host validate \(file)"
            StandardStream.error.write(format.summary(of: diagnostics, command: command) + "\n")
            throw ExitStatus.invalid
        }
    }

    /// Whether the configuration comes from standard input.
    var isStandardInput: Bool { file == "-" }

    /// Reads and compiles the file, without any effect; texts may stand in the place of what the files hold.
    func compile(_ texts: FileTexts = FileTexts()) throws -> Compiled {
        let process = ProcessInfo.processInfo.environment
        let loaded =
            isStandardInput
            ? ConfigurationLoader.loadStandardInput(process: process, texts: texts)
            : ConfigurationLoader.load(path: file, process: process, texts: texts)
        let calendars = try Calendars.builtIn()
        let compiled = ConfigurationCompiler.compile(
            loaded,
            catalog: PluginCatalog(registeredPlugins),
            calendars: calendars,
            today: calendars.krx.tradingDay(at: RealClock().now)
        )
        let scripts = compiled.blueprint.map { FaultScript.problems(in: $0, texts) } ?? []
        let language = language.choice(configured: compiled.blueprint?.host.language)
        let format = DiagnosticFormat(
            language: language,
            usesColor: StandardStream.error.usesColor,
            secrets: compiled.secretSpans
        )
        return Compiled(
            blueprint: scripts.hasErrors ? nil : compiled.blueprint,
            diagnostics: (compiled.diagnostics + scripts).inFileOrder(loaded.files),
            silenced: compiled.silenced,
            language: language,
            format: format,
            loaded: loaded,
            secrets: compiled.secrets,
            secretSpans: compiled.secretSpans
        )
    }
}
