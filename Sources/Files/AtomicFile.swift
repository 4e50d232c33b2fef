/// A file that is written whole: who reads it sees the old content or the new, never a part.
public enum AtomicFile {
    /// Writes a file that only its owner may read, in the place of an older one.
    ///
    /// It does not wait for the disk: after a power cut the older content may be there.
    ///
    /// - Throws: `FileProblem`; the older file is untouched then.
    public static func write(_ bytes: [UInt8], to path: String) throws(FileProblem) {
        try FileReplacement(bytes, at: path).commit()
    }
}
