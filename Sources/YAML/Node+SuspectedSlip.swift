extension Node {
    /// What is wrong with a plain text such as `period:14`, `mode： paper` or `-phone` where no text belongs.
    ///
    /// Such a text is a good value in the right place, so only who knows what belongs there can complain. Nil when it
    /// looks like neither a key with its value nor a list entry.
    public var suspectedSlip: YAMLProblem? {
        guard let scalar, scalar.style == .plain, !scalar.isNull else { return nil }
        let scan = TextScan(bytes: span.file.bytes)
        let limit = min(span.bytes.upperBound, scan.lineEnd(of: span.bytes.lowerBound))
        let finder = KeyValueSlip(scan: scan)
        let slip =
            finder.find(at: span.bytes.lowerBound, before: limit)
            ?? finder.missingSpaceAfterDash(at: span.bytes.lowerBound)
        return slip.map(PatchedText(file: span.file).problem)
    }
}
