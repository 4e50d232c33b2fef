import ArgumentParser

/// How the plan is written to standard output.
enum PlanForm: String, ExpressibleByArgument, CaseIterable {
    /// For people.
    case human
    /// One JSON document, which also holds what is wrong.
    case json
}
