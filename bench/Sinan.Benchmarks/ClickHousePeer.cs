using System.Buffers.Binary;
using System.Collections.Immutable;
using System.ComponentModel;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Sinan.Benchmarks;

/// <summary>A ClickHouse server of its own, where the machine has one: started on loopback for one comparison, with the same events.</summary>
public sealed class ClickHousePeer : IDisposable
{
    const int BytesPerRow = 4 + 4 + 8 + 1 + 1;

    readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("sinan-clickhouse-");
    readonly HttpClient client = new() { Timeout = Timeout.InfiniteTimeSpan };
    readonly Process server;

    ClickHousePeer(int threads)
    {
        var (http, tcp) = (FreePort(), FreePort());
        client.BaseAddress = new Uri($"http://127.0.0.1:{http}/");
        File.WriteAllText(Path.Combine(directory.FullName, "config.xml"), $"""
            <yandex>
              <logger><level>error</level><console>1</console></logger>
              <http_port>{http}</http_port><tcp_port>{tcp}</tcp_port><listen_host>127.0.0.1</listen_host>
              <path>{directory.FullName}/data/</path><tmp_path>{directory.FullName}/tmp/</tmp_path><user_files_path>{directory.FullName}/files/</user_files_path>
              <mark_cache_size>536870912</mark_cache_size>
              <users_config>users.xml</users_config><default_profile>default</default_profile><default_database>default</default_database>
            </yandex>
            """);
        File.WriteAllText(Path.Combine(directory.FullName, "users.xml"), $"""
            <yandex>
              <profiles><default><max_threads>{threads}</max_threads></default></profiles>
              <users><default><password></password><networks><ip>127.0.0.1</ip></networks><profile>default</profile><quota>default</quota></default></users>
              <quotas><default></default></quotas>
            </yandex>
            """);
        server = Process.Start(new ProcessStartInfo("clickhouse-server", ["--config-file", Path.Combine(directory.FullName, "config.xml")])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = directory.FullName,
        })!;
        server.OutputDataReceived += (_, _) => { };
        server.ErrorDataReceived += (_, _) => { };
        server.BeginOutputReadLine();
        server.BeginErrorReadLine();
    }

    /// <summary>Starts the server; null where there is none.</summary>
    public static async Task<ClickHousePeer?> StartAsync(int threads)
    {
        ClickHousePeer peer;
        try
        {
            peer = new ClickHousePeer(threads);
        }
        catch (Win32Exception)
        {
            return null;
        }

        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await peer.RowsAsync("select 1");
                return peer;
            }
            catch (HttpRequestException) when (attempt < 100)
            {
                await Task.Delay(100);
            }
        }
    }

    /// <summary>Loads the log into <c>events</c>, sorted as the questions want it.</summary>
    public async Task LoadAsync(GeneratedLog log)
    {
        await RowsAsync("create table events(user_no UInt32, time DateTime, ordinal UInt64, event_no UInt8, channel_no UInt8) engine = MergeTree partition by tuple() order by (user_no, time, ordinal)");
        var (users, times, codes) = (new int[GeneratedLog.ChunkSize], new long[GeneratedLog.ChunkSize], new int[GeneratedLog.ChunkSize]);
        for (long first = 0; first < log.Chunks; first += 64)
        {
            using var rows = new MemoryStream();
            for (var chunk = first; chunk < Math.Min(log.Chunks, first + 64); chunk++)
            {
                var n = log.Fill(chunk, users, times, codes);
                var bytes = new byte[n * BytesPerRow];
                for (var i = 0; i < n; i++)
                {
                    var row = bytes.AsSpan(i * BytesPerRow);
                    BinaryPrimitives.WriteInt32LittleEndian(row, users[i]);
                    BinaryPrimitives.WriteUInt32LittleEndian(row[4..], (uint)(times[i] / 1000));
                    BinaryPrimitives.WriteInt64LittleEndian(row[8..], chunk * GeneratedLog.ChunkSize + i);
                    row[16] = (byte)codes[i];
                    row[17] = (byte)GeneratedLog.ChannelOf(users[i], times[i]);
                }

                rows.Write(bytes);
            }

            rows.Position = 0;
            using var answer = await client.PostAsync("?query=" + Uri.EscapeDataString("insert into events format RowBinary"), new StreamContent(rows));
            answer.EnsureSuccessStatusCode();
        }

        // The loaded parts are merged into one, as they would be after some time.
        await RowsAsync("optimize table events final");
    }

    /// <summary>The rows of an answer, cells separated by a blank.</summary>
    public async Task<ImmutableArray<string>> RowsAsync(string sql)
    {
        using var answer = await client.PostAsync("", new StringContent(sql));
        var text = await answer.Content.ReadAsStringAsync();
        if (answer.StatusCode != HttpStatusCode.OK)
            throw new InvalidOperationException(text);
        return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(r => r.Replace('\t', ' '))];
    }

    public void Dispose()
    {
        server.Kill();
        server.WaitForExit();
        server.Dispose();
        client.Dispose();
        directory.Delete(recursive: true);
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
