import ArgumentParser

/// How the program ends: the code for scripts and the last words for a person.
struct ExitStatus: Error {
    /// The configuration is invalid.
    static let invalid = ExitStatus(code: 1)
    /// Warnings under `--strict`.
    static let warnings = ExitStatus(code: 3)
    /// The run that was asked for does not run.
    static let notRunning = ExitStatus(code: 4)
    /// Something ended badly or was not delivered.
    static let failed = ExitStatus(code: 5)

    /// The exit code.
    let code: Int32

    /// What goes to standard error.
    var message: String?

    /// What goes to standard output, such as a help page that was asked for.
    var output: String?

    private init(code: Int32, message: String? = nil) {
        self.code = code
        self.message = message
    }

    /// The run could not start.
    static func cannotStart(_ message: String) -> ExitStatus { ExitStatus(code: 4, message: message) }

    /// A repair could not be written.
    static func cannotWrite(_ message: String) -> ExitStatus { ExitStatus(code: 4, message: message) }

    /// The chat that was looked for is not where it was wanted.
    static func noChat(_ message: String) -> ExitStatus { ExitStatus(code: 6, message: message) }

    /// The command was used in a wrong way.
    static func usage(_ message: String) -> ExitStatus { ExitStatus(code: 2, message: message) }

    /// Translates any error; the command line library's own code for wrong usage becomes 2.
    init(_ error: any Error) {
        if let status = error as? ExitStatus {
            self = status
            return
        }
        let text = Host.fullMessage(for: error)
        let libraryCode = Host.exitCode(for: error)
        if libraryCode == .success {
            self.init(code: 0)
            output = text
        } else {
            self.init(code: libraryCode == .validationFailure ? 2 : 70, message: text)
        }
    }
}
