using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text.Json;
using Sinan.Kernel;

namespace Sinan.Cli.Serving;

/// <summary>Has a command carried out by the server that holds its workspace, as if it ran here.</summary>
static class CommandForwarder
{
    /// <summary>Environment variables that commands read; others stay here.</summary>
    static readonly string[] Variables = ["SINAN_WORKSPACE", "SINAN_LANG", "LANG", "NO_COLOR"];

    /// <returns>The exit code of the command.</returns>
    /// <exception cref="ProblemException">"workspace.server_gone": it does not answer, or went away in the middle.</exception>
    public static async Task<int> RunAsync(ServedElsewhereException served, IReadOnlyList<string> args, CommandIo io, CancellationToken cancellationToken)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(served.Holder.Socket!), cancellationToken);
        }
        catch (SocketException)
        {
            throw new ProblemException(Gone(served));
        }

        await using var stream = new NetworkStream(socket);
        using var frames = new Frames(stream);
        var variables = Variables.Select(name => (name, value: io.Environment(name))).Where(v => v.value is not null).ToDictionary(v => v.name, v => v.value!, StringComparer.Ordinal);
        var command = new ForwardedCommand(served.Holder.Token!, served.Directory, args, io.Directory, io.IsTerminal, variables);
        await frames.WriteAsync(FrameKind.Command, JsonSerializer.SerializeToUtf8Bytes(command, EvidenceJson.Options), cancellationToken);

        // Bytes, not text: what the server writes is passed on as it is.
        await io.Out.FlushAsync(cancellationToken);
        await using var output = new TextStream(io.Out);
        await using var error = new TextStream(io.Error);
        while (await frames.ReadAsync(cancellationToken) is var (kind, content))
        {
            switch (kind)
            {
                case FrameKind.Out:
                    await output.WriteAsync(content, cancellationToken);
                    break;
                case FrameKind.Error:
                    await error.WriteAsync(content, cancellationToken);
                    break;
                case FrameKind.Pull:
                    // Apart: while the caller has nothing to say, the command may have.
                    _ = SendInputAsync(io.In, frames, cancellationToken);
                    break;
                case FrameKind.Exit:
                    await io.Out.FlushAsync(cancellationToken);
                    await io.Error.FlushAsync(cancellationToken);
                    return BinaryPrimitives.ReadInt32LittleEndian(content);
            }
        }

        throw new ProblemException(Gone(served));
    }

    /// <summary>One piece of standard input, as asked for.</summary>
    static async Task SendInputAsync(Stream input, Frames frames, CancellationToken cancellationToken)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            var read = await input.ReadAsync(buffer, cancellationToken);
            await frames.WriteAsync(FrameKind.Input, buffer.AsMemory(0, read), cancellationToken);
        }
        catch (Exception over) when (over is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // The command ended without this piece.
        }
    }

    static Problem Gone(ServedElsewhereException served) => new("workspace.server_gone", ProblemKind.Conflict, Fact.Of("directory", served.Directory));
}
