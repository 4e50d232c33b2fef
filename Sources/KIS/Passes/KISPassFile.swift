internal import Files
import PluginAPI

/// Where the passes of an app key survive a restart: a file that only its owner may read.
///
/// What it holds is a help and no truth: content that cannot be made out is replaced at the next issue. A file that cannot
/// be opened is an error, since every start would then ask for another token and the broker would tell the owner each time.
package struct KISPassFile: Sendable {
    /// What was found.
    package struct Content: Sendable {
        /// The memory of each kind of pass.
        package var memories: [KISPass.Kind: KISPassKeeper.Memory] = [:]
        /// Whether there was something that could not be made out.
        package var isDamaged = false
    }

    /// Where it is.
    package let path: String

    private let key: KISKey

    /// Longer than any that this program writes.
    private static let longest = 64 << 10

    /// The file of a key in a private folder.
    package init(of key: KISKey, in folder: String) {
        self.key = key
        path = "\(folder)/kis-\(key.servers.rawValue)-\(key.fingerprint).json"
    }

    /// Reads what is there; nothing when there is no file, or one of another server.
    ///
    /// - Throws: `KISFault` when the file cannot be opened or read.
    package func read() throws(KISFault) -> Content {
        guard RegularFile.isTaken(path) else { return Content() }
        do throws(FileProblem) {
            let file = try AppendableFile(path: path)
            guard file.isRegular, try file.size <= Self.longest else { return Content(isDamaged: true) }
            return content(try file.read(at: 0, count: Self.longest))
        } catch {
            throw .impossible(
                ko: "KIS 토큰 파일 \("`\(path)`", .object) 읽을 수 없습니다: \(error.message.ko)."
                    + " 고치거나 지우고 다시 시작하세요",
                en: "the KIS token file '\(path)' cannot be read: \(error.message.en);"
                    + " mend or delete it and start again"
            )
        }
    }

    /// Writes what shall survive, in the place of what was there.
    ///
    /// - Throws: `KISFault` with the cause; a pass in hand stays good.
    package func write(_ memories: [KISPass.Kind: KISPassKeeper.Memory]) throws(KISFault) {
        var members: [JSONValue.Member] = [.init("server", .string(key.address.description))]
        for (kind, memory) in memories.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            members.append(.init(kind.rawValue, Self.json(memory)))
        }
        do throws(FileProblem) {
            try Folder.create(Folder.parent(of: path))
            try AtomicFile.write(Array(JSONValue.object(members).text.utf8), to: path)
        } catch {
            throw .impossible(
                ko: "KIS 토큰 파일 \("`\(path)`", .object) 쓸 수 없습니다: \(error.message.ko)",
                en: "the KIS token file '\(path)' cannot be written: \(error.message.en)"
            )
        }
    }

    private func content(_ bytes: [UInt8]) -> Content {
        var content = Content()
        guard let body = try? JSONValue(reading: bytes), case .string(let server)? = body["server"] else {
            content.isDamaged = true
            return content
        }
        guard server == key.address.description else { return content }
        for kind in KISPass.Kind.allCases {
            if let stored = body[kind.rawValue] { content.memories[kind] = Self.memory(stored) }
        }
        return content
    }

    private static func json(_ memory: KISPassKeeper.Memory) -> JSONValue {
        var members: [JSONValue.Member] = []
        if let pass = memory.pass {
            members.append(.init("text", .string(pass.text.reveal())))
            members.append(.init("expires", .integer(pass.expires.nanoseconds)))
        }
        if let moment = memory.lastIssue { members.append(.init("issued", .integer(moment.nanoseconds))) }
        return .object(members)
    }

    private static func memory(_ stored: JSONValue) -> KISPassKeeper.Memory {
        var memory = KISPassKeeper.Memory()
        if case .string(let text)? = stored["text"], case .integer(let end)? = stored["expires"] {
            memory.pass = KISPass(text: Secret(text), expires: Timestamp(nanoseconds: end))
        }
        if case .integer(let moment)? = stored["issued"] { memory.lastIssue = Timestamp(nanoseconds: moment) }
        return memory
    }
}
