import PluginAPI

/// What a notice has to look like: one or more lines of text with places for fields, as in `[{side}] {investor} {symbol}`.
///
/// A field takes the shortest text that is not empty up to the text behind it, or up to the end of the line. Each line of
/// the pattern stands for one whole line of the notice, in order; other lines may lie between. One space stands for any
/// number of them. Braces are written twice to stand for themselves.
public struct NoticePattern: Sendable, Hashable {
    /// How many fields a pattern may have.
    public static let mostFields = 32

    /// How many characters a pattern may have.
    public static let mostCharacters = 2_000

    /// The pattern as it was written.
    public let text: String

    /// The names of the fields, in the order of their places.
    public let fields: [String]

    private let lines: [NoticeLine]

    /// Reads a pattern.
    ///
    /// - Throws: `Mistake`, and nothing else.
    public init(_ text: String) throws(Mistake) {
        guard text.count <= Self.mostCharacters else { throw .tooLong }
        let template: MessageTemplate
        do throws(MessageTemplate.Mistake) {
            template = try MessageTemplate(text)
        } catch {
            throw .notTemplate(error)
        }
        try Self.check(template)
        self.text = text
        fields = template.fields
        lines = NoticeLine.lines(of: template)
    }

    /// The texts of the fields by name, or nothing when the notice does not look like this.
    func fields(of notice: NoticeText) -> [String: String]? {
        var fields: [String: String] = [:]
        var rest = notice.lines[...]
        for line in lines {
            // Lines do not depend on each other, so the first one that fits leaves the most for those behind it.
            var found: [(name: String, text: String)]?
            while found == nil, let next = rest.popFirst() { found = line.fields(of: next) }
            guard let found else { return nil }
            for field in found { fields[field.name] = field.text }
        }
        return fields
    }
}
