import PluginAPI

/// The pipelines and sources that share one order of events: all live ones, or those of one recording.
struct TimelineGroup {
    /// The recording, as an index into the blueprint's sources; nothing for the live timeline.
    var recording: Int?

    /// The pipelines, as indices into the blueprint's list.
    var pipelines: [Int] = []

    /// The sources, as indices into the blueprint's list.
    var sources: [Int] = []

    /// Whether the events happened before.
    var isRecorded: Bool { recording != nil }

    /// The groups of a blueprint, in the order of their first pipelines.
    static func groups(of blueprint: Blueprint) -> [TimelineGroup] {
        var groups: [TimelineGroup] = []
        for (index, pipeline) in blueprint.pipelines.enumerated() {
            let recording = pipeline.sources.first { blueprint.sources[$0].source is any RecordedSource }
            let place = groups.firstIndex { $0.recording == recording } ?? groups.endIndex
            if place == groups.endIndex { groups.append(TimelineGroup(recording: recording)) }
            groups[place].pipelines.append(index)
            groups[place].sources += pipeline.sources.filter { !groups[place].sources.contains($0) }
        }
        return groups
    }
}
