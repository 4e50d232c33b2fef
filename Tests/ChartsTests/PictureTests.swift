import Foundation
import PluginAPI
import PluginTesting
import Testing

@testable import Charts

#if canImport(FoundationXML)
import FoundationXML
#endif

@Suite struct PictureTests {
    @Test func `a PNG has as many pixels as the size asks for`() throws {
        var chart = SampleChart.rich()
        chart.size = Chart.Size(width: 300, height: 250, scale: 3)

        let bytes = try chart.png().bytes

        #expect(bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
        #expect(Self.number(bytes[16..<20]) == 900)
        #expect(Self.number(bytes[20..<24]) == 750)
    }

    @Test(arguments: [(Chart.Theme.light, UInt32(0xFFFFFF), UInt32(0x1D5FD1)), (.dark, 0x14181F, 0x5C9CFF)])
    func `a PNG has the colours of its theme`(theme: Chart.Theme, background: UInt32, down: UInt32) throws {
        var chart = Chart(bars: SampleChart.days([2_000, 1_000]))
        chart.size.scale = 1
        chart.theme = theme

        let pixels = try PNGPixels(chart.png().bytes)

        #expect(pixels[0, 0] == background)
        #expect(pixels[479, 399] == background)
        // The last bar fell and stands at the right.
        #expect((200..<480).contains { pixels[$0, 200] == down })
    }

    @Test func `the same chart gives the same bytes each time`() throws {
        let chart = SampleChart.rich()

        let first = (png: try chart.png(), svg: try chart.svg())
        let second = (png: try chart.png(), svg: try chart.svg())

        #expect(first.png == second.png)
        #expect(first.svg == second.svg)
    }

    @Test func `many charts are drawn at once`() async throws {
        let chart = SampleChart.rich()
        let alone = try chart.png()

        let together = try await withThrowingTaskGroup(of: ChartPicture.self) { group in
            for _ in 0..<8 { group.addTask { try chart.png() } }
            return try await group.reduce(into: []) { $0.append($1) }
        }

        #expect(together.count == 8 && together.allSatisfy { $0 == alone })
    }

    @Test func `themes and styles give other pictures`() throws {
        var charts = [SampleChart.rich(), SampleChart.rich(), SampleChart.rich()]
        charts[1].theme = .dark
        charts[2].style = .line

        let pictures = try Set(charts.map { try $0.png() })

        #expect(pictures.count == 3)
    }

    @Test func `an SVG is sound and says what it shows in words`() throws {
        var chart = SampleChart.rich()
        chart.title = "A & B <\"테스트\"> ]]>\u{0}\u{FFFF}"

        let bytes = try chart.svg().bytes

        let found = Words()
        let parser = XMLParser(data: Data(bytes))
        parser.delegate = found
        #expect(parser.parse(), "\(String(describing: parser.parserError))")
        #expect(found.texts["title"] == "A & B <\"테스트\"> ]]>\u{2400}\u{FFFD}")
        #expect(found.texts["desc"]?.contains("2차 매수 67,200원") == true)
    }

    @Test(arguments: [false, true])
    func `what rises is red and what falls is blue`(rises: Bool) throws {
        var closes = (1...20).map { Int32(100 * $0) }
        if !rises { closes.reverse() }
        var bars = SampleChart.days(closes)
        // The first bar goes nowhere, and counts as up.
        bars.removeFirst()

        let svg = String(decoding: try Chart(bars: bars).svg().bytes, as: UTF8.self)

        let palette = Palette(.light)
        #expect(svg.contains(Self.text(palette.up)) == rises)
        #expect(svg.contains(Self.text(palette.down)) == !rises)
    }

    @Test func `every character of a Korean chart has a shape`() throws {
        #expect(try SampleChart.rich().png().missingGlyphs == 0)
    }

    @Test func `a character that no font has is counted and the picture is drawn`() throws {
        var chart = SampleChart.rich()
        chart.title = "매수 \u{10FFFD}"

        let picture = try chart.png()

        #expect(picture.missingGlyphs == 1)
        #expect(!picture.bytes.isEmpty)
    }

    @Test(arguments: UInt64(1)...24)
    func `whatever a chart may be, it is drawn`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let chart = SampleChart.random(&generator)

        let svg = try chart.svg().bytes

        #expect(try !chart.png().bytes.isEmpty, "seed \(seed)")
        #expect(XMLParser(data: Data(svg)).parse(), "seed \(seed)")
        #expect(!String(decoding: svg, as: UTF8.self).contains("nan"), "seed \(seed)")
    }

    // MARK: - Helpers

    private static func number(_ bytes: ArraySlice<UInt8>) -> Int { bytes.reduce(0) { $0 << 8 | Int($1) } }

    /// A colour as the library writes it; three digits tell all of ours apart.
    private static func text(_ color: Color) -> String {
        "rgb(" + [color.red].map { String(String($0 * 100).prefix(5)) }.joined()
    }

    private final class Words: NSObject, XMLParserDelegate {
        var texts: [String: String] = [:]
        private var element = ""

        func parser(
            _ parser: XMLParser,
            didStartElement name: String,
            namespaceURI: String?,
            qualifiedName: String?,
            attributes: [String: String] = [:]
        ) { element = name }

        func parser(_ parser: XMLParser, foundCharacters text: String) { texts[element, default: ""] += text }

        func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
            element = ""
        }
    }
}
