import ArgumentParser

/// Whom the output of a command is for.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    /// A person, in their language.
    case human
    /// A program: JSON with both languages.
    case json
}
