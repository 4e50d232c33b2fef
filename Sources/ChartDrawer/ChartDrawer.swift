import Charts
import PluginAPI

/// Draws a chart, given as JSON on standard input, as a PNG on standard output.
///
/// It is what `host chart` does for people, in a program that is small enough to start for every picture.
@main
enum ChartDrawer {
    static func main() {
        let arguments = CommandLine.arguments.dropFirst()
        guard arguments.isEmpty || arguments.count == 2 && arguments.first == "--lang",
            let language = Language(rawValue: arguments.last ?? Language.ko.rawValue)
        else { StandardFiles.exit(2, "usage: draw-chart [--lang ko|en] < chart.json > chart.png") }
        DrawingPreparation.begin()
        do throws(ChartError) {
            let picture = try Chart(json: StandardFiles.input(atMost: ChartLimits.json + 1)).png()
            if let note = picture.note { StandardFiles.say(note.text(in: language)) }
            guard StandardFiles.write(picture.bytes) else { StandardFiles.exit(4) }
        } catch {
            StandardFiles.exit(error.isOfChart ? 1 : 5, error.message.text(in: language))
        }
    }
}
