import LoopbackServer
import PluginAPI

/// What Discord does not take.
enum DiscordForm {
    /// The service's refusal of a message; nothing for one that it takes.
    static func refusal(of body: JSONValue, files: Int) -> ServerResponse? {
        let content = length(body["content"])
        var embeds: [JSONValue] = []
        if case .array(let list) = body["embeds"] { embeds = list }
        guard content > 0 || !embeds.isEmpty || files > 0 else {
            return FakeDiscord.failure(400, 50006, "Cannot send an empty message")
        }
        let name = if case .string(let text) = body["username"] { text.lowercased() } else { "" }
        let isSound =
            content <= 2000 && embeds.count <= 10 && embeds.allSatisfy(isSound)
            && embeds.map(size).reduce(0, +) <= 6000 && !name.contains("discord") && !name.contains("clyde")
            && name.utf16.count <= 80 && body["allowed_mentions"] == ["parse": []]
        return isSound ? nil : FakeDiscord.failure(400, 50035, "Invalid Form Body")
    }

    private static func isSound(_ embed: JSONValue) -> Bool {
        let isColored =
            switch embed["color"] {
            case .integer(let color): (0...0xFF_FF_FF).contains(color)
            case nil: true
            default: false
            }
        return isColored && length(embed["title"]) <= 256 && length(embed["description"]) <= 4096
            && length(embed["footer"]?["text"]) <= 2048 && embed["title"] != "" && embed["description"] != ""
    }

    private static func size(_ embed: JSONValue) -> Int {
        length(embed["title"]) + length(embed["description"]) + length(embed["footer"]?["text"])
    }

    private static func length(_ value: JSONValue?) -> Int {
        if case .string(let text) = value { text.utf16.count } else { 0 }
    }
}
