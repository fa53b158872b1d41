using System.Globalization;
using Sinan.Kernel;
using Sinan.Numerics.Behavior;

namespace Sinan.Stages.Listen.Domain.Impact;

/// <summary>Makes units of comments and of what their writers did.</summary>
/// <param name="feedback">All feedback with its readings.</param>
/// <param name="segmentOf">Segment of a user; null for none.</param>
public sealed class ImpactUnits(FeedbackColumns feedback, Func<int, string?> segmentOf)
{
    const long Day = 86_400_000;
    const int Window = 30;

    /// <summary>People by their ratings; each comment without a user counts as a person.</summary>
    public IEnumerable<ImpactUnit> Ratings() => Enumerable.Range(0, feedback.Count).Where(i => !double.IsNaN(feedback.Ratings[i])).GroupBy(i => feedback.Users[i] >= 0 ? feedback.Users[i] : -1 - i)
        .Select(person => Unit([.. person], person.Average(i => feedback.Ratings[i])));

    /// <summary>Known users by what they did after their first comment; users whose time after it is not all in the log are left out.</summary>
    /// <param name="index">The behaviour.</param>
    /// <param name="outcome">Any but the rating.</param>
    public IEnumerable<ImpactUnit> Behavior(BehaviorIndex index, ImpactOutcome outcome)
    {
        var last = outcome == ImpactOutcome.Churn ? 2 * Window : Window;
        var (values, quantities) = (index.Column("value"), index.Column("quantity"));
        foreach (var person in Enumerable.Range(0, feedback.Count).Where(i => feedback.Users[i] >= 0 && feedback.Times[i] != IntakeBatch.NoTime).GroupBy(i => feedback.Users[i]).OrderBy(p => p.Key))
        {
            var start = person.Min(i => feedback.Times[i]);
            if (person.Key >= index.Users || start < index.BaseMs || start + ((last + 1) * Day) > index.LastMs)
                continue;
            var (from, to) = index.RangeOf(person.Key);
            var (begin, end) = outcome == ImpactOutcome.Churn ? (start + ((Window + 1) * Day), start + ((last + 1) * Day)) : (start + Day, start + ((Window + 1) * Day));
            var (events, money) = (0, 0.0);
            for (var at = from; at < to; at++)
            {
                if (index.TimeAt(at) is var time && (time < begin || time >= end))
                    continue;
                events++;
                money += Money(values, quantities, at);
            }

            yield return Unit([.. person], outcome switch { ImpactOutcome.Retention => events > 0 ? 1 : 0, ImpactOutcome.Churn => events == 0 ? 1 : 0, _ => money });
        }
    }

    static double Money(BehaviorColumn? values, BehaviorColumn? quantities, long at)
    {
        if (values is not { IsNumber: true } || double.IsNaN(values.NumberAt(at)))
            return 0;
        return values.NumberAt(at) * (quantities is { IsNumber: true } && !double.IsNaN(quantities.NumberAt(at)) ? quantities.NumberAt(at) : 1);
    }

    ImpactUnit Unit(IReadOnlyList<int> said, double outcome)
    {
        var first = said.Where(i => feedback.Times[i] != IntakeBatch.NoTime).Select(i => feedback.Times[i]).DefaultIfEmpty(IntakeBatch.NoTime).Min();
        var month = first == IntakeBatch.NoTime ? "" : DateTimeOffset.FromUnixTimeMilliseconds(first).UtcDateTime.ToString("yyyy-MM", CultureInfo.InvariantCulture);
        var segment = feedback.Users[said[0]] is >= 0 and var user ? segmentOf(user) : null;
        return new ImpactUnit(outcome, segment + "\n" + month, said.Where(i => feedback.Themes[i] >= 0).Select(i => feedback.ThemeIds[feedback.Themes[i]]).ToHashSet(StringComparer.Ordinal));
    }
}
