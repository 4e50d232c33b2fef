import ArgumentParser

/// How a report on a configuration is written to standard output.
enum ReportFormat: String, ExpressibleByArgument, CaseIterable {
    /// The plan, for people; what is wrong stands on standard error.
    case human
    /// One JSON object a line.
    case json
    /// One SARIF 2.1.0 document.
    case sarif
    /// Workflow commands of GitHub Actions.
    case github
}
