using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using Sinan.Kernel;
using Sinan.Storage;

namespace Sinan.Tests.Storage;

public sealed class BackupTests : IDisposable
{
    readonly TemporaryDirectory directory = new();

    static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => directory.Dispose();

    [Fact]
    public async Task A_restored_workspace_answers_as_the_first_one_did()
    {
        var file = directory.Of("a.backup");
        string blob;
        DataVersion version;
        await using (var workspace = await TestWorkspace.OpenAsync(directory.Path, null))
        {
            version = await ImportAsync(workspace, 0, 100);
            await workspace.Get<IAudit>().RecordAsync("ann", "ImportEvents", "a.csv", Token);
            blob = await workspace.Get<IBlobs>().PutAsync(new MemoryStream("model"u8.ToArray()), Token);
            File.WriteAllText(workspace.Get<IWorkspace>().PathOf("reports", "清单.md"), "# 需求");

            var report = (await workspace.Get<IBackups>().WriteAsync(file, NoProgress.Instance, Token)).Value;

            Assert.Equal((version, new FileInfo(file).Length), (report.Data, report.Bytes));
            Assert.True((await BackupArchive.VerifyAsync(file, NoProgress.Instance, Token)).IsOk);
            Assert.Empty(Directory.EnumerateFileSystemEntries(directory.Of("workspace", "backups")));
            Assert.Empty(Directory.EnumerateFiles(directory.Of("workspace", "events", "exports")));
        }

        var restored = await BackupArchive.RestoreAsync(file, directory.Of("second"), NoProgress.Instance, Token);

        Assert.Equal(version, restored.Value.Data);
        File.Copy(directory.Of("workspace.key"), directory.Of("second.key"));
        await using var second = await TestWorkspace.OpenAsync(directory.Of("second"), null);
        Assert.Equal(version, await second.Get<IDataVersions>().CurrentAsync(Token));
        Assert.Equal("100", (await second.Get<IEventRecord>().QueryAsync("select count(distinct user_no) from events", 10, Token)).Rows[0][0]);
        Assert.Equal("a.csv", Assert.Single(await second.Get<IAudit>().ListAsync(10, Token)).Subject);
        Assert.NotNull(await second.Get<IBlobs>().OpenAsync(blob, Token));
        Assert.Equal("# 需求", File.ReadAllText(directory.Of("second", "reports", "清单.md")));
        // The key came back, so the same users are the same and only the new one is added.
        Assert.Equal(101, (await ImportAsync(second, 0, 101)).Events);
        Assert.All(await second.Get<IWorkspaceChecks>().RunAsync(thorough: true, NoProgress.Instance, Token), check => Assert.True(check.Holds, check.Name));
    }

    [Fact]
    public async Task A_backup_under_load_restores_to_a_state_that_was_committed()
    {
        await using (var workspace = await TestWorkspace.OpenAsync(directory.Path, null))
        {
            // Import n adds event n to the record, then the setting says n: in every committed state the setting is n or n - 1 for n events.
            using var enough = new CancellationTokenSource();
            var imports = 0;
            var load = Task.Run(
                async () =>
                {
                    for (var n = 1; !enough.IsCancellationRequested; n++)
                    {
                        await ImportAsync(workspace, n, 1);
                        await workspace.Get<ISettings>().SaveAsync("imports", n, Token);
                        Volatile.Write(ref imports, n);
                    }
                },
                Token);
            for (var i = 0; i < 4; i++)
            {
                // Something must have been imported since the backup before, however the threads are scheduled.
                while (Volatile.Read(ref imports) <= i && !load.IsCompleted)
                    await Task.Delay(1, Token);
                Assert.True((await workspace.Get<IBackups>().WriteAsync(directory.Of($"{i}.backup"), NoProgress.Instance, Token)).IsOk);
            }

            await enough.CancelAsync();
            await load;
        }

        var before = -1;
        for (var i = 0; i < 4; i++)
        {
            var path = directory.Of($"restored{i}");
            Assert.True((await BackupArchive.RestoreAsync(directory.Of($"{i}.backup"), path, NoProgress.Instance, Token)).IsOk);
            await using var restored = await TestWorkspace.OpenAsync(path, null);
            var events = (int)(await restored.Get<IDataVersions>().CurrentAsync(Token)).Events;
            var counted = int.Parse((await restored.Get<IEventRecord>().QueryAsync("select count(*) from events", 1, Token)).Rows[0][0]!);
            Assert.Equal(events, counted);
            Assert.InRange(await restored.Get<ISettings>().FindAsync<int>("imports", Token), events - 1, events);
            Assert.True(events >= before);
            before = events;
        }

        Assert.True(before > 0, "No import came between the backups: the test showed nothing.");
    }

    [Fact]
    public async Task Every_kind_of_damage_is_noticed_and_nothing_is_restored()
    {
        var file = await BackupAsync();
        var whole = await File.ReadAllBytesAsync(file, Token);

        // One byte of content (its file's name stands in front of it), a cut end, an empty file, and something else altogether.
        var flipped = whole.ToArray();
        flipped[whole.AsSpan().IndexOf("sinan.db"u8) + 500] ^= 0x40;
        await ExpectAsync(flipped, "backup.damaged");
        await ExpectAsync(whole[..^200], "backup.unreadable");
        await ExpectAsync([], "backup.unreadable");
        await ExpectAsync("not a backup"u8.ToArray(), "backup.unreadable");
        await ExpectAsync(Edit(archive => archive.GetEntry("sinan.db")!.Delete()), "backup.damaged");
        await ExpectAsync(Edit(archive => archive.CreateEntry("added.txt")), "backup.damaged");
        await ExpectAsync(Edit(archive => archive.GetEntry("manifest.json")!.Delete()), "backup.unreadable");
        await ExpectAsync(Edit(archive => Rewrite(archive, "workspace.json", text => text + " ")), "backup.damaged");
        await ExpectAsync(Edit(archive => Rewrite(archive, "manifest.json", text => text.Replace("\"format\":1", "\"format\":2"))), "backup.newer");
        await ExpectAsync(Edit(archive => Rewrite(archive, "manifest.json", text => text.Replace("\"path\":\"sinan.db\"", "\"path\":\"../sinan.db\""))), "backup.damaged");
        Assert.Equal("backup.missing", (await BackupArchive.VerifyAsync(directory.Of("none"), NoProgress.Instance, Token)).Problem.Code);

        async Task ExpectAsync(byte[] content, string code)
        {
            var damaged = directory.Of("damaged.backup");
            await File.WriteAllBytesAsync(damaged, content, Token);
            Assert.Equal(code, (await BackupArchive.VerifyAsync(damaged, NoProgress.Instance, Token)).Problem.Code);
            Assert.Equal(code, (await BackupArchive.RestoreAsync(damaged, directory.Of("target"), NoProgress.Instance, Token)).Problem.Code);
            Assert.False(Directory.Exists(directory.Of("target")));
            Assert.False(Directory.Exists(directory.Of("target.restoring")));
        }

        byte[] Edit(Action<ZipArchive> change)
        {
            using var stream = new MemoryStream();
            stream.Write(whole);
            using (var archive = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
                change(archive);
            return stream.ToArray();
        }

        static void Rewrite(ZipArchive archive, string name, Func<string, string> change)
        {
            var entry = archive.GetEntry(name)!;
            string text;
            using (var reader = new StreamReader(entry.Open()))
                text = reader.ReadToEnd();
            entry.Delete();
            using var writer = new StreamWriter(archive.CreateEntry(name).Open(), new UTF8Encoding(false));
            writer.Write(change(text));
        }
    }

    [Fact]
    public async Task Secrets_and_derived_files_are_not_in_a_backup()
    {
        var file = await BackupAsync();

        await using var archive = await ZipFile.OpenReadAsync(file, Token);
        var names = archive.Entries.Select(entry => entry.FullName).ToList();

        Assert.Equal(["workspace.json", "sinan.db", "events/record.duckdb", "manifest.json"], names);
    }

    [Fact]
    public async Task A_backup_overwrites_nothing_and_leaves_nothing_when_it_cannot_be_written()
    {
        await using var workspace = await TestWorkspace.OpenAsync(directory.Path, null);
        var backups = workspace.Get<IBackups>();
        File.WriteAllText(directory.Of("mine"), "mine");

        Assert.Equal("backup.exists", (await backups.WriteAsync(directory.Of("mine"), NoProgress.Instance, Token)).Problem.Code);
        Assert.Equal("backup.not_writable", (await backups.WriteAsync(directory.Of("no", "such", "a.backup"), NoProgress.Instance, Token)).Problem.Code);
        Assert.Equal("mine", File.ReadAllText(directory.Of("mine")));
        Assert.False(Directory.Exists(directory.Of("workspace", "backups")));
    }

    [Fact]
    public async Task A_restore_takes_no_directory_that_is_used()
    {
        var file = await BackupAsync();
        Directory.CreateDirectory(directory.Of("mine"));
        File.WriteAllText(directory.Of("mine", "letter.txt"), "mine");

        Assert.Equal("workspace.not_empty", (await BackupArchive.RestoreAsync(file, directory.Of("mine"), NoProgress.Instance, Token)).Problem.Code);
        Assert.Equal("workspace.not_empty", (await BackupArchive.RestoreAsync(file, directory.Path, NoProgress.Instance, Token)).Problem.Code);
        await using var open = await TestWorkspace.OpenAsync(directory.Path, null);
        Assert.Equal("workspace.held", (await BackupArchive.RestoreAsync(file, directory.Path, NoProgress.Instance, Token)).Problem.Code);
    }

    async Task<string> BackupAsync()
    {
        var file = directory.Of("a.backup");
        await using var workspace = await TestWorkspace.OpenAsync(directory.Path, null);
        await ImportAsync(workspace, 0, 50);
        // Things that must stay out of it.
        var here = workspace.Get<IWorkspace>();
        foreach (var folder in new[] { "keys", "uploads", "tmp" })
            File.WriteAllText(here.PathOf(folder, "x"), "x");
        Assert.True((await workspace.Get<IBackups>().WriteAsync(file, NoProgress.Instance, Token)).IsOk);
        return file;
    }

    /// <summary>Imports one event each of <paramref name="users"/> users, numbered from <paramref name="first"/>.</summary>
    static async Task<DataVersion> ImportAsync(TestWorkspace workspace, int first, int users)
    {
        await using var import = await workspace.Get<IEventRecord>().BeginImportAsync(new ImportSource("events", "a.csv", $"{first}-{users}"), Token);
        var dictionaries = new EventDictionaries(ImmutableArray<EventProperty>.Empty);
        dictionaries.Events.Add("view");
        var batch = new EventBatch(dictionaries, 1024);
        for (var i = 0; i < users; i++)
        {
            batch.EventIds[i] = (UInt128)(first + i + 1);
            batch.Users[i] = workspace.Get<IWorkspace>().UserKey(Encoding.UTF8.GetBytes($"user {first + i}"));
            batch.Times[i] = 1_700_000_000_000 + first + i;
            (batch.Events[i], batch.Items[i], batch.Sessions[i]) = (0, -1, -1);
            (batch.Values[i], batch.Quantities[i], batch.Durations[i]) = (double.NaN, double.NaN, double.NaN);
        }

        batch.Count = users;
        import.Append(batch);
        return (await import.CommitAsync(Token)).Version;
    }
}
