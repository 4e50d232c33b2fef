internal import GRDB
import PluginAPI

/// What sources keep over restarts, by source and name.
struct SourceNotes: Sendable {
    /// The longest text that is kept.
    static let longest = 4_096

    /// The table.
    static let table = """
        CREATE TABLE source_note (
            source TEXT NOT NULL,
            name TEXT NOT NULL,
            content TEXT NOT NULL,
            PRIMARY KEY (source, name)
        ) STRICT, WITHOUT ROWID;
        """

    let database: StateDatabase
    let board: ComponentBoard

    /// What a source keeps under a name; nothing if it cannot be read.
    func note(_ name: String, of source: String) -> String? {
        do throws(StateError) {
            return try database.read { database in
                try String.fetchOne(
                    database,
                    sql: "SELECT content FROM source_note WHERE source = ? AND name = ?",
                    arguments: [source, name]
                )
            }
        } catch {
            board.set("\(source).state", .degraded, because: error.message)
            return nil
        }
    }

    /// Keeps a text in the place of the last.
    func keep(_ text: String, as name: String, of source: String) {
        guard text.utf8.count <= Self.longest else {
            return board.set("\(source).state", .degraded, because: Self.tooLong)
        }
        do throws(StateError) {
            try database.write { database in
                try database.execute(
                    sql: "INSERT OR REPLACE INTO source_note (source, name, content) VALUES (?, ?, ?)",
                    arguments: [source, name, text]
                )
            }
        } catch {
            board.set("\(source).state", .degraded, because: error.message)
        }
    }

    private static let tooLong = LocalizedText(
        ko: "소스가 남기려는 것이 너무 길어 남기지 않았습니다",
        en: "what the source wants to keep is too long and was not kept"
    )
}
