import PluginAPI

extension Chart {
    /// Draws the chart as pixels.
    ///
    /// - Throws: `ChartError`: refused, not installed or not drawn.
    public func png() throws(ChartError) -> ChartPicture {
        let (bytes, missing) = try drawn(as: .png)
        return ChartPicture(bytes: bytes, missingGlyphs: missing)
    }

    /// Draws the chart as shapes; its texts stand in it as words too.
    ///
    /// - Throws: `ChartError`: refused, not installed or not drawn.
    public func svg() throws(ChartError) -> ChartPicture {
        let (bytes, missing) = try drawn(as: .svg)
        return ChartPicture(
            bytes: SVGText.adding(title: title, description: description, to: bytes),
            missingGlyphs: missing
        )
    }

    private func drawn(as format: ChartFormat) throws(ChartError) -> (bytes: [UInt8], missingGlyphs: Int) {
        try check()
        let canvas = try Canvas(size, format, language: language.rawValue)
        ChartDrawing(self, on: canvas).draw()
        return (try canvas.finish(), canvas.missingGlyphs)
    }

    /// What the chart says, in a line for each thing.
    private var description: String {
        let levels = levels.map { "\($0.label) \($0.price.formatted(currency, in: language))" }
        return ([subtitle] + levels).filter { !$0.isEmpty }.map { VisibleText.line($0) }.joined(separator: "\n")
    }
}
