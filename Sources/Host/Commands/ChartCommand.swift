public import ArgumentParser
public import Charts
import Files
import Foundation
import PluginAPI

/// `host chart`.
struct ChartCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "chart",
        abstract: "Draws a chart, given as JSON on standard input, as a picture.",
        discussion: """
            host chart --output samsung.png < samsung.json
            Exit codes: 0 drawn, 1 the chart is invalid, 2 wrong usage, 4 the picture could not be written, 5 it could not \
            be drawn.
            """
    )

    @Option(help: "png or svg.")
    var format = ChartFormat.png

    @Option(help: ArgumentHelp("Where the picture goes, in the place of standard output.", valueName: "file"))
    var output: String?

    @OptionGroup
    var language: LanguageOptions

    func run() throws {
        let language = language.preferred
        guard isatty(STDIN_FILENO) == 0 else { throw ExitStatus.usage("host: " + Self.noInput.text(in: language)) }
        guard output != nil || format != .png || !StandardStream.output.isTerminal else {
            throw ExitStatus.usage("host: " + Self.noPlace.text(in: language))
        }
        let picture = try drawn(language)
        if let note = picture.note { StandardStream.error.write("host: " + note.text(in: language) + "\n") }
        try write(picture.bytes, language)
    }

    private func drawn(_ language: Language) throws -> ChartPicture {
        do throws(ChartError) {
            let chart = try Chart(json: Self.input)
            return format == .png ? try chart.png() : try chart.svg()
        } catch {
            var status = error.isOfChart ? ExitStatus.invalid : ExitStatus.failed
            status.message = "host: " + error.message.text(in: language)
            throw status
        }
    }

    private func write(_ bytes: [UInt8], _ language: Language) throws {
        do throws(FileProblem) {
            guard let output else { return try StandardStream.output.write(bytes) }
            try AtomicFile.write(bytes, to: output)
        } catch {
            throw ExitStatus.cannotWrite("host: " + Self.words(for: error, output).text(in: language))
        }
    }

    /// All of standard input, or a byte more than a chart may have.
    private static var input: [UInt8] {
        var input = Data()
        while input.count <= ChartLimits.json {
            let rest = ChartLimits.json + 1 - input.count
            guard let part = try? FileHandle.standardInput.read(upToCount: rest), !part.isEmpty else { break }
            input += part
        }
        return Array(input)
    }

    private static let noInput = LocalizedText(
        ko: "차트를 JSON으로 표준 입력에 넣어 주세요: host chart --output 그림.png < 차트.json",
        en: "give the chart as JSON on standard input: host chart --output picture.png < chart.json"
    )

    private static let noPlace = LocalizedText(
        ko: "PNG는 터미널에 쓸 수 없습니다. 파일을 정해 주세요: --output 그림.png",
        en: "a PNG is not for a terminal; name a file: --output picture.png"
    )

    private static func words(for problem: FileProblem, _ path: String?) -> LocalizedText {
        guard let path else {
            return LocalizedText(
                ko: "그림을 표준 출력에 쓸 수 없습니다: \(problem.message.ko)",
                en: "the picture cannot be written to standard output: \(problem.message.en)"
            )
        }
        return LocalizedText(
            ko: "`\(path)`에 쓸 수 없습니다: \(problem.message.ko)",
            en: "'\(path)' cannot be written: \(problem.message.en)"
        )
    }
}

extension ChartFormat: ExpressibleByArgument {}
