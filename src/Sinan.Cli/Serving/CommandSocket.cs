using System.Buffers.Binary;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Sinan.Kernel;
using Sinan.Storage;

namespace Sinan.Cli.Serving;

/// <summary>The server's ear for commands of other processes on this machine: a Unix socket that only the owner may open, and a token from the lock file.</summary>
public sealed class CommandSocket : IAsyncDisposable
{
    // Limit of sun_path on macOS, the shortest of the systems, less its closing zero.
    const int LongestPath = 103;

    readonly Socket listener;
    readonly string path;
    readonly string token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
    readonly IServiceProvider services;
    readonly CancellationTokenSource stopping = new();
    readonly List<Task> running = [];
    Task accepting = Task.CompletedTask;
    int runningCommands;

    CommandSocket(Socket listener, string path, IServiceProvider services) => (this.listener, this.path, this.services) = (listener, path, services);

    /// <summary>Commands being carried out now.</summary>
    public int RunningCommands => Volatile.Read(ref runningCommands);

    /// <summary>Starts to listen and says so in the lock file.</summary>
    /// <param name="services">The server's services, its workspace opened.</param>
    /// <param name="url">Address of the pages.</param>
    public static CommandSocket Start(IServiceProvider services, string url)
    {
        var workspace = services.GetRequiredService<Workspace>();
        var (listener, path) = Listen(workspace.Root);
        var socket = new CommandSocket(listener, path, services);
        workspace.Lock.Announce(new WorkspaceHolder(Environment.ProcessId, path, socket.token, url));
        socket.accepting = socket.AcceptAsync();
        return socket;
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        listener.Dispose();
        File.Delete(path);
        await accepting;
        await Task.WhenAll(running);
        stopping.Dispose();
    }

    static (Socket Listener, string Path) Listen(string root)
    {
        var inside = Path.Combine(root, WorkspaceLock.SocketName);
        var elsewhere = Path.Combine(Path.GetTempPath(), "sinan-" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)) + ".sock");
        if (Encoding.UTF8.GetByteCount(inside) <= LongestPath)
        {
            try
            {
                return (Bind(inside), inside);
            }
            catch (SocketException)
            {
                // Some mounted file systems hold no sockets.
            }
        }

        return (Bind(elsewhere), elsewhere);
    }

    static Socket Bind(string path)
    {
        // The workspace lock is ours, so a socket file that is there belongs to a server that died.
        File.Delete(path);
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            socket.Bind(new UnixDomainSocketEndPoint(path));
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            socket.Listen();
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    async Task AcceptAsync()
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                var client = await listener.AcceptAsync(stopping.Token);
                running.RemoveAll(task => task.IsCompleted);
                running.Add(Task.Run(() => ServeAsync(client)));
            }
            catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                if (stopping.IsCancellationRequested)
                    return;
            }
        }
    }

    async Task ServeAsync(Socket client)
    {
        using var owned = client;
        await using var stream = new NetworkStream(client);
        using var frames = new Frames(stream);
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(stopping.Token);
        try
        {
            if (await frames.ReadAsync(cancel.Token) is not (FrameKind.Command, var content) || Read(content) is not { } command)
                return;
            var input = new FrameInput(frames);
            var listening = ListenAsync(frames, input, cancel);
            Interlocked.Increment(ref runningCommands);
            int exit;
            try
            {
                exit = await RunAsync(command, frames, input, cancel.Token);
            }
            finally
            {
                Interlocked.Decrement(ref runningCommands);
            }

            var code = new byte[sizeof(int)];
            BinaryPrimitives.WriteInt32LittleEndian(code, exit);
            await frames.WriteAsync(FrameKind.Exit, code, stopping.Token);
            await cancel.CancelAsync();
            await listening;
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException)
        {
            // The caller went away, or the server stops: nobody is left to answer.
        }
    }

    /// <summary>The command, or null when it is none or its token is wrong.</summary>
    ForwardedCommand? Read(byte[] content)
    {
        try
        {
            return JsonSerializer.Deserialize<ForwardedCommand>(content, EvidenceJson.Options) is { Token: { } given, Args: not null, Directory: not null, Environment: not null } command
                && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(token))
                    ? command
                    : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Takes standard input as it comes, and cancels the command when the caller goes away.</summary>
    static async Task ListenAsync(Frames frames, FrameInput input, CancellationTokenSource cancel)
    {
        try
        {
            while (await frames.ReadAsync(cancel.Token) is (FrameKind.Input, var content))
                input.Arrive(content);
            await cancel.CancelAsync();
        }
        catch (OperationCanceledException)
        {
            // The command is over.
        }
        catch (IOException)
        {
            // A caller that was killed resets the connection instead of closing it.
            await cancel.CancelAsync();
        }
        finally
        {
            input.End();
        }
    }

    async Task<int> RunAsync(ForwardedCommand command, Frames frames, FrameInput input, CancellationToken cancellationToken)
    {
        var utf8 = new UTF8Encoding(false);
        await using var output = new StreamWriter(new FrameOutput(frames, FrameKind.Out), utf8, bufferSize: 32 * 1024);
        await using var error = new StreamWriter(new FrameOutput(frames, FrameKind.Error), utf8) { AutoFlush = true };
        var io = new CommandIo(
            TextWriter.Synchronized(output), TextWriter.Synchronized(error), input, command.Directory, command.IsTerminal, name => command.Environment.GetValueOrDefault(name));
        await using var opener = new ServedOpener(services, command.Workspace);
        var exit = await SinanCli.RunAsync(command.Args, io, opener, cancellationToken);
        await output.FlushAsync(cancellationToken);
        return exit;
    }
}
