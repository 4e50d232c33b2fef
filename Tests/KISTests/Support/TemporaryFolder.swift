import Foundation

/// A folder that exists while a test works with it.
final class TemporaryFolder {
    let path = NSTemporaryDirectory() + "maedup-kis-" + UUID().uuidString

    init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}
