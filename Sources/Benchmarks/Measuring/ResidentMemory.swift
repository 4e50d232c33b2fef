import Foundation

/// What this process holds in memory.
enum ResidentMemory {
    /// In MiB; no number where the system does not say so in the way of Linux.
    static var mebibytes: Double {
        guard let pages = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8).split(separator: " "),
            pages.count > 1, let resident = Double(pages[1])
        else { return .nan }
        return resident * Double(sysconf(Int32(_SC_PAGESIZE))) / 1_048_576
    }
}
