public import PluginAPI
public import YAML

/// Where a value of the configuration in effect comes from.
public enum ValueOrigin: Sendable, Hashable {
    /// It is written in a file.
    case file(SourceSpan)
    /// A file names variables that hold it or a part of it.
    case environment([Variable], SourceSpan)
    /// Nobody has written it.
    case standard

    /// A variable that a file names.
    public struct Variable: Sendable, Hashable {
        /// Its name.
        public let name: String

        /// Where it has its value from; nothing when it is unset.
        public let origin: Environment.Origin?
    }
}
