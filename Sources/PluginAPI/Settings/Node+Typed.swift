package import YAML

extension Node {
    /// Where a part of a scalar's text stands; the whole scalar when escapes or line folding hide it.
    ///
    /// Of several such parts it is the first one, or the last one.
    package func span(ofTyped text: String, last: Bool = false) -> SourceSpan {
        let ranges = span.text.ranges(of: text)
        guard let range = last ? ranges.last : ranges.first else { return span }
        let raw = span.text.utf8
        let start = span.bytes.lowerBound + raw.distance(from: raw.startIndex, to: range.lowerBound)
        return SourceSpan(file: span.file, bytes: start..<start + text.utf8.count)
    }
}
