using System.Globalization;
using System.Text;
using Sinan.Kernel;

namespace Sinan.Stages.Collect.Data.Widgets;

/// <summary>Tells how long a form was open: a form carries the time at which it was opened under the workspace's keyed hash, so that a sender cannot invent it.</summary>
public sealed class FormTickets(IWorkspace workspace, TimeProvider clock)
{
    /// <summary>A form may lie open for a day.</summary>
    static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    public string Issue()
    {
        var at = clock.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        return $"{at}.{Seal(at)}";
    }

    /// <summary>How long ago a ticket was issued; null when it is missing, forged or too old.</summary>
    public TimeSpan? Age(string? ticket)
    {
        if (ticket?.Split('.') is not [var at, var seal] || seal != Seal(at) || !long.TryParse(at, CultureInfo.InvariantCulture, out var issued))
            return null;
        var age = clock.GetUtcNow() - DateTimeOffset.FromUnixTimeMilliseconds(issued);
        return age <= Longest ? age : null;
    }

    string Seal(string at) => ((ulong)(workspace.UserKey(Encoding.UTF8.GetBytes("feedback form " + at)) >> 64)).ToString("x16", CultureInfo.InvariantCulture);
}
