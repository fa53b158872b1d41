using System.Collections.Immutable;
using Sinan.DuckDb;
using Sinan.Kernel;
using Sinan.Stages.Collect.Data;

namespace Sinan.Storage.Events;

/// <summary>Exports through DuckDB's own writers: first into the workspace's exports directory, the only one its statements may write to, then moved.</summary>
public sealed class RecordExport(RecordDatabase database, IWorkspace workspace) : IRecordExport
{
    static readonly (string Name, string From)[] Tables =
    [
        ("events", "event_log ORDER BY ordinal"),
        ("feedback", "feedback_log ORDER BY feedback_no"),
        ("items", "(SELECT item_id AS item, title, description, category, price, tags FROM items ORDER BY item_no)"),
        ("users", "(SELECT coalesce(m.person_no, u.user_no) AS user_no, a.name, a.value FROM users u LEFT JOIN merged_users m USING (user_no) LEFT JOIN user_attributes a USING (user_no) ORDER BY ALL)"),
    ];

    public Task<ImmutableArray<ExportedFile>> ExportAsync(ExportFormat format, string directory, CancellationToken cancellationToken) => Task.Run<ImmutableArray<ExportedFile>>(
        () =>
        {
            var stage = Path.Combine(RecordDatabase.ExportsIn(workspace), Guid.NewGuid().ToString("n"));
            Directory.CreateDirectory(stage);
            Directory.CreateDirectory(directory);
            try
            {
                using var connection = database.Connect();
                // One transaction: the files belong to the same data version.
                connection.Execute("BEGIN", cancellationToken);
                var files = Tables.Select(table => Export(connection, format, table.Name, table.From, stage, cancellationToken)).ToList();
                connection.Execute("COMMIT", cancellationToken);
                return [.. files.Select(file => Move(file, directory))];
            }
            finally
            {
                Directory.Delete(stage, recursive: true);
            }
        },
        cancellationToken);

    static ExportedFile Export(DuckDbConnection connection, ExportFormat format, string name, string from, string stage, CancellationToken cancellationToken)
    {
        var path = Path.Combine(stage, name + (format == ExportFormat.Csv ? ".csv" : ".parquet"));
        var options = format == ExportFormat.Csv ? "FORMAT csv, HEADER" : "FORMAT parquet, COMPRESSION zstd";
        var select = format == ExportFormat.Csv ? SafeForSpreadsheets(connection, from) : "*";
        var rows = connection.Execute($"COPY (SELECT {select} FROM {from}) TO {DuckDbSql.Text(path)} ({options})", cancellationToken);
        return new ExportedFile(name, path, rows, new FileInfo(path).Length);
    }

    /// <summary>Texts that begin like a formula get an apostrophe in front (OWASP, "CSV Injection").</summary>
    static string SafeForSpreadsheets(DuckDbConnection connection, string from)
    {
        using var result = connection.Query($"SELECT * FROM {from} LIMIT 0");
        return string.Join(", ", result.Names.Zip(result.Types, (name, type) => type.Kind == DuckDbKind.Varchar
            ? $"CASE WHEN regexp_matches({DuckDbSql.Name(name)}, '^[=+\\-@\\t\\r]') THEN '''' || {DuckDbSql.Name(name)} ELSE {DuckDbSql.Name(name)} END AS {DuckDbSql.Name(name)}"
            : DuckDbSql.Name(name)));
    }

    static ExportedFile Move(ExportedFile file, string directory)
    {
        var path = Path.Combine(directory, Path.GetFileName(file.Path));
        File.Move(file.Path, path, overwrite: true);
        return file with { Path = path };
    }
}
