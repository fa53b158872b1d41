using System.Globalization;
using Sinan.DuckDb;
using Sinan.Kernel;

namespace Sinan.Storage.Events;

/// <summary>The tables of the record. A step takes the file from its position to the next version; steps are never changed once released, only added.</summary>
static class RecordSchema
{
    /// <summary>Columns of <c>events</c> before the further ones, in table order.</summary>
    public const int FixedEventColumns = 11;

    // No primary keys and no indexes: an index in memory would cost more than the import itself. Uniqueness is kept by the import, which is the only writer.
    // Event ids are random bits: looking for a way to compress them costs a quarter of the appending and never finds one.
    static readonly string[] Steps =
    [
        """
        CREATE TABLE imports(
            import_no INTEGER NOT NULL, kind VARCHAR NOT NULL, name VARCHAR NOT NULL, content_hash VARCHAR NOT NULL, imported_at TIMESTAMP_MS NOT NULL,
            imported BIGINT NOT NULL, duplicates BIGINT NOT NULL,
            version VARCHAR NOT NULL, events BIGINT NOT NULL, feedback BIGINT NOT NULL, first TIMESTAMP_MS, last TIMESTAMP_MS, next_ordinal BIGINT NOT NULL);
        CREATE TABLE users(user_no INTEGER NOT NULL, user_key UHUGEINT NOT NULL, raw_id VARCHAR);
        CREATE TABLE user_attributes(user_no INTEGER NOT NULL, name VARCHAR NOT NULL, value VARCHAR NOT NULL);
        CREATE TABLE event_names(event_no INTEGER NOT NULL, name VARCHAR NOT NULL);
        CREATE TABLE items(item_no INTEGER NOT NULL, item_id VARCHAR NOT NULL, title VARCHAR, description VARCHAR, category VARCHAR, price DOUBLE, tags VARCHAR);
        CREATE TABLE event_properties(property_no INTEGER NOT NULL, column_name VARCHAR NOT NULL, name VARCHAR NOT NULL, is_number BOOLEAN NOT NULL);
        CREATE TABLE property_values(property_no INTEGER NOT NULL, code INTEGER NOT NULL, text VARCHAR NOT NULL);
        CREATE TABLE events(
            ordinal BIGINT NOT NULL, event_id UHUGEINT USING COMPRESSION uncompressed NOT NULL, user_no INTEGER NOT NULL, time TIMESTAMP_MS NOT NULL, event_no INTEGER NOT NULL,
            item_no INTEGER, value DOUBLE, quantity DOUBLE, duration DOUBLE, session UBIGINT, import_no INTEGER NOT NULL);
        CREATE TABLE feedback(
            feedback_no BIGINT NOT NULL, feedback_id UHUGEINT NOT NULL, user_no INTEGER, time TIMESTAMP_MS, rating DOUBLE, item_no INTEGER,
            source VARCHAR, label VARCHAR, text VARCHAR NOT NULL, import_no INTEGER NOT NULL);
        CREATE TABLE feedback_readings(feedback_no BIGINT NOT NULL, language VARCHAR NOT NULL, sentiment DOUBLE NOT NULL, theme VARCHAR);
        CREATE TABLE erasures(receipt VARCHAR NOT NULL, user_key UHUGEINT NOT NULL, erased_at TIMESTAMP_MS NOT NULL, events BIGINT NOT NULL, feedback BIGINT NOT NULL);
        CREATE VIEW feedback_log AS
            SELECT f.feedback_no, f.time, f.user_no, f.rating, i.item_id AS item, f.source, f.label, f.text, r.language, r.sentiment, r.theme
            FROM feedback f LEFT JOIN items i USING (item_no) LEFT JOIN feedback_readings r USING (feedback_no);
        """,
        """
        CREATE TABLE user_links(from_key UHUGEINT NOT NULL, to_key UHUGEINT NOT NULL, time TIMESTAMP_MS NOT NULL, import_no INTEGER NOT NULL);
        CREATE TABLE merged_users(user_no INTEGER NOT NULL, person_no INTEGER NOT NULL, import_no INTEGER NOT NULL);
        CREATE OR REPLACE VIEW feedback_log AS
            SELECT f.feedback_no, f.time, coalesce(m.person_no, f.user_no) AS user_no, f.rating, i.item_id AS item, f.source, f.label, f.text, r.language, r.sentiment, r.theme
            FROM feedback f LEFT JOIN items i USING (item_no) LEFT JOIN merged_users m USING (user_no) LEFT JOIN feedback_readings r USING (feedback_no);
        """,
        // What was stated of users, and from when it holds; NULL = always. What holds now is the view.
        """
        CREATE TABLE user_history(user_no INTEGER NOT NULL, name VARCHAR NOT NULL, value VARCHAR NOT NULL, since TIMESTAMP_MS, is_first BOOLEAN NOT NULL, import_no INTEGER NOT NULL);
        INSERT INTO user_history SELECT user_no, name, value, NULL, false, 0 FROM user_attributes;
        DROP TABLE user_attributes;
        CREATE VIEW user_attributes AS
            SELECT user_no, name, coalesce(last(value ORDER BY since NULLS FIRST) FILTER (NOT is_first), first(value ORDER BY since NULLS FIRST)) AS value
            FROM user_history GROUP BY user_no, name;
        ALTER TABLE items ADD COLUMN import_no INTEGER;
        CREATE TABLE item_attributes(item_no INTEGER NOT NULL, name VARCHAR NOT NULL, value VARCHAR NOT NULL, import_no INTEGER NOT NULL);
        """,
        """
        CREATE TABLE feedback_aside(
            feedback_id UHUGEINT NOT NULL, user_no INTEGER, time TIMESTAMP_MS, rating DOUBLE, item_no INTEGER,
            source VARCHAR, label VARCHAR, text VARCHAR NOT NULL, import_no INTEGER NOT NULL, reason VARCHAR NOT NULL);
        """,
        // What stands around feedback: what it brought with itself, and with its reading what the events of its user tell.
        """
        ALTER TABLE feedback ADD COLUMN version VARCHAR; ALTER TABLE feedback ADD COLUMN device VARCHAR; ALTER TABLE feedback ADD COLUMN segment VARCHAR;
        ALTER TABLE feedback_aside ADD COLUMN version VARCHAR; ALTER TABLE feedback_aside ADD COLUMN device VARCHAR; ALTER TABLE feedback_aside ADD COLUMN segment VARCHAR;
        ALTER TABLE feedback_readings ADD COLUMN version VARCHAR; ALTER TABLE feedback_readings ADD COLUMN device VARCHAR; ALTER TABLE feedback_readings ADD COLUMN segment VARCHAR;
        CREATE OR REPLACE VIEW feedback_log AS
            SELECT f.feedback_no, f.time, coalesce(m.person_no, f.user_no) AS user_no, f.rating, i.item_id AS item, f.source, f.label, f.text, r.language, r.sentiment, r.theme,
                coalesce(f.version, r.version) AS version, coalesce(f.device, r.device) AS device, coalesce(f.segment, r.segment) AS segment
            FROM feedback f LEFT JOIN items i USING (item_no) LEFT JOIN merged_users m USING (user_no) LEFT JOIN feedback_readings r USING (feedback_no);
        """,
        """
        CREATE TABLE told_labels(feedback_no BIGINT NOT NULL, set_id VARCHAR NOT NULL, label VARCHAR NOT NULL, confidence DOUBLE);
        """,
        // What came with feedback, under its id, so that spam that is restored keeps it; the contents are blobs.
        """
        CREATE TABLE feedback_attachments(
            feedback_id UHUGEINT NOT NULL, user_no INTEGER, place INTEGER NOT NULL, address VARCHAR NOT NULL, media VARCHAR NOT NULL, bytes BIGINT NOT NULL,
            transcript VARCHAR, import_no INTEGER NOT NULL);
        """,
        """
        CREATE TABLE feedback_aspects(feedback_no BIGINT NOT NULL, aspect VARCHAR NOT NULL, feeling VARCHAR NOT NULL);
        """,
    ];

    public static int Version => Steps.Length;

    /// <summary>Brings a file up to this program's version, in one transaction.</summary>
    /// <exception cref="ProblemException">"record.newer".</exception>
    public static void Apply(DuckDbConnection connection)
    {
        connection.Execute("BEGIN; CREATE TABLE IF NOT EXISTS schema_version(version INTEGER NOT NULL)");
        var version = connection.Scalar<int>("SELECT coalesce(max(version), 0)::INTEGER FROM schema_version");
        if (version > Version)
        {
            connection.Execute("ROLLBACK");
            throw new ProblemException(RecordProblems.Newer(version, Version));
        }

        for (; version < Version; version++)
        {
            connection.Execute(Steps[version]);
            connection.Execute("INSERT INTO schema_version VALUES ($1)", version + 1);
        }

        WriteEventLog(connection, RecordProperty.ReadAll(connection));

        connection.Execute("COMMIT");
    }

    /// <summary>Makes the view <c>event_log</c>: the events with readable names, for people's SQL.</summary>
    public static void WriteEventLog(DuckDbConnection connection, IEnumerable<RecordProperty> properties)
    {
        var columns = "";
        var joins = "";
        foreach (var property in properties)
        {
            var column = DuckDbSql.Name(property.Column);
            if (property.IsNumber)
            {
                columns += $", e.{column} AS {DuckDbSql.Name(property.Name)}";
                continue;
            }

            var values = DuckDbSql.Name("v_" + property.Column);
            columns += $", {values}.text AS {DuckDbSql.Name(property.Name)}";
            joins += string.Create(
                CultureInfo.InvariantCulture,
                $" LEFT JOIN (SELECT code, text FROM property_values WHERE property_no = {property.No}) {values} ON {values}.code = e.{column}");
        }

        connection.Execute($"""
            CREATE OR REPLACE VIEW event_log AS
            SELECT e.ordinal, e.time, coalesce(m.person_no, e.user_no) AS user_no, n.name AS event, i.item_id AS item, i.title, i.category, e.value, e.quantity, e.duration, e.session, e.import_no{columns}
            FROM events e JOIN event_names n USING (event_no) LEFT JOIN merged_users m USING (user_no) LEFT JOIN items i USING (item_no){joins}
            """);
    }
}

/// <summary>A further column of events.</summary>
/// <param name="No">Dense number, from 0.</param>
/// <param name="Column">Column of the table: "p_0", "p_1" …; names people give never become column names of the table.</param>
/// <param name="Name">The name people gave; unique ignoring case, never the name of a fixed column.</param>
/// <param name="IsNumber">Doubles, else codes into <c>property_values</c>.</param>
sealed record RecordProperty(int No, string Column, string Name, bool IsNumber)
{
    /// <summary>Names that a further column may not take, because <c>event_log</c> has them.</summary>
    public static IReadOnlySet<string> Taken { get; } = new HashSet<string>(
        ["ordinal", "time", "user_no", "event", "item", "title", "category", "value", "quantity", "duration", "session", "import_no"],
        StringComparer.OrdinalIgnoreCase);

    public static List<RecordProperty> ReadAll(DuckDbConnection connection)
    {
        var properties = new List<RecordProperty>();
        using var result = connection.Query("SELECT property_no, column_name, name, is_number FROM event_properties ORDER BY property_no");
        foreach (var chunk in result)
        {
            for (var row = 0; row < chunk.Count; row++)
                properties.Add(new RecordProperty(chunk[0].Values<int>()[row], chunk[1].Text(row), chunk[2].Text(row), chunk[3].Values<byte>()[row] != 0));
        }

        return properties;
    }
}
