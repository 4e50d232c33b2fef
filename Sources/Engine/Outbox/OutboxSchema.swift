/// The tables of the outbox.
enum OutboxSchema {
    /// The index holds what is not settled, in the order in which it leaves.
    static let tables = """
        CREATE TABLE outbox_item (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            sink TEXT NOT NULL,
            destination TEXT NOT NULL,
            kind TEXT NOT NULL,
            name TEXT NOT NULL,
            rank INTEGER NOT NULL,
            is_open INTEGER NOT NULL,
            state TEXT NOT NULL,
            created INTEGER NOT NULL,
            not_before INTEGER NOT NULL,
            attempts INTEGER NOT NULL DEFAULT 0,
            may_repeat INTEGER NOT NULL DEFAULT 0,
            part_of INTEGER,
            receipt TEXT,
            reason TEXT,
            settled INTEGER,
            content TEXT NOT NULL
        ) STRICT;
        CREATE INDEX outbox_open ON outbox_item(sink, destination, rank, id) WHERE is_open = 1;
        CREATE INDEX outbox_dead ON outbox_item(id) WHERE state = 'dead';
        CREATE TABLE outbox_place (
            sink TEXT NOT NULL,
            destination TEXT NOT NULL,
            fingerprint TEXT NOT NULL,
            address TEXT,
            wait_until INTEGER NOT NULL DEFAULT 0,
            closed TEXT,
            PRIMARY KEY (sink, destination)
        ) STRICT, WITHOUT ROWID;
        """

    /// What alerts that are like each other have in common, where they may not be told as often as they come; the index
    /// holds those that were told or will be.
    ///
    /// The counter of the first form is gone: it made every commit of an alert a page longer.
    static let topics = """
        CREATE TABLE outbox_item_with_topic (
            id INTEGER PRIMARY KEY,
            sink TEXT NOT NULL,
            destination TEXT NOT NULL,
            kind TEXT NOT NULL,
            name TEXT NOT NULL,
            rank INTEGER NOT NULL,
            is_open INTEGER NOT NULL,
            state TEXT NOT NULL,
            created INTEGER NOT NULL,
            not_before INTEGER NOT NULL,
            attempts INTEGER NOT NULL DEFAULT 0,
            may_repeat INTEGER NOT NULL DEFAULT 0,
            part_of INTEGER,
            receipt TEXT,
            reason TEXT,
            settled INTEGER,
            content TEXT NOT NULL,
            topic TEXT
        ) STRICT;
        INSERT INTO outbox_item_with_topic SELECT *, NULL FROM outbox_item ORDER BY id;
        DROP TABLE outbox_item;
        ALTER TABLE outbox_item_with_topic RENAME TO outbox_item;
        CREATE INDEX outbox_open ON outbox_item(sink, destination, rank, id) WHERE is_open = 1;
        CREATE INDEX outbox_dead ON outbox_item(id) WHERE state = 'dead';
        CREATE INDEX outbox_topic ON outbox_item(sink, destination, topic, not_before)
            WHERE topic IS NOT NULL AND state NOT IN ('dead', 'dropped');
        """

    /// Until when people have asked a place for silence.
    static let mutes = "ALTER TABLE outbox_place ADD COLUMN muted_until INTEGER NOT NULL DEFAULT 0"

    /// Until when routing alone holds something back, to which it returns when silence ends early.
    static let holds = """
        ALTER TABLE outbox_item ADD COLUMN held_until INTEGER NOT NULL DEFAULT 0;
        UPDATE outbox_item SET held_until = not_before;
        """
}
