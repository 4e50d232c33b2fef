/// A line of a calendar data file that cannot be used.
public struct CalendarDataError: Error, Hashable, CustomStringConvertible {
    /// The name of the file.
    public let file: String

    /// The line, counted from 1; 0 if something is missing from the file as a whole.
    public let line: Int

    /// What was found and what was expected, in one sentence.
    public let problem: String

    init(file: String, line: Int, problem: String) {
        self.file = file
        self.line = line
        self.problem = problem
    }

    /// The form `krx-days.tsv:12: …`.
    public var description: String {
        line > 0 ? "\(file):\(line): \(problem)" : "\(file): \(problem)"
    }
}
