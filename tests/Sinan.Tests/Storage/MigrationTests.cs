using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Sinan.Kernel;
using Sinan.Storage;
using Sinan.Testing;

namespace Sinan.Tests.Storage;

public sealed class MigrationTests
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void The_model_of_each_database_has_no_change_without_a_migration()
    {
        using var sqlite = new SqliteDesignTimeFactory().CreateDbContext([]);
        using var postgres = new PostgresDesignTimeFactory().CreateDbContext([]);

        Assert.False(sqlite.Database.HasPendingModelChanges());
        Assert.False(postgres.Database.HasPendingModelChanges());
        Assert.Equal(Names(sqlite), Names(postgres));

        static IEnumerable<string> Names(DbContext db) => db.Database.GetMigrations().Select(id => id[(id.IndexOf('_') + 1)..]);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public void The_script_of_each_database_is_the_reviewed_one(string kind)
    {
        using SinanDb db = kind == "sqlite" ? new SqliteDesignTimeFactory().CreateDbContext([]) : new PostgresDesignTimeFactory().CreateDbContext([]);

        var script = db.GetService<IMigrator>().GenerateScript();

        Snapshot.Match(script, kind + ".sql");
    }

    [Fact]
    public async Task An_older_file_is_copied_before_its_schema_changes()
    {
        using var directory = new TemporaryDirectory();
        using var workspace = Workspace.Open(new WorkspaceOptions(directory.Path) { Create = true }, TimeProvider.System);
        var database = new SinanDatabase(workspace);
        await using (var db = database.CreateDbContext())
        {
            await db.GetService<IMigrator>().MigrateAsync("Initial", Token);
            await db.Database.ExecuteSqlAsync($"insert into audit (at, actor, action, subject) values (1, 'ann', 'Before', 'x')", Token);
        }

        await database.MigrateAsync(Token);

        Assert.Equal(["AppendOnlyAudit", "Surveys", "Initiatives", "Labels", "Needs", "Documents", "ResearchKinds"], database.Last.Applied.Select(id => id[15..]));
        await using (var old = new SqliteDb(SinanDatabase.OptionsFor(database.Last.Backup!)))
        {
            Assert.Equal("Before", (await old.Audit.SingleAsync(Token)).Action);
        }

        await using (var now = database.CreateDbContext())
            Assert.Equal("Before", (await now.Audit.SingleAsync(Token)).Action);
        SqliteConnection.ClearAllPools();
    }

    [Theory]
    [InlineData("update audit set actor = 'nobody'")]
    [InlineData("delete from audit")]
    public async Task The_audit_trail_cannot_be_rewritten(string statement)
    {
        await using var workspace = await TestWorkspace.OpenAsync();
        await workspace.Get<IAudit>().RecordAsync("ann", "EraseUser", "receipt 1", Token);
        await using var db = await workspace.Get<IDbContextFactory<SinanDb>>().CreateDbContextAsync(Token);

        Assert.Contains("append-only", (await Assert.ThrowsAsync<SqliteException>(() => db.Database.ExecuteSqlRawAsync(statement, Token))).Message, StringComparison.Ordinal);
        Assert.Single(await workspace.Get<IAudit>().ListAsync(10, Token));
    }

    [Fact]
    public async Task A_file_of_a_newer_program_is_refused_and_left_alone()
    {
        using var directory = new TemporaryDirectory();
        using var workspace = Workspace.Open(new WorkspaceOptions(directory.Path) { Create = true }, TimeProvider.System);
        var database = new SinanDatabase(workspace);
        await database.MigrateAsync(Token);
        await using (var db = database.CreateDbContext())
            await db.Database.ExecuteSqlAsync($"insert into \"__EFMigrationsHistory\" values ('29990101000000_FromTheFuture', '99.0')", Token);

        Assert.Equal("workspace.schema_newer", (await Assert.ThrowsAsync<ProblemException>(() => database.MigrateAsync(Token))).Problem.Code);
        database.Close();
    }

    [Fact]
    public async Task A_migration_that_was_killed_does_not_block_the_next_start()
    {
        using var directory = new TemporaryDirectory();
        using var workspace = Workspace.Open(new WorkspaceOptions(directory.Path) { Create = true }, TimeProvider.System);
        var database = new SinanDatabase(workspace);
        await using (var db = database.CreateDbContext())
        {
            // What Entity Framework leaves when it dies between taking its lock and letting it go.
            await db.Database.ExecuteSqlAsync($"create table \"__EFMigrationsLock\" (\"Id\" integer not null primary key, \"Timestamp\" text not null)", Token);
            await db.Database.ExecuteSqlAsync($"insert into \"__EFMigrationsLock\" values (1, '2026-01-01 00:00:00')", Token);
        }

        await database.MigrateAsync(Token).WaitAsync(TimeSpan.FromMinutes(1), Token);

        Assert.NotEmpty(database.Last.Applied);
        database.Close();
    }
}
