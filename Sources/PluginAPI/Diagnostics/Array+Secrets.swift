public import YAML

extension [Diagnostic] {
    /// The diagnostics with a mask in place of every secret of six characters or more that their words repeat.
    ///
    /// A sentence that quotes what was typed cannot know that a token was typed where a name belongs; the lines of the
    /// files tell.
    ///
    /// - Parameter spans: where secrets are known to stand; what a line's own name makes one is found besides.
    public func withoutSecrets(of files: [SourceFile], at spans: [SourceSpan]) -> [Diagnostic] {
        guard !isEmpty else { return self }
        let guessed = files.flatMap { file in
            (1...file.lineCount).flatMap { number in
                let line = file.lineText(number)
                return SecretGuess.ranges(in: line).map { String(decoding: [UInt8](line.utf8)[$0], as: UTF8.self) }
            }
        }
        let known = spans.map { String($0.text.drop { "\"'".contains($0) }.prefix { !"\"'".contains($0) }) }
        let secrets = Set(known + guessed).filter { $0.count >= Self.shortestSecret && !$0.hasPrefix("${") }
            .sorted { $0.count > $1.count }
        return secrets.isEmpty ? self : map { $0.masking(secrets) }
    }

    /// What is shorter is found in ordinary words too often.
    private static var shortestSecret: Int { 6 }
}

extension Diagnostic {
    fileprivate func masking(_ secrets: [String]) -> Diagnostic {
        var masked = self
        masked.message = message.masking(secrets)
        masked.help = help?.masking(secrets)
        masked.related = related.map { RelatedPlace($0.span, $0.note.masking(secrets)) }
        masked.suggestions = suggestions.map { suggestion in
            var masked = suggestion
            masked.message = suggestion.message.masking(secrets)
            return masked
        }
        return masked
    }
}

extension LocalizedText {
    fileprivate func masking(_ secrets: [String]) -> LocalizedText {
        guard secrets.contains(where: { ko.contains($0) || en.contains($0) }) else { return self }
        return LocalizedText(
            ko: secrets.reduce(ko) { $0.replacing($1, with: Secret.mask) },
            en: secrets.reduce(en) { $0.replacing($1, with: Secret.mask) }
        )
    }
}
