using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Sinan.Tests.Storage;

/// <summary>A PostgreSQL server for one test, on a free port with an empty data directory; the test skips where PostgreSQL is not installed.</summary>
public sealed class PostgresServer : IAsyncDisposable
{
    readonly string programs;
    readonly DirectoryInfo directory;

    PostgresServer(string programs, DirectoryInfo directory, int port) =>
        (this.programs, this.directory, ConnectionString) = (programs, directory, $"Host=127.0.0.1;Port={port};Username=postgres;Database=postgres;Pooling=false");

    public string ConnectionString { get; }

    public static async Task<PostgresServer> StartAsync(CancellationToken cancellationToken)
    {
        var programs = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin")).Where(bin => File.Exists(Path.Combine(bin, "initdb"))).Order().LastOrDefault()
            : null;
        Assert.SkipWhen(programs is null, "PostgreSQL is not installed: its script was generated and reviewed, and is not run here.");
        var directory = Directory.CreateTempSubdirectory("sinan-pg-");
        if (!OperatingSystem.IsWindows())
            directory.UnixFileMode = (UnixFileMode)0b111_111_111;
        var server = new PostgresServer(programs!, directory, FreePort());
        var port = new Npgsql.NpgsqlConnectionStringBuilder(server.ConnectionString).Port;
        await server.RunAsync("initdb", ["-D", server.Data, "-U", "postgres", "-A", "trust", "--no-sync", "-E", "UTF8"], cancellationToken);
        await server.RunAsync("pg_ctl", ["-D", server.Data, "-w", "-l", Path.Combine(directory.FullName, "log"), "-o", $"-p {port} -k {directory.FullName} -h 127.0.0.1 -F", "start"], cancellationToken);
        return server;
    }

    string Data => Path.Combine(directory.FullName, "data");

    public async ValueTask DisposeAsync()
    {
        await RunAsync("pg_ctl", ["-D", Data, "-m", "immediate", "stop"], CancellationToken.None);
        directory.Delete(recursive: true);
    }

    /// <summary>PostgreSQL refuses to run as root; then it runs as nobody.</summary>
    async Task RunAsync(string program, string[] arguments, CancellationToken cancellationToken)
    {
        var path = Path.Combine(programs, program);
        var isRoot = Environment.UserName == "root";
        // Its output goes to a file: the server inherits the streams of pg_ctl and would keep a pipe open for ever.
        var start = new ProcessStartInfo(isRoot ? "runuser" : path, isRoot ? ["-u", "nobody", "--", path, .. arguments] : arguments) { WorkingDirectory = directory.FullName };
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync(cancellationToken);
        Assert.Equal(0, process.ExitCode);
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
