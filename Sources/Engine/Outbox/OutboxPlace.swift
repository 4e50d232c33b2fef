import PluginAPI

/// Where items of the outbox go: one destination of one sink.
struct OutboxPlace: Sendable, Hashable {
    /// The sink's name in the configuration.
    var sink: String

    /// The destination's name within the sink.
    var destination: String

    /// How it is called in messages: the sink's name, with the destination where the sink has several.
    var title: String { destination.isEmpty ? sink : "\(sink) (\(VisibleText.line(destination)))" }
}
