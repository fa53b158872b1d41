using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Sinan.Kernel;
using Sinan.Storage;

namespace Sinan.Cli;

/// <summary>Everything one command needs: its streams, the shared options, the words, and the workspace's services once opened.</summary>
public sealed class CommandContext(CommandIo io, Localizer words, SharedOptions options, WorkspaceOpener opener) : IAsyncDisposable
{
    readonly long started = Stopwatch.GetTimestamp();
    AsyncServiceScope? scope;

    public CommandIo Io { get; } = io;

    public Localizer Words { get; } = words;

    public SharedOptions Options { get; } = options;

    /// <summary>Progress on stderr: a bar on a terminal, nothing with --no-progress or --json into a pipe.</summary>
    public IProgressSink Progress { get; } = ConsoleProgress.For(io, words, options);

    /// <summary>Services of the workspace (opened, and created when <paramref name="create"/>), scoped to this command.</summary>
    /// <exception cref="ProblemException">The workspace is missing, newer than this program or held by another process.</exception>
    public async Task<IServiceProvider> WorkspaceAsync(bool create, CancellationToken cancellationToken)
    {
        if (scope is null)
        {
            var root = await opener.OpenAsync(WorkspaceOptions(create), cancellationToken);
            scope = root.CreateAsyncScope();
        }

        return scope.Value.ServiceProvider;
    }

    /// <summary>How the workspace of this command is opened. A new one counts its days in the zone that SINAN_ZONE names, else in UTC.</summary>
    /// <exception cref="ProblemException">"workspace.zone_unknown".</exception>
    public WorkspaceOptions WorkspaceOptions(bool create)
    {
        var zone = TimeZoneInfo.Utc;
        if (create && Io.Environment("SINAN_ZONE") is { Length: > 0 } name && !TimeZoneInfo.TryFindSystemTimeZoneById(name, out zone))
            throw new ProblemException(new Problem("workspace.zone_unknown", ProblemKind.Invalid, Fact.Of("zone", name)));
        return new WorkspaceOptions(Options.Workspace) { Create = create, Zone = zone, Threads = Options.Threads };
    }

    /// <summary>Whether this command is carried out by the server of its workspace.</summary>
    public bool IsServed => opener.IsServed(Options.Workspace);

    /// <summary>Lets the workspace go, so that a server can take it. Does nothing while a server carries the command out.</summary>
    public async Task CloseWorkspaceAsync()
    {
        if (scope is { } open)
            await open.DisposeAsync();
        scope = null;
        await opener.CloseAsync(Options.Workspace);
    }

    /// <summary>Writes the answer (one JSON document with --json, else what <paramref name="human"/> writes) or the problem, and returns the exit code.</summary>
    public int Answer<T>(Outcome<T> outcome, Action<T, TextWriter> human)
    {
        if (!outcome.IsOk)
            return Fail(outcome.Problem);
        if (Options.Json)
            Io.Out.WriteLine(Timed(JsonSerializer.SerializeToNode(outcome.Value, EvidenceJson.Options)!.AsObject()).ToJsonString(EvidenceJson.Options));
        else
            human(outcome.Value, Io.Out);
        return 0;
    }

    /// <summary>Every document says how long the work took; answers that do not measure it themselves get the time since the command began.</summary>
    JsonObject Timed(JsonObject document)
    {
        if (!document.ContainsKey("seconds"))
            document["seconds"] = Stopwatch.GetElapsedTime(started).TotalSeconds;
        return document;
    }

    public int Fail(Problem problem)
    {
        Io.Error.WriteLine(Words.Write(problem.Phrase) + " [" + problem.Code + "]");
        return problem.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (scope is { } open)
            await open.DisposeAsync();
    }
}
