import PluginAPI
import YAML

extension ConfigurationCompiler {
    /// Checks that no two sources want what only one can have.
    mutating func checkClaims() {
        var first: [String: (claim: SourceClaim, span: SourceSpan)] = [:]
        for part in sources {
            for claim in part.source.claims {
                guard let other = first[claim.key] else {
                    first[claim.key] = (claim, part.span)
                    continue
                }
                note(
                    Diagnostic(
                        .claimedTwice,
                        LocalizedText(
                            ko: "\(claim.name.ko): 소스 하나만 쓸 수 있는데 둘이 쓰려고 합니다.",
                            en: "two sources want \(claim.name.en), which only one can have"
                        ),
                        at: claim.span ?? part.span,
                        related: [
                            RelatedPlace(
                                other.claim.span ?? other.span,
                                LocalizedText(ko: "먼저 쓰는 곳", en: "the first is here")
                            )
                        ],
                        help: LocalizedText(
                            ko: "소스 하나를 `sources:`에 정의하고 두 파이프라인에서 그 이름을 쓰세요.",
                            en: "define one source under 'sources:' and name it in both pipelines"
                        )
                    )
                )
            }
        }
    }
}
