public import PluginAPI
import YAML

/// A valid configuration in effect: its files in one, variables replaced, and what was not written with its default.
///
/// It is made to be shown: secrets are masked where they stand, and wherever else their text occurs. Written to a file
/// beside the main one it means the same, secrets aside.
public struct EffectiveConfiguration: Sendable {
    /// The sections, in the order of the file.
    public let sections: [EffectiveValue.Entry]

    /// Takes a configuration that compiled without errors.
    ///
    /// - Parameter secrets: the secrets that were read; those of six characters or more are masked everywhere.
    public init(_ loaded: LoadedConfiguration, secrets: [Secret], catalog: PluginCatalog) {
        sections = EffectiveReader(loaded, secrets, catalog).sections(loaded.root)
    }
}
