using System.Globalization;
using System.Text;
using Sinan.Kernel;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Collect.Data.Capture;

/// <summary>Arriving events that were not taken, one file a day: when, why, name of the event, hash of the user. Their content is not kept.</summary>
public sealed class CaptureRejects(IWorkspace workspace)
{
    /// <summary>A broken client must not fill the disk; the counts go on.</summary>
    const long MostBytes = 10 << 20;

    readonly Lock gate = new();

    /// <summary>Appends the rejected ones of some arrivals.</summary>
    /// <returns>Path of the file.</returns>
    public string Add(IEnumerable<Arrival> arrivals, DateTimeOffset now)
    {
        var path = workspace.PathOf("rejects", string.Create(CultureInfo.InvariantCulture, $"live-{now:yyyy-MM-dd}.csv"));
        var lines = new StringBuilder();
        foreach (var (atMs, name, user, reason) in arrivals)
        {
            if (reason is null)
                continue;
            var hash = user == 0 ? "" : ((ulong)(user >> 64)).ToString("x16", CultureInfo.InvariantCulture);
            lines.Append(CultureInfo.InvariantCulture, $"{DateTimeOffset.FromUnixTimeMilliseconds(atMs):yyyy-MM-ddTHH:mm:ss.fffZ},{reason},{Csv.Field(name)},{hash}\n");
        }

        lock (gate)
        {
            var file = new FileInfo(path);
            if (file.Exists && file.Length > MostBytes)
                return path;
            // A byte-order mark, so that spreadsheets read Chinese as it is.
            File.AppendAllText(path, (file.Exists ? "" : "\uFEFFat,reason,event,user\n") + lines, new UTF8Encoding(false));
        }

        return path;
    }
}
