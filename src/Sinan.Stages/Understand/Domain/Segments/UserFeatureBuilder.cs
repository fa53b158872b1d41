using Sinan.Kernel;
using Sinan.Numerics.Learning;

namespace Sinan.Stages.Understand.Domain.Segments;

/// <summary>Computes <see cref="UserFeatures"/> in one parallel pass over the index.</summary>
public static class UserFeatureBuilder
{
    /// <summary>Categories that become features of their own; the rest is small or many.</summary>
    public const int MostCategories = 8;

    const double DayMs = 86_400_000;

    const int BlockUsers = 4096;

    /// <summary>A user's shares are pulled towards everybody's as if by this many further sessions (or item events): two visits prove no habit.</summary>
    const double PriorSessions = 1, PriorItemEvents = 5;

    public static UserFeatures Build(FeatureSource source, int threads, CancellationToken cancellationToken)
    {
        var index = source.Index;
        var span = TimeSpanOfLog.Of(index);
        var clock = new LocalClock(source.Zone, span.FromMs - (long)DayMs, span.ToMs + (long)DayMs);
        var orders = OrderEvents.Of(index);
        var measures = Measures.Of(source, orders);

        var (rowOf, values, sessions, itemEvents) = (new bool[index.Users], new FeatureMatrix(index.Users, measures.Count), new double[index.Users], new double[index.Users]);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = threads > 0 ? threads : -1, CancellationToken = cancellationToken };
        Parallel.For(0, (index.Users + BlockUsers - 1) / BlockUsers, parallel, block =>
        {
            var walk = new UserWalk(source, clock, span, orders);
            for (var user = block * BlockUsers; user < Math.Min(index.Users, (block + 1) * BlockUsers); user++)
            {
                if (!walk.Run(user))
                    continue;
                (rowOf[user], sessions[user], itemEvents[user]) = (true, walk.Sessions, walk.ItemEvents);
                for (var m = 0; m < measures.Count; m++)
                    values[user, m] = measures[m].Plain(walk, span);
            }
        });

        int[] users = [.. Enumerable.Range(0, index.Users).Where(u => rowOf[u])];
        var made = new UserFeatures
        {
            Features = [.. measures.Select(m => m.Feature)],
            UserNos = users,
            Plain = values.Take(users),
            Smooth = new FeatureMatrix(users.Length, measures.Count),
            Sessions = [.. users.Select(u => sessions[u])],
            ItemEvents = [.. users.Select(u => itemEvents[u])],
        };
        for (var m = 0; m < measures.Count; m++)
            Smooth(made, measures[m], m);
        return made;
    }

    static void Smooth(UserFeatures made, Measure measure, int column)
    {
        if (measure.Of is null)
        {
            for (var row = 0; row < made.Rows; row++)
                made.Smooth[row, column] = measure.IsLinear ? made.Plain[row, column] : Math.Log(1 + Math.Max(0, made.Plain[row, column]));
            return;
        }

        var (weights, prior) = measure.Of == Whole.Sessions ? (made.Sessions, PriorSessions) : (made.ItemEvents, PriorItemEvents);
        var (sum, total) = (0.0, 0.0);
        for (var row = 0; row < made.Rows; row++)
        {
            if (double.IsNaN(made.Plain[row, column]))
                continue;
            sum += made.Plain[row, column] * weights[row];
            total += weights[row];
        }

        var everybody = total > 0 ? sum / total : 0;
        for (var row = 0; row < made.Rows; row++)
        {
            var own = double.IsNaN(made.Plain[row, column]) ? 0 : made.Plain[row, column] * weights[row];
            made.Smooth[row, column] = (own + (prior * everybody)) / (weights[row] + prior);
        }
    }

    enum Whole
    {
        Sessions,
        ItemEvents,
    }

    /// <summary>How one feature is computed.</summary>
    /// <param name="Feature">What it is.</param>
    /// <param name="Plain">Its value for a user.</param>
    /// <param name="Of">For shares: what they are shares of; null for amounts.</param>
    /// <param name="IsLinear">Amounts that cluster as they are, without the logarithm.</param>
    sealed record Measure(UserFeature Feature, Func<UserWalk, TimeSpanOfLog, double> Plain, Whole? Of = null, bool IsLinear = false);

    static class Measures
    {
        public static List<Measure> Of(FeatureSource source, OrderEvents orders)
        {
            var list = new List<Measure>();
            Add("recency_days", "activity", FactKind.Number, (w, s) => Math.Max(0, s.ToMs - w.LastMs) / DayMs, isLinear: true);
            Add("tenure_days", "activity", FactKind.Number, (w, s) => Math.Max(0, s.ToMs - Math.Max(w.FirstMs, s.FromMs)) / DayMs, isLinear: true);
            Add("active_days", "activity", FactKind.Number, (w, _) => w.ActiveDays);
            Add("sessions", "activity", FactKind.Number, (w, _) => w.Sessions);
            Add("events_per_session", "activity", FactKind.Number, (w, _) => (double)w.Events / w.Sessions);
            if (source.DurationColumn is not null)
                Add("dwell_seconds", "activity", FactKind.Duration, (w, _) => w.Durations == 0 ? double.NaN : w.DurationSum / w.Durations);
            Part(UserFeatures.NightShare, w => HoursShare(w, 22, 30));
            Part("morning_share", w => HoursShare(w, 6, 11));
            Part(UserFeatures.MiddayShare, w => HoursShare(w, 11, 14));
            Part("afternoon_share", w => HoursShare(w, 14, 18));
            Part("evening_share", w => HoursShare(w, 18, 22));
            Part(UserFeatures.WeekendShare, w => (w.Weekdays[5] + w.Weekdays[6]) / w.Sessions);
            if (orders.Any)
            {
                Add("orders", "value", FactKind.Number, (w, _) => w.Orders);
                Add("order_share", "value", FactKind.Share, (w, _) => (double)w.Orders / w.Sessions, Whole.Sessions);
                if (source.ValueColumn is not null)
                {
                    Add("value", "value", FactKind.Money, (w, _) => w.Value);
                    Add("basket", "value", FactKind.Money, (w, _) => w.Orders == 0 ? double.NaN : w.Value / w.Orders);
                }
            }

            for (var c = 0; c < Math.Min(source.Categories.Count, MostCategories); c++)
            {
                var category = c;
                Add("category_share:" + source.Categories[c], "interest", FactKind.Share, (w, _) => w.ItemEvents == 0 ? double.NaN : w.CategoryEvents[category] / w.ItemEvents, Whole.ItemEvents);
            }

            return list;

            void Part(string name, Func<UserWalk, double> share) => Add(name, "habit", FactKind.Share, (w, _) => share(w), Whole.Sessions);

            void Add(string name, string family, FactKind kind, Func<UserWalk, TimeSpanOfLog, double> plain, Whole? of = null, bool isLinear = false) =>
                list.Add(new Measure(new UserFeature(name, family, kind), plain, of, isLinear));
        }

        static double HoursShare(UserWalk walk, int from, int to)
        {
            var sum = 0.0;
            for (var hour = from; hour < to; hour++)
                sum += walk.Hours[hour % 24];
            return sum / walk.Sessions;
        }
    }
}
