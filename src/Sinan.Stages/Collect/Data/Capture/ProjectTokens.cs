using System.Collections.Concurrent;
using Sinan.Kernel;

namespace Sinan.Stages.Collect.Data.Capture;

/// <summary>Tokens with which clients send events: public keys that may only capture. What was found is remembered for a few seconds, because every request asks.</summary>
public sealed class ProjectTokens(IApiKeys keys, TimeProvider clock)
{
    /// <summary>A revoked token is refused after this time at the latest.</summary>
    static readonly TimeSpan Remembered = TimeSpan.FromSeconds(5);

    readonly ConcurrentDictionary<string, long> known = new(StringComparer.Ordinal);

    /// <summary>Whether events under this token are taken.</summary>
    public async ValueTask<bool> AdmitsAsync(string? token, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(token))
            return false;
        if (known.TryGetValue(token, out var since) && clock.GetElapsedTime(since) < Remembered)
            return true;
        if ((await keys.VerifyAsync(token, cancellationToken))?.May(Permissions.Capture) != true)
        {
            known.TryRemove(token, out _);
            return false;
        }

        known[token] = clock.GetTimestamp();
        return true;
    }
}
