/// A text that is looked for in lines, each character of which is looked at once or twice (Knuth, Morris and Pratt).
struct SoughtText: Sendable, Hashable {
    /// The text, which is not empty.
    let characters: [Character]

    /// For each beginning of the text, how long the longest shorter beginning is that it ends with.
    private let borders: [Int]

    init(_ characters: [Character]) {
        self.characters = characters
        var borders = [0]
        var length = 0
        for character in characters.dropFirst() {
            while length > 0, characters[length] != character { length = borders[length - 1] }
            if characters[length] == character { length += 1 }
            borders.append(length)
        }
        self.borders = borders
    }

    /// A place, if the text stands there, and ends the line where that is wanted.
    func place(at place: Int, in line: [Character], toEnd: Bool) -> Int? {
        let end = place + characters.count
        guard toEnd ? end == line.count : end <= line.count else { return nil }
        return line[place..<end].elementsEqual(characters) ? place : nil
    }

    /// The first place of the text that leaves a character behind `start`, or its place at the end of the line.
    func place(after start: Int, in line: [Character], atEnd: Bool) -> Int? {
        guard start < line.count else { return nil }
        if atEnd {
            let place = line.count - characters.count
            return place > start ? self.place(at: place, in: line, toEnd: true) : nil
        }
        var length = 0
        for index in line.indices[(start + 1)...] {
            while length > 0, characters[length] != line[index] { length = borders[length - 1] }
            if characters[length] == line[index] { length += 1 }
            if length == characters.count { return index + 1 - length }
        }
        return nil
    }
}
