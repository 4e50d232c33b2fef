import ArgumentParser
import PluginAPI
import Plugins

/// `host new`.
struct NewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new",
        abstract: "Begins a plugin of your own: a small one that works, with its example and its tests.",
        discussion: """
            Writes a folder in Sources/Plugins and a file in Tests/PluginsTests and changes nothing else: the next build \
            finds the plugin by its folder. docs/writing-a-plugin.md tells how to go on.
            Exit codes: 0 written, 2 wrong usage or a name that is taken, 5 the files could not be written.
            """
    )

    @Argument(help: "What to begin: source, rule or sink.")
    var kind: ScaffoldKind

    @Argument(help: "The plugin's name, such as price-alarm, or its type's, such as PriceAlarm.")
    var name: String

    @Option(help: "The folder of the project's sources.", completion: .directory)
    var directory = "."

    @OptionGroup
    var language: LanguageOptions

    func run() throws {
        let language = language.preferred
        let name: PartName
        let scaffold: Scaffold
        do throws(PartNameMistake) {
            name = try PartName(self.name, kind: kind)
            scaffold = Scaffold(name)
        } catch {
            throw ExitStatus.usage(error.message.text(in: language))
        }
        do throws(ScaffoldProblem) {
            let project = ProjectFolder(path: directory)
            try project.check(name, scaffold, registered: registeredPlugins)
            try project.write(scaffold)
        } catch {
            throw error.status(in: language)
        }
        StandardStream.output.write(ScaffoldReport(name, scaffold, directory: directory).text(in: language))
    }
}

extension ScaffoldKind: ExpressibleByArgument {}

extension ScaffoldProblem {
    /// The exit status: a name or a folder can be chosen otherwise, a disk that refuses cannot.
    fileprivate func status(in language: Language) -> ExitStatus {
        let message = message.text(in: language)
        guard case .unwritable = self else { return .usage(message) }
        var status = ExitStatus.failed
        status.message = message
        return status
    }
}
