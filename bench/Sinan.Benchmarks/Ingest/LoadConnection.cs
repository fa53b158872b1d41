using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;

namespace Sinan.Benchmarks.Ingest;

/// <summary>One connection over which requests are sent one after the other: no more than that, so that the generator leaves the processors to the server.</summary>
sealed class LoadConnection : IDisposable
{
    readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    readonly byte[] answer = new byte[16 << 10];

    public static async Task<LoadConnection> OpenAsync(IPEndPoint server)
    {
        var connection = new LoadConnection();
        await connection.socket.ConnectAsync(server);
        return connection;
    }

    /// <summary>Sends a request and reads the whole answer.</summary>
    /// <returns>Its status code; 0 when the connection broke.</returns>
    public async Task<int> SendAsync(ReadOnlyMemory<byte> request)
    {
        try
        {
            for (var sent = 0; sent < request.Length;)
                sent += await socket.SendAsync(request[sent..]);
            var filled = 0;
            while (await socket.ReceiveAsync(answer.AsMemory(filled)) is var read and > 0)
            {
                filled += read;
                if (IsWhole(answer.AsSpan(0, filled)))
                    return ((answer[9] - '0') * 100) + ((answer[10] - '0') * 10) + (answer[11] - '0');
            }

            return 0;
        }
        catch (SocketException)
        {
            return 0;
        }
    }

    public void Dispose() => socket.Dispose();

    /// <summary>Answers come with a length or in chunks.</summary>
    static bool IsWhole(ReadOnlySpan<byte> answer)
    {
        var end = answer.IndexOf("\r\n\r\n"u8);
        if (end < 0)
            return false;
        var length = answer[..end].IndexOf("Content-Length: "u8);
        if (length < 0)
            return answer.EndsWith("0\r\n\r\n"u8);
        return Utf8Parser.TryParse(answer[(length + "Content-Length: ".Length)..], out int bytes, out _) && answer.Length >= end + 4 + bytes;
    }
}
