using System.Text.Json;
using Sinan.Kernel;

namespace Sinan.Storage;

/// <summary>Takes progress as often as the work likes to report it and keeps the latest for the next beat.</summary>
sealed class JobProgress(IProgressSink? onward) : IProgressSink
{
    readonly Lock gate = new();
    Phrase? doing;
    double fraction;
    bool isFresh;

    public void Report(Phrase doing, double fraction)
    {
        lock (gate)
        {
            this.doing = doing;
            if (double.IsFinite(fraction))
                this.fraction = Math.Clamp(fraction, 0, 1);
            isFresh = true;
        }

        onward?.Report(doing, fraction);
    }

    /// <summary>The latest report as stored, and whether it came since the last call.</summary>
    public (string? Doing, double Fraction, bool IsFresh) Take()
    {
        Phrase? phrase;
        double share;
        bool fresh;
        lock (gate)
        {
            (phrase, share, fresh) = (doing, fraction, isFresh);
            isFresh = false;
        }

        return (phrase is null ? null : JsonSerializer.Serialize(phrase, EvidenceJson.Options), share, fresh);
    }
}
