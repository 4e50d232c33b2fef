import Files
import Foundation
import PluginAPI
import YAML

/// The folder of a new configuration; what is there stays as it is.
struct StarterFolder {
    static let configuration = "config.yaml"
    static let schema = "maedup.schema.json"
    static let environment = ".env"
    static let ignored = ".gitignore"

    /// What became of a file.
    enum Outcome: Hashable {
        case written
        /// It was there and has all it needs.
        case kept
        /// It was there and got lines at its end.
        case extended
        /// It was there and lacks something that only a person can put in.
        case lacks([String])
        /// It was there and has other values for some variables.
        case holdsOthers([String])
    }

    /// A file and what became of it.
    struct Entry: Hashable {
        var name: String
        var outcome: Outcome

        /// The variables that have other values.
        var others: [String] {
            guard case .holdsOthers(let names) = outcome else { return [] }
            return names
        }
    }

    let path: String

    init(path: String) { self.path = path.isEmpty ? "." : path }

    /// Writes a configuration with what belongs beside it, or nothing when there is one already.
    ///
    /// The configuration comes last, so that what fails can be done again.
    func write(
        _ text: String,
        schema: String,
        needsSample: Bool,
        language: Language
    ) throws(StarterProblem) -> [Entry] {
        guard !hasConfiguration else { throw .exists(place(Self.configuration)) }
        do throws(FileProblem) {
            try Folder.create(path)
        } catch {
            throw .unwritable(path, error)
        }
        let variables = Self.variables(in: text)
        var others = [try write(schema, to: Self.schema)]
        if !variables.isEmpty { others.append(try writeEnvironment(variables, language)) }
        others.append(try ignore())
        if needsSample {
            let isNew = try SampleMaker.make(in: path)
            others.append(Entry(name: SampleMaker.folder, outcome: isNew ? .written : .kept))
        }
        let configuration = try write(text, to: Self.configuration)
        guard configuration.outcome == .written else { throw .exists(place(Self.configuration)) }
        return [configuration] + others
    }

    /// Whether there is a configuration already.
    var hasConfiguration: Bool { RegularFile.isTaken(place(Self.configuration)) }

    /// Puts values into the file for secrets, kept out of repositories.
    func put(_ variables: [EnvironmentFile.Variable], _ language: Language) throws(StarterProblem) -> [Entry] {
        do throws(FileProblem) {
            try Folder.create(path)
        } catch {
            throw .unwritable(path, error)
        }
        // First, so that the secrets are never where a repository takes them in.
        let ignored = try ignore()
        let outcome = try EnvironmentFile(path: place(Self.environment)).put(variables, language)
        return [Entry(name: Self.environment, outcome: outcome), ignored]
    }

    /// The names of the variables that a configuration needs, in order of name.
    static func variables(in text: String) -> [String] {
        var reader = SettingReader(owner: SettingOwner(""), environment: .unconsulted)
        func read(_ node: Node) {
            switch node.content {
            case .scalar: _ = reader.text(of: node)
            case .sequence(let nodes): nodes.forEach(read)
            case .mapping(let entries): for entry in entries { read(entry.value) }
            }
        }
        if let root = YAMLDocument.parse(text: text, name: "").root { read(root) }
        return reader.variableNames.sorted()
    }

    private func write(_ text: String, to name: String, isPrivate: Bool = false) throws(StarterProblem) -> Entry {
        do throws(FileProblem) {
            try NewFile.write(Array(text.utf8), to: place(name), isPrivate: isPrivate)
            return Entry(name: name, outcome: .written)
        } catch {
            guard error == .exists else { throw .unwritable(place(name), error) }
            return Entry(name: name, outcome: .kept)
        }
    }

    /// The file for secrets, with a line for each variable.
    private func writeEnvironment(_ variables: [String], _ language: Language) throws(StarterProblem) -> Entry {
        let text = EnvironmentFile.heading.text(in: language) + "\n" + variables.map { "\($0)=\n" }.joined()
        var entry = try write(text, to: Self.environment, isPrivate: true)
        guard entry.outcome == .kept else { return entry }
        let present = Environment(dotenv: contents(of: Self.environment)).names
        let missing = variables.filter { !present.contains($0) }
        if !missing.isEmpty { entry.outcome = .lacks(missing) }
        return entry
    }

    /// Keeps secrets and what runs leave behind out of repositories.
    private func ignore() throws(StarterProblem) -> Entry {
        let lines = [Self.environment, "var/"]
        var entry = try write(lines.map { "\($0)\n" }.joined(), to: Self.ignored)
        guard entry.outcome == .kept, let present = contents(of: Self.ignored) else { return entry }
        let known = present.split(whereSeparator: \.isNewline).map { $0.trimmingCharacters(in: .whitespaces) }
        let missing = lines.filter { !known.contains($0) }
        guard !missing.isEmpty else { return entry }
        let gap = present.isEmpty || present.hasSuffix("\n") ? "" : "\n"
        let text = present + gap + missing.map { "\($0)\n" }.joined()
        do throws(FileProblem) {
            let target = try RegularFile.target(of: place(Self.ignored))
            try FileReplacement(Array(text.utf8), at: target, like: target).commit()
        } catch {
            throw .unwritable(place(Self.ignored), error)
        }
        entry.outcome = .extended
        return entry
    }

    private func contents(of name: String) -> String? { try? String(contentsOfFile: place(name), encoding: .utf8) }

    /// The path of a file in the folder.
    func place(_ name: String) -> String { path == "." ? name : "\(path)/\(name)" }
}
