using Sinan.DuckDb;
using Sinan.Kernel;
using Sinan.Stages.Collect.Data.Tables;

namespace Sinan.Storage.Files;

/// <summary>Reads Parquet files through a DuckDB in memory, every value as text.</summary>
public sealed class ParquetTables : ITypedTables
{
    public IReadOnlyList<string> Columns(string path)
    {
        try
        {
            using var database = OpenDatabase();
            using var connection = database.Connect();
            using var result = connection.Query("SELECT * FROM read_parquet($1) LIMIT 0", path);
            return [.. result.Names];
        }
        catch (DuckDbException)
        {
            throw Unreadable(path);
        }
    }

    public TableReader Open(string path)
    {
        var database = OpenDatabase();
        try
        {
            return new Reader(path, database);
        }
        catch (DuckDbException)
        {
            database.Dispose();
            throw Unreadable(path);
        }
    }

    static DuckDbDatabase OpenDatabase()
    {
        var database = DuckDbDatabase.Open(":memory:", new DuckDbSettings { Threads = 1, MemoryLimit = 512L << 20 });
        using var connection = database.Connect();
        connection.Execute("SET GLOBAL TimeZone = 'UTC'");
        return database;
    }

    static ProblemException Unreadable(string path) => new(new Problem("collect.unreadable", ProblemKind.Invalid, Fact.Of("file", Path.GetFileName(path))));

    sealed class Reader : TableReader
    {
        readonly string path;
        readonly DuckDbDatabase database;
        readonly DuckDbConnection connection;
        readonly DuckDbResult result;
        DuckDbChunk? chunk;
        int row = -1;
        long line;

        public Reader(string path, DuckDbDatabase database)
        {
            (this.path, this.database) = (path, database);
            connection = database.Connect();
            result = connection.Query("SELECT CAST(COLUMNS(*) AS VARCHAR) FROM read_parquet($1)", path);
        }

        public override int Count => result.Names.Length;

        /// <summary>Row of the file, from 1.</summary>
        public override long Line => line;

        public override ReadOnlySpan<byte> Raw => this[0];

        public override RowFault Fault => RowFault.None;

        public override ReadOnlySpan<byte> this[int cell] => chunk![cell].IsNull(row) ? [] : chunk[cell].Utf8(row);

        protected override bool ReadRow()
        {
            line++;
            row++;
            try
            {
                while (chunk is null || row >= chunk.Count)
                {
                    chunk?.Dispose();
                    chunk = result.Next();
                    row = 0;
                    if (chunk is null)
                        return false;
                }
            }
            catch (DuckDbException)
            {
                throw Unreadable(path);
            }

            return true;
        }

        protected override void Dispose(bool disposing)
        {
            if (!disposing)
                return;
            chunk?.Dispose();
            result.Dispose();
            connection.Dispose();
            database.Dispose();
        }
    }
}
