import Files
import PluginAPI

extension FileSink {
    /// Writes lines into the file of a path, whole ones or none, and begins new files.
    ///
    /// While lines are written the file is locked, so that sinks and programs that share it neither move it away nor
    /// write into each other's lines.
    struct Writer {
        /// Puts bytes behind a file and tells how many it took, which may be fewer.
        typealias Write = @Sendable (AppendableFile, Span<UInt8>) throws(FileProblem) -> Int

        let path: String
        let format: Format
        let rotation: Rotation?
        private let write: Write

        private var file: AppendableFile?
        /// The newest day of the file's lines, as long as the file has this size.
        private var known: (size: Int64, day: CivilDate)?

        init(path: String, format: Format, rotation: Rotation?, write: @escaping Write) {
            self.path = path
            self.format = format
            self.rotation = rotation
            self.write = write
        }

        /// Makes the folder and the file, and mends the file's end.
        mutating func open() throws(FileProblem) {
            try Folder.create(Folder.parent(of: path))
            try taken().unlock()
        }

        /// Writes lines in order; returns how many stand in the file, and what kept the next from it.
        mutating func append(_ lines: [Line]) -> (count: Int, problem: FileProblem?) {
            var count = 0
            var canRotate = rotation != nil
            do throws(FileProblem) {
                while count < lines.count {
                    let file = try taken()
                    defer { file.unlock() }
                    if canRotate, try isRotationDue(for: file, before: lines[count]) {
                        // An alert rather goes into a file that is too large than nowhere.
                        canRotate = rotate(file, before: lines[count])
                        continue
                    }
                    let end = canRotate ? try endOfPart(of: lines, from: count, for: file) : lines.count
                    let (written, problem) = try put(lines[count..<end], into: file)
                    count += written
                    if let problem { throw problem }
                }
                return (count, nil)
            } catch {
                return (count, error)
            }
        }

        /// Brings what was written to the disk and lets go of the file.
        mutating func close() {
            try? file?.synchronize()
            file = nil
        }

        /// The file that stands at the path now, locked and ending with a whole line.
        private mutating func taken() throws(FileProblem) -> AppendableFile {
            // Somebody can move the file away between opening and locking it, but not again and again.
            for _ in 0..<8 {
                let candidate = try opened()
                guard candidate.isRegular else { return candidate }
                try candidate.lock()
                do throws(FileProblem) {
                    if try candidate.isInPlace {
                        try End(of: candidate, format).mend()
                        return candidate
                    }
                } catch {
                    candidate.unlock()
                    throw error
                }
                candidate.unlock()
                file = nil
            }
            throw .inUse
        }

        private mutating func opened() throws(FileProblem) -> AppendableFile {
            if let file { return file }
            let opened = try AppendableFile(path: path)
            if opened.isRegular { try End(of: opened, format).check() }
            file = opened
            known = nil
            return opened
        }

        /// Writes lines as one piece; of a piece that does not fit, what is no whole line is taken back.
        private mutating func put(
            _ lines: ArraySlice<Line>,
            into file: AppendableFile
        ) throws(FileProblem) -> (count: Int, problem: FileProblem?) {
            let start = try file.size
            let bytes = lines.flatMap(\.bytes)
            var written = 0
            do throws(FileProblem) {
                while written < bytes.count {
                    let count = try write(file, bytes.span.extracting(droppingFirst: written))
                    guard count > 0 else { throw .noSpace }
                    written += count
                }
                note(lines.map(\.day).max(), from: start, to: start + Int64(written))
                return (lines.count, nil)
            } catch {
                let (count, kept) = Self.whole(lines, in: written)
                // If even this fails, the next attempt finds the half line and sets it aside.
                if written > kept { try? file.truncate(to: start + Int64(kept)) }
                return (count, error)
            }
        }

        /// How many lines, and of how many bytes together, are whole in the first bytes of them.
        private static func whole(_ lines: ArraySlice<Line>, in written: Int) -> (count: Int, bytes: Int) {
            var bytes = 0
            for (count, line) in lines.enumerated() {
                guard bytes + line.bytes.count <= written else { return (count, bytes) }
                bytes += line.bytes.count
            }
            return (lines.count, bytes)
        }

        /// Takes down the newest day of lines that were written behind what is known.
        private mutating func note(_ day: CivilDate?, from start: Int64, to end: Int64) {
            guard let day else { return }
            if start == 0 {
                known = (end, day)
            } else if let before = known, before.size == start {
                known = (end, max(before.day, day))
            } else {
                // Nobody has looked at the lines in front, which may be newer.
                known = nil
            }
        }

        /// The newest day of the file's lines, as far as it is to be known.
        ///
        /// Lines may come a little late, so that the last is not always the newest. To take its day would begin a new
        /// file again and again where two days meet.
        private mutating func day(of file: AppendableFile, _ size: Int64) throws(FileProblem) -> CivilDate? {
            if let known, known.size == size { return known.day }
            let seen = try End(of: file, format).day()
            // What was seen of this file before may stand too far in front by now.
            let newest = [known?.day, seen].compactMap(\.self).max()
            known = newest.map { (size, $0) }
            return newest
        }
    }
}

// Beginning new files.
extension FileSink.Writer {
    private mutating func isRotationDue(
        for file: AppendableFile,
        before line: FileSink.Line
    ) throws(FileProblem) -> Bool {
        guard let rotation, file.isRegular else { return false }
        let size = try file.size
        guard size > 0 else { return false }
        if let limit = rotation.size, size + Int64(line.bytes.count) > limit.bytes { return true }
        guard rotation.daily, let day = try day(of: file, size) else { return false }
        return line.day > day
    }

    /// The index of the next line that needs a new file.
    private mutating func endOfPart(
        of lines: [FileSink.Line],
        from start: Int,
        for file: AppendableFile
    ) throws(FileProblem) -> Int {
        guard let rotation else { return lines.count }
        var size = try file.size
        var newest = lines[start].day
        if rotation.daily, file.isRegular, let day = try day(of: file, size) { newest = max(newest, day) }
        size += Int64(lines[start].bytes.count)
        var end = start + 1
        while end < lines.count {
            let line = lines[end]
            size += Int64(line.bytes.count)
            if let limit = rotation.size, size > limit.bytes { break }
            if rotation.daily, line.day > newest { break }
            end += 1
        }
        return end
    }

    /// Gives the file its old name and forgets it, so that the next call begins a new one; returns whether it could.
    private mutating func rotate(_ file: AppendableFile, before line: FileSink.Line) -> Bool {
        do throws(FileProblem) {
            let day = try day(of: file, try file.size) ?? line.day
            let names = FileSink.OldNames(of: file.path)
            try names.move(file.path, day: day)
            try? file.synchronize()
            self.file = nil
            if let keep = rotation?.keep { names.remove(allBut: keep) }
            return true
        } catch {
            return false
        }
    }
}
