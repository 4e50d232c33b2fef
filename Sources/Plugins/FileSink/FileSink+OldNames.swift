import Files
import PluginAPI

extension FileSink {
    /// The names that a file gets when a new one takes its place: `alerts.2026-11-20.jsonl`, then
    /// `alerts.2026-11-20.2.jsonl`.
    struct OldNames {
        private let folder: String
        private let stem: String
        private let ending: String

        private struct Place: Comparable {
            var day: CivilDate
            var number: Int

            static func < (left: Place, right: Place) -> Bool { (left.day, left.number) < (right.day, right.number) }
        }

        /// The names that follow from the file's own.
        init(of path: String) {
            folder = Folder.parent(of: path)
            let name = path.split(separator: "/").last ?? ""
            let dot = name.lastIndex(of: ".").flatMap { $0 > name.startIndex ? $0 : nil } ?? name.endIndex
            stem = String(name[..<dot])
            ending = String(name[dot...])
        }

        /// Moves a file to the next free name of a day; never over another file.
        func move(_ path: String, day: CivilDate) throws(FileProblem) {
            var number = (try places().filter { $0.day == day }.map(\.number).max() ?? 0) + 1
            while true {
                do throws(FileProblem) {
                    return try Folder.move(path, to: self.path(Place(day: day, number: number)))
                } catch {
                    // Somebody took the name in the meantime.
                    guard error == .exists else { throw error }
                    number += 1
                }
            }
        }

        /// Deletes the oldest of these files until so many are left; one that cannot be deleted stays for next time.
        func remove(allBut keep: Int) {
            let places = (try? places()) ?? []
            for place in places.sorted().dropLast(keep) { try? Folder.remove(path(place)) }
        }

        private func path(_ place: Place) -> String {
            let number = place.number == 1 ? "" : ".\(place.number)"
            let name = "\(stem).\(place.day)\(number)\(ending)"
            return folder.isEmpty ? name : folder == "/" ? "/\(name)" : "\(folder)/\(name)"
        }

        private func places() throws(FileProblem) -> [Place] {
            try Folder.names(in: folder).compactMap { name in
                guard name.hasPrefix(stem + "."), name.hasSuffix(ending) else { return nil }
                let middle = name.dropFirst(stem.count + 1).dropLast(ending.count)
                let parts = middle.split(separator: ".", omittingEmptySubsequences: false)
                guard let day = parts.first.flatMap({ CivilDate($0) }), parts.count <= 2 else { return nil }
                guard parts.count == 2 else { return Place(day: day, number: 1) }
                // Only names that this type writes are its to delete.
                guard let number = Int(parts[1]), number > 1, String(number) == parts[1] else { return nil }
                return Place(day: day, number: number)
            }
        }
    }
}
