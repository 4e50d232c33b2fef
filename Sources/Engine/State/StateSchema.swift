internal import GRDB

/// The tables of the state database, by version.
enum StateSchema {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1: rule states and decisions") { database in
            try database.execute(sql: firstTables)
        }
        migrator.registerMigration("2: timers of rules") { database in
            try database.execute(sql: "ALTER TABLE rule_state ADD COLUMN timers TEXT NOT NULL DEFAULT '[]'")
        }
        return migrator
    }

    private static let firstTables = """
        CREATE TABLE run (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            started INTEGER NOT NULL,
            is_replay INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE rule_state (
            pipeline TEXT NOT NULL,
            rule TEXT NOT NULL,
            version INTEGER NOT NULL,
            settings_digest TEXT NOT NULL,
            content TEXT NOT NULL,
            saved INTEGER NOT NULL,
            PRIMARY KEY (pipeline, rule)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE decision (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            run INTEGER NOT NULL REFERENCES run(id) ON DELETE CASCADE,
            pipeline TEXT NOT NULL,
            name TEXT NOT NULL,
            received INTEGER NOT NULL,
            content TEXT NOT NULL,
            hash TEXT NOT NULL
        ) STRICT;
        CREATE INDEX decision_by_name ON decision(name);
        CREATE INDEX decision_by_run ON decision(run, pipeline, id);
        """
}
