/// Decides whose turn it is: first come, first served, within a number for all and a number for each host.
struct Admission {
    private struct Entry {
        let id: Int
        let origin: String
    }

    private let total: Int
    private let perHost: Int
    private var waiting: [Entry] = []
    private var running: [Int: String] = [:]
    private var runningPerHost: [String: Int] = [:]

    init(total: Int, perHost: Int) {
        self.total = max(1, total)
        self.perHost = max(1, perHost)
    }

    /// Lines up at the end.
    mutating func lineUp(_ id: Int, for origin: String) { waiting.append(Entry(id: id, origin: origin)) }

    /// Those whose turn it is now; a busy host holds up no other.
    mutating func admit() -> [Int] {
        guard !waiting.isEmpty, running.count < total else { return [] }
        var admitted: [Int] = []
        waiting.removeAll { entry in
            guard running.count < total, runningPerHost[entry.origin, default: 0] < perHost else { return false }
            running[entry.id] = entry.origin
            runningPerHost[entry.origin, default: 0] += 1
            admitted.append(entry.id)
            return true
        }
        return admitted
    }

    /// Leaves, whether it ran or waited.
    mutating func leave(_ id: Int) {
        guard let origin = running.removeValue(forKey: id) else {
            waiting.removeAll { $0.id == id }
            return
        }
        let rest = runningPerHost[origin, default: 1] - 1
        runningPerHost[origin] = rest > 0 ? rest : nil
    }
}
