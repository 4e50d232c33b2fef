import Glibc

/// How much memory the process has asked for and not given back.
enum HeapUse {
    /// The C library did not say.
    struct Unknown: Error {}

    private typealias MallocInfo = @convention(c) (CInt, UnsafeMutablePointer<FILE>) -> CInt

    /// The bytes in use, as the C library counts them over all threads.
    static func bytes() throws -> Int {
        guard let symbol = dlsym(nil, "malloc_info") else { throw Unknown() }
        let mallocInfo = unsafeBitCast(symbol, to: MallocInfo.self)
        var text: UnsafeMutablePointer<CChar>?
        var length = 0
        guard let stream = open_memstream(&text, &length) else { throw Unknown() }
        let status = mallocInfo(0, stream)
        fclose(stream)
        guard status == 0, let text else { throw Unknown() }
        defer { free(text) }
        return try inUse(String(cString: text))
    }

    /// The size of the heaps less what is free in them; the sums of all heaps come last in the report.
    private static func inUse(_ report: String) throws -> Int {
        let current = try size(in: report, after: #"<system type="current""#)
        let fast = try size(in: report, after: #"<total type="fast""#)
        let rest = try size(in: report, after: #"<total type="rest""#)
        return current - fast - rest
    }

    private static func size(in report: String, after start: String) throws -> Int {
        guard let line = report.split(separator: "\n").last(where: { $0.hasPrefix(start) }),
            let quoted = line.split(separator: "size=").last, let size = Int(quoted.filter(\.isNumber))
        else { throw Unknown() }
        return size
    }
}
