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
        migrator.registerMigration("3: decisions in the order of their runs") { database in
            try database.execute(sql: decisionsByRun)
        }
        migrator.registerMigration("4: what was told of accounts") { database in
            try database.execute(sql: accounts)
        }
        migrator.registerMigration("5: past bars") { database in
            try database.execute(sql: pastBars)
        }
        migrator.registerMigration("6: alerts on their way") { database in
            try database.execute(sql: OutboxSchema.tables)
        }
        migrator.registerMigration("7: what alerts are about") { database in
            try database.execute(sql: OutboxSchema.topics)
        }
        migrator.registerMigration("8: what people ask for in chats") { database in
            try database.execute(sql: SourceNotes.table)
            try database.execute(sql: OutboxSchema.mutes)
            try database.execute(sql: Watchlist.table)
        }
        migrator.registerMigration("9: what routing holds back") { database in
            try database.execute(sql: OutboxSchema.holds)
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

    private static let accounts = """
        CREATE TABLE account (
            name TEXT PRIMARY KEY,
            identity TEXT NOT NULL,
            content TEXT NOT NULL,
            saved INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        """

    /// A commit waits for every page it writes: a row goes to the end of one table and changes nothing else. Its name is
    /// the beginning of its hash.
    private static let decisionsByRun = """
        CREATE TABLE decision_of_run (
            run INTEGER NOT NULL REFERENCES run(id) ON DELETE CASCADE,
            id INTEGER NOT NULL,
            pipeline TEXT NOT NULL,
            received INTEGER NOT NULL,
            content TEXT NOT NULL,
            hash TEXT NOT NULL,
            PRIMARY KEY (run, id)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO decision_of_run SELECT run, id, pipeline, received, content, hash FROM decision ORDER BY run, id;
        DROP TABLE decision;
        ALTER TABLE decision_of_run RENAME TO decision;
        """

    /// A series is the bars of one length of one instrument from one broker: what of it is whole, and the bars.
    private static let pastBars = """
        CREATE TABLE history_series (
            id INTEGER PRIMARY KEY,
            source TEXT NOT NULL,
            symbol TEXT NOT NULL,
            interval TEXT NOT NULL,
            checked INTEGER NOT NULL,
            UNIQUE (source, symbol, interval)
        ) STRICT;
        CREATE TABLE history_days (
            series INTEGER NOT NULL REFERENCES history_series(id) ON DELETE CASCADE,
            first INTEGER NOT NULL,
            last INTEGER NOT NULL,
            PRIMARY KEY (series, first)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE history_bar (
            series INTEGER NOT NULL REFERENCES history_series(id) ON DELETE CASCADE,
            start INTEGER NOT NULL,
            day INTEGER NOT NULL,
            open INTEGER NOT NULL,
            high INTEGER NOT NULL,
            low INTEGER NOT NULL,
            close INTEGER NOT NULL,
            volume INTEGER NOT NULL,
            PRIMARY KEY (series, start)
        ) STRICT, WITHOUT ROWID;
        """
}
