internal import Synchronization

/// What all users of one app key in this process share: its passes and its pace.
///
/// The broker counts both by app key, so that there is one holder for each: `shared(for:in:)` finds it.
package final class KISKeyHolder: Sendable {
    private struct State {
        var pace: KISPace
        var keepers: [KISPass.Kind: KISPassKeeper]
        var storageFault: KISFault?
    }

    private struct Holders {
        struct Weak { weak var holder: KISKeyHolder? }
        var byKey: [KISKey: Weak] = [:]
    }

    /// Whether what was stored could not be made out.
    package let hasLostPasses: Bool

    private let state: Mutex<State>
    private let file: KISPassFile?

    /// Held while the file is written, which two at once would spoil.
    private let writing = Mutex(())

    private static let holders = Mutex(Holders())

    /// The holder of an access's app key, made when nobody holds the key yet.
    ///
    /// - Parameter folder: where passes survive a restart, or nothing for passes that are worth nothing afterwards.
    /// - Throws: `KISFault` when the stored passes cannot be read.
    package static func shared(
        for key: KISKey,
        in folder: String?,
        pace: KISPace.Settings
    ) throws(KISFault) -> KISKeyHolder {
        try holders.withLock { holders throws(KISFault) in
            if let holder = holders.byKey[key]?.holder { return holder }
            let holder = try KISKeyHolder(folder.map { KISPassFile(of: key, in: $0) }, pace)
            holders.byKey = holders.byKey.filter { $0.value.holder != nil }
            holders.byKey[key] = Holders.Weak(holder: holder)
            return holder
        }
    }

    private init(_ file: KISPassFile?, _ pace: KISPace.Settings) throws(KISFault) {
        let content = try file?.read() ?? KISPassFile.Content()
        self.file = file
        hasLostPasses = content.isDamaged
        var keepers: [KISPass.Kind: KISPassKeeper] = [:]
        for kind in KISPass.Kind.allCases {
            keepers[kind] = KISPassKeeper(kind, content.memories[kind] ?? KISPassKeeper.Memory())
        }
        state = Mutex(State(pace: KISPace(pace), keepers: keepers))
    }
}

extension KISKeyHolder {
    /// Works with the pace.
    func withPace<Result: Sendable>(_ body: (inout KISPace) -> Result) -> Result {
        state.withLock { body(&$0.pace) }
    }

    /// Works with the keeper of a kind of pass.
    func withKeeper<Result: Sendable>(
        _ kind: KISPass.Kind,
        _ body: (inout KISPassKeeper) -> Result
    ) -> Result {
        state.withLock { state in
            var keeper = state.keepers[kind] ?? KISPassKeeper(kind)
            defer { state.keepers[kind] = keeper }
            return body(&keeper)
        }
    }

    /// Why the passes could not be stored when that was tried last; they are good until the program ends.
    package var storageFault: KISFault? { state.withLock { $0.storageFault } }

    /// Writes what shall survive a restart; what goes wrong is noted in `storageFault`.
    func store() {
        guard let file else { return }
        writing.withLock { _ in
            var fault: KISFault?
            do throws(KISFault) {
                try file.write(state.withLock { $0.keepers.mapValues(\.memory) })
            } catch {
                fault = error
            }
            state.withLock { [fault] in $0.storageFault = fault }
        }
    }
}
