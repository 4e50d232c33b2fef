import PluginAPI

/// What Slack does not take.
enum SlackForm {
    /// The service's word about a message; nothing for one that it takes.
    static func refusal(of body: JSONValue) -> String? {
        let text = length(body["text"])
        guard text > 0 else { return "no_text" }
        guard text <= 40_000 else { return "msg_too_long" }
        guard case .array(let blocks) = body["blocks"] else {
            return body["blocks"] == nil ? nil : "invalid_blocks_format"
        }
        guard JSONValue.array(blocks).text.utf8.count <= 13_200 else { return "msg_blocks_too_long" }
        return blocks.count <= 50 && blocks.allSatisfy(isSound) ? nil : "invalid_blocks"
    }

    private static func isSound(_ block: JSONValue) -> Bool {
        switch block["type"] {
        case "header": block["text"]?["type"] == "plain_text" && (1...150).contains(length(block["text"]?["text"]))
        case "section": (1...3000).contains(length(block["text"]?["text"]))
        case "context":
            if case .array(let elements) = block["elements"] { (1...10).contains(elements.count) } else { false }
        default: false
        }
    }

    private static func length(_ value: JSONValue?) -> Int {
        if case .string(let text) = value { text.utf16.count } else { 0 }
    }
}
