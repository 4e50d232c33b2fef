package import PluginAPI

/// Notices when the broker's frames are not as they were: other TR ids, other widths. Each is said once a day.
package struct KISDrift: Sendable {
    private var widths: [String: Int] = [:]
    private var said: Set<String> = []
    private var day: CivilDate?

    /// How many different things are said in a day.
    private static let most = 32

    /// Begins knowing nothing.
    package init() {}

    /// A frame of a kind that this program does not know came.
    package mutating func unknown(_ trID: String, on day: CivilDate) -> LocalizedText? {
        guard isNew(trID, on: day) else { return nil }
        return LocalizedText(
            ko: "KIS가 모르는 종류의 데이터를 보냈습니다: `\(trID)`. 건너뜁니다",
            en: "KIS sent data of an unknown kind: '\(trID)'; it is left out"
        )
    }

    /// Records of a kind came with so many fields; said when they had another number before.
    package mutating func width(_ width: Int, of trID: String, on day: CivilDate) -> LocalizedText? {
        let before = widths.updateValue(width, forKey: trID)
        guard let before, before != width, isNew("\(trID) \(width)", on: day) else { return nil }
        return LocalizedText(
            ko: "KIS의 `\(trID)` 데이터가 \(before)칸에서 \(width)칸으로 바뀌었습니다. 아는 칸만 읽습니다",
            en: "the data '\(trID)' of KIS has \(width) fields instead of \(before); the known ones are read"
        )
    }

    private mutating func isNew(_ word: String, on day: CivilDate) -> Bool {
        if self.day != day {
            self.day = day
            said = []
        }
        return said.count < Self.most && said.insert(word).inserted
    }
}
