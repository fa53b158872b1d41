using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Sinan.Cli;
using Sinan.Kernel;
using Sinan.Stages;
using Sinan.Stages.Listen.Contracts;
using Sinan.Stages.Listen.Data.Delivery;
using Sinan.Storage;

namespace Sinan.Tests.Storage;

public sealed class SealedSettingTests : IDisposable
{
    const string Name = "test.secrets", Secret = "correct-horse-battery-staple";

    readonly TemporaryDirectory directory = new();

    static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => directory.Dispose();

    [Fact]
    public async Task Receivers_of_alerts_are_in_the_backup_as_cipher_text_only()
    {
        const string Address = "https://robot.example.org/send?access_token=robot-token-4711";
        var file = directory.Of("a.backup");
        await using (var workspace = await TestWorkspace.OpenAsync(directory.Path, services => services.AddSinanStages().AddSingleton(SinanCli.Texts)))
        {
            await using var scope = workspace.Services.CreateAsyncScope();
            var targets = scope.ServiceProvider.GetRequiredService<AlertTargets>();
            Assert.True((await targets.AddAsync(new AlertTarget(0, "robot", TargetKind.DingTalk, Address, Secret, "en"), Token)).IsOk);
            Assert.True((await workspace.Get<IBackups>().WriteAsync(file, NoProgress.Instance, Token)).IsOk);
            Assert.Equal((Address, Secret), Assert.Single(await targets.ListAsync(Token)) is var target ? (target.Address, target.Secret) : default);
        }

        StoredBytes.AssertNowhere(directory.Of("workspace"), Secret, "robot-token-4711");
        ZipFile.ExtractToDirectory(file, directory.Of("unpacked"));
        Assert.True(File.Exists(directory.Of("unpacked", "sinan.db")));
        StoredBytes.AssertNowhere(directory.Of("unpacked"), Secret, "robot-token-4711");
        // The restored workspace with its key knows them again.
        Assert.True((await BackupArchive.RestoreAsync(file, directory.Of("second"), NoProgress.Instance, Token)).IsOk);
        File.Copy(directory.Of("workspace.key"), directory.Of("second.key"));
        await using var second = await TestWorkspace.OpenAsync(directory.Of("second"), services => services.AddSinanStages().AddSingleton(SinanCli.Texts));
        await using var again = second.Services.CreateAsyncScope();
        Assert.Equal(Secret, Assert.Single(await again.ServiceProvider.GetRequiredService<AlertTargets>().ListAsync(Token)).Secret);
    }

    [Fact]
    public async Task What_was_stored_in_clear_is_sealed_at_the_next_start_and_wiped_from_the_file()
    {
        await using (var before = await TestWorkspace.OpenAsync(directory.Path, null))
            await before.Get<ISettings>().SaveAsync(Name, Secret, Token);
        Assert.True(StoredBytes.DatabaseHolds(directory.Of("workspace"), Secret));

        await using (var after = await OpenAsync())
            Assert.Equal(Secret, await after.Get<ISettings>().FindAsync<string>(Name, Token));

        StoredBytes.AssertNowhere(directory.Of("workspace"), Secret);
    }

    // RFC 5869 and SP 800-38D as .NET has them, put together as the documentation of the format says.
    [Fact]
    public async Task The_stored_form_is_the_documented_one_and_never_the_same_twice()
    {
        await using var workspace = await OpenAsync();
        var first = await StoredAsync(workspace, Secret);
        var second = await StoredAsync(workspace, Secret);

        Assert.NotEqual(first, second);
        var key = HKDF.DeriveKey(HashAlgorithmName.SHA256, Convert.FromHexString(File.ReadAllText(directory.Of("workspace.key")).Trim()), 32, [], "sinan sealed settings"u8.ToArray());
        var stored = Convert.FromBase64String(first.Trim('"')["sealed:".Length..]);
        var text = new byte[stored.Length - 28];
        using var aes = new AesGcm(key, 16);
        aes.Decrypt(stored.AsSpan(0, 12), stored.AsSpan(28), stored.AsSpan(12, 16), text, Encoding.UTF8.GetBytes(Name));
        Assert.Equal("\"" + Secret + "\"", Encoding.UTF8.GetString(text));
    }

    [Fact]
    public async Task A_changed_value_and_one_under_another_name_are_refused()
    {
        await using var workspace = await TestWorkspace.OpenAsync(directory.Path, services => services.AddSingleton(new SealedSetting(Name)).AddSingleton(new SealedSetting("test.other")));
        var stored = await StoredAsync(workspace, Secret);
        var settings = workspace.Get<ISettings>();

        await WriteAsync(workspace, "test.other", stored);
        Assert.Equal("workspace.setting_damaged", (await Assert.ThrowsAsync<ProblemException>(() => settings.FindAsync<string>("test.other", Token))).Problem.Code);
        foreach (var broken in new[] { stored[..^6] + (stored[^6] == 'A' ? "B" : "A") + stored[^5..], "\"sealed:\"", "\"sealed:??\"", stored[..^1] })
        {
            await WriteAsync(workspace, Name, broken);
            Assert.Equal("workspace.setting_damaged", (await Assert.ThrowsAsync<ProblemException>(() => settings.FindAsync<string>(Name, Token))).Problem.Code);
        }
    }

    [Fact]
    public async Task Without_the_key_file_only_the_secrets_cannot_be_read()
    {
        await using (var workspace = await OpenAsync())
        {
            await StoredAsync(workspace, Secret);
            await workspace.Get<ISettings>().SaveAsync("test.plain", 7, Token);
        }

        File.Delete(directory.Of("workspace.key"));
        await using var keyless = await OpenAsync();

        Assert.Equal(7, await keyless.Get<ISettings>().FindAsync<int>("test.plain", Token));
        Assert.Equal("workspace.key_missing", (await Assert.ThrowsAsync<ProblemException>(() => keyless.Get<ISettings>().FindAsync<string>(Name, Token))).Problem.Code);
    }

    Task<TestWorkspace> OpenAsync() => TestWorkspace.OpenAsync(directory.Path, services => services.AddSingleton(new SealedSetting(Name)));

    static async Task<string> StoredAsync(TestWorkspace workspace, string value)
    {
        await workspace.Get<ISettings>().SaveAsync(Name, value, Token);
        await using var db = workspace.Get<SinanDatabase>().CreateDbContext();
        return (await db.Settings.AsNoTracking().SingleAsync(row => row.Key == Name, Token)).Value;
    }

    static async Task WriteAsync(TestWorkspace workspace, string name, string value)
    {
        await using var db = workspace.Get<SinanDatabase>().CreateDbContext();
        await db.Database.ExecuteSqlAsync($"insert into settings (key, value, changed) values ({name}, {value}, 0) on conflict (key) do update set value = excluded.value", Token);
    }
}
