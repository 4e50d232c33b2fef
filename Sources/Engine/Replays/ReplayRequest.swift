public import PluginAPI

/// What a replay of a configuration is to be like.
public struct ReplayRequest: Sendable {
    /// Makes the source that plays the recording, for the instruments that it is to bring.
    public typealias Recording = @Sendable (SymbolScope) throws(ReplayError) -> any RecordedSource

    /// Where alerts go; orders go nowhere.
    public enum Output: Sendable {
        /// Nowhere.
        case nothing
        /// To one sink that is not the configuration's.
        case only(any Sink)
        /// To the configuration's own sinks, save those that take orders.
        case configured
    }

    /// The recording in the place of everything live; without one, pipelines play the recordings that they name.
    public var recording: Recording?

    /// The names of the pipelines that are played; all of them when empty.
    public var pipelines: [String] = []

    /// The file with daily bars for pipelines whose configuration names none.
    public var history: String?

    /// The file with descriptions of instruments for pipelines whose configuration names none.
    public var instruments: String?

    /// Where alerts go.
    public var output = Output.nothing

    /// The folder for what a run keeps, in the place of the configuration's own.
    public var stateFolder: String

    /// Asks for a replay of the recordings that a configuration names, without any output.
    public init(stateFolder: String) { self.stateFolder = stateFolder }
}
