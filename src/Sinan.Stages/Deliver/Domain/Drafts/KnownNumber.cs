using Sinan.Kernel;

namespace Sinan.Stages.Deliver.Domain.Drafts;

/// <summary>A number that evidence has.</summary>
/// <param name="Value">As evidence keeps it: shares as 0…1, durations in seconds.</param>
/// <param name="Kind">What it is.</param>
readonly record struct KnownNumber(double Value, FactKind Kind)
{
    /// <summary>Whether a text may write it so: equal to the places shown. Without a sign, only the amount counts ("fell by 3 %").</summary>
    public bool Supports(WrittenNumber written) => (Kind, written.Unit) switch
    {
        (FactKind.Share, NumberUnit.Share or NumberUnit.None) or (FactKind.Points, NumberUnit.Points) => Rounds(Value, written),
        (FactKind.Ratio, NumberUnit.Times or NumberUnit.None) => Rounds(Value, written),
        (FactKind.Count or FactKind.Number or FactKind.Money, NumberUnit.None) or (FactKind.Number, NumberUnit.Times) => Rounds(Value, written),
        // "7 days" may be a number of days that its sentence gives the unit to.
        (FactKind.Count or FactKind.Number, NumberUnit.Duration) => Rounds(Value, written),
        (FactKind.Duration, NumberUnit.Duration) => Lasts(written),
        _ => false,
    };

    /// <summary>Whether a value rounds to what is written; halves away from zero.</summary>
    static bool Rounds(double value, WrittenNumber written)
    {
        var known = written.IsSigned ? value : Math.Abs(value);
        if (known * written.Value < 0)
            return false;
        var beyond = Math.Abs(known) - Math.Abs(written.Value);
        return beyond >= -(written.Step / 2) - Slack(known) && beyond < Math.Max((written.Step / 2) - Slack(known), Slack(known));
    }

    /// <summary>The two largest units that are written may leave out the rest of it.</summary>
    bool Lasts(WrittenNumber written)
    {
        var (known, step) = (Math.Abs(Value), written.Step * written.Scale);
        var beyond = known - (written.Value * written.Scale);
        return beyond >= -(step / 2) - Slack(known) && beyond < Math.Max(step, Slack(known));
    }

    static double Slack(double value) => 1e-9 * Math.Max(1, Math.Abs(value));
}
