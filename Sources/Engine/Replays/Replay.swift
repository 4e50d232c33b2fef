public import PluginAPI

/// A configuration made ready to be played over what happened before: no broker, nothing live, and a state folder of its own.
///
/// `HostRun` runs its blueprint like any other.
public struct Replay: Sendable {
    /// A pipeline that is not played.
    public struct LeftOut: Sendable {
        /// The name.
        public var pipeline: String
        /// Why.
        public var reason: LocalizedText
    }

    /// What can be run.
    public private(set) var blueprint: Blueprint

    /// The pipelines that cannot be played, in the order of the file.
    public private(set) var leftOut: [LeftOut] = []

    /// Puts recordings in the place of what is live.
    ///
    /// - Throws: `ReplayError`, for whatever would keep the replay from deciding as the configuration says.
    public init(of original: Blueprint, as request: ReplayRequest) throws(ReplayError) {
        blueprint = original
        blueprint.host.state = FilePath(request.stateFolder)
        blueprint.brokers = []
        let chosen = try Self.chosen(request.pipelines, of: original)
        let data = try (
            history: Self.file(request.history, CSVFile.barColumns),
            instruments: Self.file(request.instruments, CSVFile.instrumentColumns)
        )
        var sources = try ReplaySources(original, request.recording)
        var sinks = ReplaySinks(original, request.output)
        blueprint.pipelines = []
        for var pipeline in chosen {
            pipeline.history = pipeline.history ?? data.history
            pipeline.instruments = pipeline.instruments ?? data.instruments
            pipeline.sourceBrokers = []
            do throws(Unplayable) {
                pipeline.sources = try sources.place(pipeline)
            } catch {
                guard request.pipelines.isEmpty else { throw Self.unplayable(pipeline.name, error.reason) }
                leftOut.append(LeftOut(pipeline: pipeline.name, reason: error.reason))
                continue
            }
            pipeline.sinks = sinks.place(pipeline)
            pipeline.tellsUsers = pipeline.tellsUsers && sinks.areConfigured
            blueprint.pipelines.append(pipeline)
        }
        blueprint.sources = sources.placed
        blueprint.users = sinks.users(original.users)
        blueprint.sinks = sinks.placed
        guard !blueprint.pipelines.isEmpty else { throw Self.nothing(leftOut) }
        try ReplayHistory.check(blueprint)
    }

    /// The pipelines of some names, in the order of the file; all of them without any name.
    private static func chosen(
        _ names: [String],
        of blueprint: Blueprint
    ) throws(ReplayError) -> [PipelineBlueprint] {
        let known = blueprint.pipelines.map(\.name)
        if let unknown = names.first(where: { !known.contains($0) }) { throw Self.unknown(unknown, among: known) }
        return blueprint.pipelines.filter { names.isEmpty || names.contains($0.name) }
    }

    private static func file(_ path: String?, _ columns: [String]) throws(ReplayError) -> CSVFile? {
        guard let path else { return nil }
        let file = CSVFile(path: path, columns: columns)
        do throws(CSVFile.Unusable) { try file.checkHeader() } catch { throw ReplayError(error.message) }
        return file
    }
}

/// Why a pipeline cannot be played.
struct Unplayable: Error {
    let reason: LocalizedText
}

extension Replay {
    private static func unknown(_ name: String, among known: [String]) -> ReplayError {
        let meant = Spelling.nearest(to: name, in: known)
        let list = meant.isEmpty ? known : meant
        return ReplayError(
            LocalizedText(
                ko: "\("`\(name)`", .called) 파이프라인은 없습니다. 있는 이름: "
                    + list.map { "`\($0)`" }.joined(separator: ", "),
                en: "there is no pipeline '\(name)'; " + (meant.isEmpty ? "there are: " : "did you mean: ")
                    + list.map { "'\($0)'" }.joined(separator: ", ")
            ),
            isMisuse: true
        )
    }

    private static func unplayable(_ pipeline: String, _ reason: LocalizedText) -> ReplayError {
        ReplayError(
            LocalizedText(
                ko: "\("`\(pipeline)`", .object) 재생할 수 없습니다: \(reason.ko)",
                en: "the pipeline '\(pipeline)' cannot be replayed: \(reason.en)"
            )
        )
    }

    private static func nothing(_ leftOut: [LeftOut]) -> ReplayError {
        let lines = leftOut.map {
            LocalizedText(ko: "\n  \($0.pipeline): \($0.reason.ko)", en: "\n  \($0.pipeline): \($0.reason.en)")
        }
        return ReplayError(
            LocalizedText(
                ko: "재생할 수 있는 파이프라인이 없습니다." + lines.map(\.ko).joined(),
                en: "no pipeline can be replayed" + lines.map(\.en).joined()
            )
        )
    }
}
