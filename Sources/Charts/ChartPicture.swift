public import PluginAPI

/// A drawn chart.
public struct ChartPicture: Sendable, Hashable {
    /// The content of the file.
    public let bytes: [UInt8]

    /// How many characters no installed font has a shape for; boxes with their numbers stand in their places.
    public let missingGlyphs: Int

    /// What a person should know of it, such as that a font is missing; nothing as a rule.
    public var note: LocalizedText? {
        guard missingGlyphs > 0 else { return nil }
        return LocalizedText(
            ko: "글자 \(missingGlyphs)개는 글꼴이 없어서 네모로 그렸습니다. 한글이라면 fonts-nanum 같은 글꼴 패키지를 설치해 주세요.",
            en:
                "\(missingGlyphs) characters are drawn as boxes, since no installed font has them; for Korean install a "
                + "package such as fonts-nanum"
        )
    }
}
