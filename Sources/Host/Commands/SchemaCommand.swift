import ArgumentParser
import Engine
import PluginAPI
import Plugins

/// `host schema`.
struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Prints the JSON Schema of configurations, with which an editor completes and checks them.",
        discussion: """
            host schema > maedup.schema.json
            Then the first line of a configuration is: # yaml-language-server: $schema=maedup.schema.json
            """
    )

    @OptionGroup
    var language: LanguageOptions

    func run() throws {
        let schema = ConfigurationSchema(PluginCatalog(registeredPlugins), in: language.preferred)
        StandardStream.output.write(schema.document.prettyText + "\n")
    }
}
