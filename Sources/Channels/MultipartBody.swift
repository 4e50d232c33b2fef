/// A form with files, as `multipart/form-data`.
package struct MultipartBody: Sendable {
    /// The parts so far.
    private var bytes: [UInt8] = []

    private let boundary: String

    /// Begins an empty form; the boundary is random, so that no picture can hold it.
    package init() {
        let words = (0..<3).map { _ in String(UInt64.random(in: .min ... .max), radix: 36) }
        boundary = "part-" + words.joined(separator: "-")
    }

    /// What the header of the request says of the body.
    package var contentType: String { "multipart/form-data; boundary=\(boundary)" }

    /// The whole body.
    package var body: [UInt8] { bytes + Array("--\(boundary)--\r\n".utf8) }

    /// Adds a value; the name is ours and needs no escape.
    package mutating func add(_ name: String, _ value: String, type: String? = nil) {
        add("name=\"\(name)\"", type, Array(value.utf8))
    }

    /// Adds a file.
    package mutating func add(_ name: String, file: String, type: String, _ content: [UInt8]) {
        add("name=\"\(name)\"; filename=\"\(file)\"", type, content)
    }

    private mutating func add(_ names: String, _ type: String?, _ content: [UInt8]) {
        var head = "--\(boundary)\r\nContent-Disposition: form-data; \(names)\r\n"
        if let type { head += "Content-Type: \(type)\r\n" }
        bytes += Array((head + "\r\n").utf8) + content + Array("\r\n".utf8)
    }
}
