import Foundation

/// What the figures were measured on.
struct Machine: Sendable, Codable, CustomStringConvertible {
    var processor = Self.modelName
    var cores = ProcessInfo.processInfo.activeProcessorCount
    var memory = "\(ProcessInfo.processInfo.physicalMemory >> 30) GiB"
    var system = ProcessInfo.processInfo.operatingSystemVersionString
    var compiler = Self.compilerVersion

    var description: String { "\(processor), \(cores) cores, \(memory), \(system), Swift \(compiler)" }

    private static var modelName: String {
        guard let content = FileManager.default.contents(atPath: "/proc/cpuinfo") else { return "unknown processor" }
        let lines = String(decoding: content, as: UTF8.self).split(separator: "\n")
        let model = lines.first { $0.hasPrefix("model name") }
        return model?.split(separator: ":").last.map { $0.trimmingCharacters(in: .whitespaces) } ?? "unknown processor"
    }

    private static var compilerVersion: String {
        #if compiler(>=6.4)
        "6.4 or later"
        #else
        "6.3"
        #endif
    }
}
