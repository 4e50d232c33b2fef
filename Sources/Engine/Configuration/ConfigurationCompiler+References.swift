import PluginAPI
import YAML

/// Names in lists that are neither a plugin's nor defined.
struct UnresolvedNames {
    /// One name and every place where it stands.
    struct Name {
        let kind: PluginKind
        let text: String
        var places: [SourceSpan]
    }

    /// Names that stand outside of the section to which they may belong.
    var strayNames: Set<String> = []
    private(set) var names: [Name] = []

    /// Notes one more place of a name.
    mutating func add(_ name: String, _ kind: PluginKind, at place: SourceSpan) {
        if let index = names.firstIndex(where: { $0.kind == kind && $0.text == name }) {
            names[index].places.append(place)
        } else {
            names.append(Name(kind: kind, text: name, places: [place]))
        }
    }
}

extension ConfigurationCompiler {
    /// Reports each name that stands for nothing once, unless a mistake that is known already explains it.
    mutating func reportUnresolved() {
        // A name may be defined in a file that could not be read.
        guard isComplete else { return }
        for name in unresolved.names where !isExplained(name) {
            let definition = misspeltDefinition(of: name)
            if let definition, name.places.count > 1 {
                note(diagnostic(of: name, definedAs: definition))
            } else {
                note(diagnostic(of: name, nearTo: definition))
            }
        }
    }

    /// Whether the definition is there and has a mistake of its own.
    private func isExplained(_ name: UnresolvedNames.Name) -> Bool {
        unresolved.strayNames.contains(name.text) || definitions.mayHold(name.kind, name.text)
            || name.places.contains(where: isBroken)
    }

    /// The only definition of almost the same name that nothing uses.
    private func misspeltDefinition(of name: UnresolvedNames.Name) -> (name: String, place: SourceSpan)? {
        let near = definitions.unused.filter { unused in
            unused.definition.kind == name.kind && Spelling.nearest(to: unused.name, in: [name.text]) == [name.text]
        }
        return near.count == 1 ? (near[0].name, near[0].definition.nameSpan) : nil
    }

    private func diagnostic(of name: UnresolvedNames.Name, definedAs definition: (name: String, place: SourceSpan))
        -> Diagnostic
    {
        let used = LocalizedText(ko: "여기에서는 \("`\(name.text)`", .toward) 쓰였습니다", en: "used as '\(name.text)' here")
        return Diagnostic(
            .unknownPlugin,
            LocalizedText(
                ko: "\("`\(definition.name)`", .object) 쓰는 곳이 없고, 쓰이는 \("`\(name.text)`", .topic) 정의되지 않았습니다.",
                en: "nothing uses '\(definition.name)', and '\(name.text)', which is used, is not defined"
            ),
            at: definition.place,
            related: name.places.prefix(Self.mostPlaces).map { RelatedPlace($0, used) },
            suggestions: Suggestion.didYouMean([name.text], insteadOf: definition.name, at: definition.place)
        )
    }

    private func diagnostic(
        of name: UnresolvedNames.Name,
        nearTo definition: (name: String, place: SourceSpan)?
    ) -> Diagnostic {
        var diagnostic = unknown(name.kind, name.text, at: name.places[0])
        let meant = diagnostic.suggestions.first?.edits.first?.replacement
        let known = meant.flatMap { meant in definitions[name.kind, meant].map { (name: meant, place: $0.nameSpan) } }
        if let near = known ?? definition {
            let note = LocalizedText(
                ko: "\("`\(near.name)`", .topic) 여기에 정의되어 있습니다",
                en: "'\(near.name)' is defined here"
            )
            diagnostic.related.append(RelatedPlace(near.place, note))
        }
        let again = LocalizedText(ko: "여기에도 있습니다", en: "it also stands here")
        diagnostic.related += name.places.dropFirst().prefix(Self.mostPlaces).map { RelatedPlace($0, again) }
        return diagnostic
    }

    /// How many uses of a name are shown.
    private static let mostPlaces = 3

    /// The error that a name is no part's.
    func unknown(_ kind: PluginKind, _ name: String, at span: SourceSpan) -> Diagnostic {
        let names = catalog.names(kind) + definitions.names(kind)
        let word = kind.word
        return Diagnostic(
            .unknownPlugin,
            LocalizedText(
                ko: "\("`\(name)`", .called) \(word.ko, .subject) 없습니다.",
                en: "there is no \(word.en) '\(name)'"
            ),
            at: span,
            suggestions: Suggestion.didYouMean(Spelling.nearest(to: name, in: names), insteadOf: name, at: span),
            help: LocalizedText(
                ko: "쓸 수 있는 이름: \(names.joined(separator: ", "))",
                en: "valid names: \(names.joined(separator: ", "))"
            )
        )
    }
}

extension ConfigurationCompiler {
    /// The kind of which a name is a part, when it is not the one wanted.
    func otherKind(of name: String, than kind: PluginKind) -> PluginKind? {
        PluginKind.allCases.first {
            $0 != kind && (catalog.plugin($0, name) != nil || definitions[$0, name] != nil)
        }
    }

    /// The kind of plugin that a name is, when it is none of the kind wanted.
    func pluginKind(of name: String, otherThan kind: PluginKind) -> PluginKind? {
        guard catalog.plugin(kind, name) == nil else { return nil }
        return catalog.kinds(named: name).first
    }

    /// Notes a part in a list of another kind; of several in one list, whose own key may be missing, only the first.
    mutating func reportOtherKind(
        _ entry: Entry,
        _ kind: PluginKind,
        insteadOf wanted: PluginKind,
        at span: SourceSpan? = nil
    ) {
        misplacedKeys.insert(kind.section)
        if let listInHand, !mixedLists.insert(listInHand).inserted { return }
        note(
            Diagnostic(
                .unknownPlugin,
                LocalizedText(
                    ko: "\("`\(entry.name)`", .topic) \(wanted.word.ko, .subject) 아니라 \(kind.word.ko)입니다.",
                    en: "'\(entry.name)' is a \(kind.word.en), not a \(wanted.word.en)"
                ),
                at: span ?? entry.nameSpan,
                suggestions: [
                    Suggestion(
                        LocalizedText(
                            ko: "`\(kind.section):` 아래에 쓰는 이름입니다",
                            en: "it belongs under '\(kind.section):'"
                        )
                    )
                ]
            )
        )
    }

    /// The elements of a list, a name together again that a comma has split.
    func joiningSplitNames(_ nodes: [Node], of key: String) -> [Node] {
        guard let kind = PluginKind.allCases.first(where: { $0.section == key }) else { return nodes }
        let names = catalog.names(kind) + definitions.names(kind)
        var result: [Node] = []
        for node in nodes {
            guard let last = result.last, last.adjoins(node), let head = last.scalar?.text,
                let tail = node.scalar?.text,
                !names.contains(head) || !names.contains(tail)
            else {
                result.append(node)
                continue
            }
            let joined = head + tail
            guard names.contains(joined) || !Spelling.nearest(to: joined, in: names).isEmpty else {
                result.append(node)
                continue
            }
            let bytes = last.span.bytes.lowerBound..<node.span.bytes.upperBound
            let span = SourceSpan(file: node.span.file, bytes: bytes)
            result[result.count - 1] = .scalar("\(head),\(tail)", span: span)
        }
        return result
    }
}
