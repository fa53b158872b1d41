using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Sinan.Cli;
using Sinan.Cli.Serving;
using Sinan.Kernel;
using Sinan.Stages;
using Sinan.Storage;

namespace Sinan.Tests.Storage;

/// <summary>Commands of other processes while a server holds the workspace.</summary>
public sealed partial class ServingTests : IDisposable
{
    readonly TemporaryDirectory directory = new();

    static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => directory.Dispose();

    [Theory]
    [InlineData(0, "workspace", "verify", "--json")]
    [InlineData(0, "workspace", "verify", "--lang", "zh-CN")]
    [InlineData(0, "workspace", "verify", "--no-progress", "--workspace", "workspace")]
    [InlineData(0, "collect", "sql", "select range as n, '指南' as word from range(3000)", "--limit", "3000")]
    [InlineData(2, "collect", "sql", "drop table events")]
    [InlineData(2, "workspace", "backup")]
    public async Task A_forwarded_command_prints_the_same_bytes_as_a_direct_one(int exit, params string[] args)
    {
        await (await TestWorkspace.OpenAsync(directory.Path, services => services.AddSinanStages())).DisposeAsync();
        var direct = await RunAsync(args);

        await using var server = await TestWorkspace.OpenAsync(directory.Path, services => services.AddSinanStages());
        await using var socket = CommandSocket.Start(server.Services, "http://127.0.0.1:1");
        var forwarded = await RunAsync(args);

        Assert.Equal(exit, direct.Exit);
        Assert.NotEmpty(direct.Out + direct.Error);
        Assert.Equal(Untimed(direct), Untimed(forwarded));
    }

    /// <summary>How long a command took is its own.</summary>
    static Answer Untimed(Answer answer) => answer with { Out = Seconds().Replace(answer.Out, "\"seconds\":0") };

    [System.Text.RegularExpressions.GeneratedRegex("\"seconds\":[0-9.eE+-]+")]
    private static partial System.Text.RegularExpressions.Regex Seconds();

    [Fact]
    public async Task Only_restore_and_migrate_are_refused_while_served()
    {
        await using var server = await TestWorkspace.OpenAsync(directory.Path, services => services.AddSinanStages());
        await using var socket = CommandSocket.Start(server.Services, "http://127.0.0.1:1");
        var backup = await RunAsync("workspace", "backup", "--out", "a.backup", "--json");
        Assert.Equal(0, backup.Exit);
        Assert.Equal(0, JsonDocument.Parse(backup.Out).RootElement.GetProperty("data").GetProperty("events").GetInt64());

        foreach (var refused in new[] { await RunAsync("workspace", "restore", "a.backup", "--to", directory.Path), await RunAsync("workspace", "migrate") })
        {
            Assert.Equal((1, ""), (refused.Exit, refused.Out));
            Assert.EndsWith("[workspace.served]", refused.Error.Trim(), StringComparison.Ordinal);
        }

        Assert.Equal(0, (await RunAsync("workspace", "restore", "a.backup", "--to", directory.Of("elsewhere"))).Exit);
        Assert.Contains("http://127.0.0.1:1", (await RunAsync("serve")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_token_or_noise_gets_no_answer()
    {
        await using var server = await TestWorkspace.OpenAsync(directory.Path, services => services.AddSinanStages());
        await using var socket = CommandSocket.Start(server.Services, "http://127.0.0.1:1");
        var holder = WorkspaceLock.FindHolder(directory.Path)!;
        var wrong = new ForwardedCommand(new string('0', 64), directory.Path, ["workspace", "verify"], directory.Parent, false, new Dictionary<string, string>(StringComparer.Ordinal));

        Assert.Null(await AskAsync(holder, JsonSerializer.SerializeToUtf8Bytes(wrong, EvidenceJson.Options)));
        Assert.Null(await AskAsync(holder, "{}"u8.ToArray()));
        Assert.Null(await AskAsync(holder, "noise"u8.ToArray()));
        Assert.Equal(FrameKind.Error, await AskAsync(holder, JsonSerializer.SerializeToUtf8Bytes(wrong with { Token = holder.Token! }, EvidenceJson.Options)));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(holder.Socket!));
    }

    [Fact]
    public async Task A_caller_that_goes_away_cancels_its_command()
    {
        await using var server = await TestWorkspace.OpenAsync(directory.Path, services => services.AddSinanStages());
        await using var socket = CommandSocket.Start(server.Services, "http://127.0.0.1:1");
        var holder = WorkspaceLock.FindHolder(directory.Path)!;
        // Hours of work, so that it can end in time by being cancelled only.
        string[] args = ["collect", "sql", "select count(*) from range(10000000) a, range(10000000) b where (a.range * b.range) % 7 = 3", "--workspace", directory.Path];
        var command = new ForwardedCommand(holder.Token!, directory.Path, args, directory.Parent, false, new Dictionary<string, string>(StringComparer.Ordinal));
        using (var client = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified))
        {
            await client.ConnectAsync(new UnixDomainSocketEndPoint(holder.Socket!), Token);
            using var frames = new Frames(new NetworkStream(client));
            await frames.WriteAsync(FrameKind.Command, JsonSerializer.SerializeToUtf8Bytes(command, EvidenceJson.Options), Token);
            while (socket.RunningCommands == 0)
                await Task.Delay(10, Token);
        }

        while (socket.RunningCommands > 0)
            await Task.Delay(10, Token);
        Assert.Equal(0, (await RunAsync("workspace", "verify")).Exit);
    }

    [Fact]
    public async Task Standard_input_is_passed_on_as_it_is_read()
    {
        var content = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 60_000).Select(i => $"第 {i} 行\n")));
        var (client, server) = await PairAsync();
        using var input = new FrameInput(server);

        var copy = new MemoryStream();
        var reading = Task.Run(async () =>
        {
            await input.CopyToAsync(copy, Token);
            await server.WriteAsync(FrameKind.Exit, new byte[4], Token);
        }, Token);
        var arriving = Task.Run(async () =>
        {
            while (await server.ReadAsync(Token) is (FrameKind.Input, var bytes))
                input.Arrive(bytes);
        }, Token);
        var at = 0;
        while (await client.ReadAsync(Token) is (FrameKind.Pull, _))
        {
            var length = Math.Min(50_001, content.Length - at);
            await client.WriteAsync(FrameKind.Input, content.AsMemory(at, length), Token);
            at += length;
        }

        await reading;
        Assert.Equal(content, copy.ToArray());
    }

    [Fact]
    public async Task A_socket_path_too_long_for_the_system_lies_elsewhere()
    {
        var deep = directory.Of(new string('d', 120), "workspace");
        await using var server = await TestWorkspace.OpenAsync(deep, services => services.AddSinanStages());
        string path;
        await using (var socket = CommandSocket.Start(server.Services, "http://127.0.0.1:1"))
        {
            path = WorkspaceLock.FindHolder(deep)!.Socket!;
            Assert.False(path.StartsWith(deep, StringComparison.Ordinal));
            Assert.Equal(0, (await RunAsync("workspace", "verify", "--workspace", deep)).Exit);
        }

        Assert.False(File.Exists(path));
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_named()
    {
        await using var server = await TestWorkspace.OpenAsync(directory.Path, services => services.AddSinanStages());
        await using (CommandSocket.Start(server.Services, "http://127.0.0.1:1"))
        {
        }

        var answer = await RunAsync("workspace", "verify");

        Assert.Equal(1, answer.Exit);
        Assert.EndsWith("[workspace.server_gone]", answer.Error.Trim(), StringComparison.Ordinal);
    }

    async Task<Answer> RunAsync(params string[] args)
    {
        var (output, error) = (new StringWriter { NewLine = "\n" }, new StringWriter { NewLine = "\n" });
        var io = new CommandIo(output, error, Stream.Null, directory.Parent, false, name => name == "SINAN_WORKSPACE" ? directory.Path : null);
        return new Answer(await SinanCli.RunAsync(args, io), output.ToString(), error.ToString());
    }

    static async Task<FrameKind?> AskAsync(WorkspaceHolder holder, byte[] content)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(holder.Socket!), Token);
        await using var stream = new NetworkStream(socket);
        using var frames = new Frames(stream);
        await frames.WriteAsync(FrameKind.Command, content, Token);
        return (await frames.ReadAsync(Token))?.Kind;
    }

    async Task<(Frames Client, Frames Server)> PairAsync()
    {
        var path = directory.Of("pair.sock");
        var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(path));
        listener.Listen();
        var client = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await client.ConnectAsync(new UnixDomainSocketEndPoint(path), Token);
        return (new Frames(new NetworkStream(client, ownsSocket: true)), new Frames(new NetworkStream(await listener.AcceptAsync(Token), ownsSocket: true)));
    }

    sealed record Answer(int Exit, string Out, string Error);
}
