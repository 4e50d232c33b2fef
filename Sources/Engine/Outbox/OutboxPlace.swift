import PluginAPI

/// Where items of the outbox go: one destination of one sink.
struct OutboxPlace: Sendable, Hashable {
    /// The sink's name in the configuration.
    var sink: String

    /// The destination's name within the sink.
    var destination: String

    /// How it is called in messages: the name that a person gave the sink, with the destination where that has one.
    var title: String {
        let name = sink.hasPrefix("sinks.") ? String(sink.dropFirst("sinks.".count)) : sink
        return destination.isEmpty ? name : "\(name) (\(VisibleText.line(destination)))"
    }
}
