using System.Security.Cryptography;
using System.Text;
using Sinan.Kernel;
using Sinan.Storage;

namespace Sinan.Tests.Storage;

public sealed class WorkspaceTests : IDisposable
{
    readonly TemporaryDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Fact]
    public void A_new_workspace_opens_again_with_the_same_id_and_key()
    {
        string id;
        UInt128 ann;
        using (var first = Open(create: true))
            (id, ann) = (first.Id, first.UserKey("ann"u8));

        using var second = Open();

        Assert.Equal(id, second.Id);
        Assert.Equal(ann, second.UserKey("ann"u8));
        Assert.NotEqual(ann, second.UserKey("bob"u8));
    }

    [Fact]
    public void The_user_key_is_the_first_half_of_the_hmac_on_every_thread()
    {
        using var workspace = Open(create: true);
        var secret = Convert.FromHexString(File.ReadAllText(workspace.KeyPath).Trim());

        Parallel.For(0, 200, i =>
        {
            var id = Encoding.UTF8.GetBytes($"user {i}");
            // Independent: the framework's one-shot HMAC, read as a big-endian number through hex.
            var expected = UInt128.Parse(Convert.ToHexString(HMACSHA256.HashData(secret, id))[..32], System.Globalization.NumberStyles.HexNumber);

            Assert.Equal(expected, workspace.UserKey(id));
        });
    }

    [Fact]
    public void A_held_workspace_does_not_open_twice_and_opens_after_it_is_let_go()
    {
        using (Open(create: true))
            Assert.Equal("workspace.held", Assert.Throws<ProblemException>(() => Open()).Problem.Code);

        Assert.Null(WorkspaceLock.FindHolder(directory.Path));
        using var again = Open();
        Assert.Equal(Environment.ProcessId, WorkspaceLock.FindHolder(directory.Path)?.Process);
    }

    [Fact]
    public void A_newer_format_is_refused_and_left_alone()
    {
        Open(create: true).Dispose();
        var path = directory.Of("workspace", "workspace.json");
        var newer = File.ReadAllText(path).Replace("\"format\":1", "\"format\":99");
        File.WriteAllText(path, newer);

        var problem = Assert.Throws<ProblemException>(() => Open(create: true)).Problem;

        Assert.Equal("workspace.newer", problem.Code);
        Assert.Equal(newer, File.ReadAllText(path));
    }

    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("{}")]
    [InlineData("{\"format\":1}")]
    [InlineData("{\"format\":\"one\"}")]
    public void A_damaged_description_is_named(string content)
    {
        Directory.CreateDirectory(directory.Path);
        File.WriteAllText(directory.Of("workspace", "workspace.json"), content);

        Assert.Equal("workspace.unreadable", Assert.Throws<ProblemException>(() => Open()).Problem.Code);
    }

    [Fact]
    public void A_directory_without_a_workspace_is_named_and_one_with_other_files_is_not_taken()
    {
        Assert.Equal("workspace.missing", Assert.Throws<ProblemException>(() => Open()).Problem.Code);

        Directory.CreateDirectory(directory.Path);
        File.WriteAllText(directory.Of("workspace", "letter.txt"), "mine");
        Assert.Equal("workspace.not_empty", Assert.Throws<ProblemException>(() => Open(create: true)).Problem.Code);
        Assert.Equal(["letter.txt"], Directory.GetFileSystemEntries(directory.Path).Select(Path.GetFileName));
    }

    [Fact]
    public void Another_key_is_refused_and_a_missing_key_still_lets_people_read()
    {
        string keyPath;
        using (var workspace = Open(create: true))
            keyPath = workspace.KeyPath;

        File.WriteAllText(keyPath, new string('a', 64));
        Assert.Equal("workspace.key_wrong", Assert.Throws<ProblemException>(() => Open()).Problem.Code);

        File.Delete(keyPath);
        using var keyless = Open();
        Assert.False(keyless.HasKey);
        Assert.Equal("workspace.key_missing", Assert.Throws<ProblemException>(() => keyless.UserKey("ann"u8)).Problem.Code);
    }

    [Fact]
    public void Secrets_are_readable_by_their_owner_only()
    {
        if (OperatingSystem.IsWindows())
            {
            Assert.Skip("File modes are those of Unix.");
            return;
        }

        using var workspace = Open(create: true);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(workspace.KeyPath));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(directory.Of("workspace", "workspace.lock")));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(directory.Path));
    }

    [Fact]
    public void A_changed_zone_is_remembered_and_an_unknown_one_refused()
    {
        using (var workspace = Open(create: true))
        {
            Assert.Equal("UTC", workspace.Zone.Id);
            Assert.Equal("workspace.zone_unknown", workspace.ChangeZone("Moon/Tycho").Problem.Code);
            Assert.Equal(TimeSpan.FromHours(8), workspace.ChangeZone("Asia/Shanghai").Value.BaseUtcOffset);
            Assert.Equal("Asia/Shanghai", workspace.Zone.Id);
        }

        using var again = Open();
        Assert.Equal("Asia/Shanghai", again.Zone.Id);
    }

    [Fact]
    public void Paths_stay_inside_the_workspace()
    {
        using var workspace = Open(create: true);

        Assert.Equal(directory.Of("workspace", "reports", "a.md"), workspace.PathOf("reports", "a.md"));
        Assert.True(Directory.Exists(directory.Of("workspace", "reports")));
        Assert.Throws<ArgumentException>(() => workspace.PathOf("..", "elsewhere"));
    }

    Workspace Open(bool create = false) => Workspace.Open(new WorkspaceOptions(directory.Path) { Create = create }, TimeProvider.System);
}
