using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using Sinan.Kernel;
using Sinan.Numerics.Privacy;
using Sinan.Numerics.Statistics;
using Sinan.Stages.Collect.Data.Import;
using Sinan.Stages.Collect.Data.Tables;
using Sinan.Stages.Collect.Domain.Columns;
using Sinan.Stages.Collect.Domain.Keys;
using Sinan.Stages.Collect.Domain.Quality;
using Sinan.Stages.Collect.Domain.Times;

namespace Sinan.Stages.Collect.Data.Quality;

/// <summary>Counts what the quality report judges, in one plain file, in one pass.</summary>
public sealed class FileQuality(TableFiles tables)
{
    /// <summary>Any key serves: codes and hashes here live for one pass only.</summary>
    static readonly KeyedHash Hash = new(new UInt128(0x9E3779B97F4A7C15, 0xD1B54A32D192ED03));

    public Outcome<QualityFacts> Read(PlannedFile file, string? group, TimeZoneInfo zone, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var groupColumn = group is null ? -1 : file.File.Columns.IndexOf(group, 0, StringComparer.OrdinalIgnoreCase);
        if (group is not null && groupColumn < 0)
            return new Problem("collect.group_column", ProblemKind.Invalid, Fact.Of("column", group), Fact.Of("columns", string.Join(", ", file.File.Columns)));
        var columns = file.Guesses.Select(g => new ColumnCount(g)).ToArray();
        var times = new TimeCount(zone, now);
        var (users, items) = (new Counts(), new Counts());
        var events = new Utf8Codes(Hash);
        var groups = new GroupCount();
        var rejected = new SortedDictionary<string, long>(StringComparer.Ordinal);
        var seen = new Occurrences();
        var (user, item, timeColumn, eventColumn, value) = (file.Column(ColumnRole.User), file.Column(ColumnRole.Item), file.Column(ColumnRole.Time), file.Column(ColumnRole.Event), file.Column(ColumnRole.Value));
        var (text, rated) = (file.Column(ColumnRole.Text), Math.Max(file.Column(ColumnRole.Rating), file.Column(ColumnRole.Label)));
        long rows = 0, equal = 0, comments = 0, commentsWithUser = 0, commentsRated = 0;

        using var reader = tables.Open(file.File);
        var row = new List<byte>();
        while (reader.Read())
        {
            if (reader.Fault != RowFault.None || reader.Count != columns.Length)
            {
                var reason = reader.Fault == RowFault.None ? "wrong_columns" : RowFaults.ReasonOf(reader.Fault);
                rejected[reason] = rejected.GetValueOrDefault(reason) + 1;
                continue;
            }

            if (++rows % 4096 == 0)
                cancellationToken.ThrowIfCancellationRequested();
            row.Clear();
            for (var c = 0; c < columns.Length; c++)
            {
                columns[c].Add(reader[c]);
                row.AddRange(reader[c]);
                row.Add(0xFF);
            }

            if (seen.Next(Hash.Narrow(CollectionsMarshal.AsSpan(row))) > 0)
                equal++;
            var userCode = Add(users, reader, user);
            Add(items, reader, item);
            if (eventColumn >= 0 && !NumberText.IsMissing(reader[eventColumn]))
                events.CodeOf(reader[eventColumn], out _);
            if (timeColumn >= 0 && TimeText.TryRead(reader[timeColumn], file.Time!.Value, out var time, out var isUtc))
                times.Add(time, isUtc);
            if (text >= 0 && !NumberText.IsMissing(reader[text]))
            {
                comments++;
                commentsWithUser += userCode >= 0 ? 1 : 0;
                commentsRated += rated >= 0 && !NumberText.IsMissing(reader[rated]) ? 1 : 0;
            }

            if (groupColumn >= 0)
                groups.Add(reader[groupColumn], userCode, value >= 0 && !NumberText.IsMissing(reader[value]));
        }

        return new QualityFacts
        {
            Rows = rows,
            Columns = [.. columns.Select(c => c.Facts())],
            EqualRows = equal,
            Time = times.Facts(),
            // How often users and items come says something of behaviour only; a list of users holds each of them once.
            UserActivity = text < 0 && times.Any ? users.Histogram() : [],
            ItemActivity = text < 0 && times.Any ? items.Histogram() : [],
            EventNames = eventColumn >= 0 ? events.Count : 1,
            Feedback = comments,
            FeedbackWithUser = commentsWithUser,
            FeedbackRated = commentsRated,
            Group = groupColumn >= 0 ? groups.Facts(file.File.Columns[groupColumn]) : null,
            Rejected = rejected.ToImmutableSortedDictionary(StringComparer.Ordinal),
        };
    }

    static int Add(Counts counts, TableReader row, int column) => column < 0 || NumberText.IsMissing(row[column]) ? -1 : counts.Add(row[column]);

    /// <summary>Occurrences of each different text.</summary>
    sealed class Counts
    {
        readonly Utf8Codes codes = new(Hash);
        readonly List<long> counts = [];

        public int Add(ReadOnlySpan<byte> text)
        {
            var code = codes.CodeOf(text, out var isNew);
            if (isNew)
                counts.Add(0);
            counts[code]++;
            return code;
        }

        public ImmutableArray<(long, long)> Histogram() => [.. counts.GroupBy(n => n).OrderBy(g => g.Key).Select(g => (g.Key, g.LongCount()))];
    }

    sealed class ColumnCount(ColumnGuess guess)
    {
        readonly Utf8Codes distinct = new(Hash);
        readonly List<double> numbers = [];
        readonly bool isNumber = guess.Profile.Numeric >= 0.98 && guess.Profile.Present > 0 && guess.Role is not (ColumnRole.User or ColumnRole.Item or ColumnRole.Time or ColumnRole.Session or ColumnRole.Id or ColumnRole.RowNumber);
        long missing;
        long identifiers;

        public void Add(ReadOnlySpan<byte> cell)
        {
            if (NumberText.IsMissing(cell))
            {
                missing++;
                return;
            }

            var code = distinct.CodeOf(cell, out var isNew);
            if (isNumber && NumberText.TryRead(cell, out var number))
                numbers.Add(number);
            else if (guess.Role is not (ColumnRole.Time or ColumnRole.Item or ColumnRole.Id or ColumnRole.Session))
                Look(cell, code, isNew);
        }

        public ColumnFacts Facts() => new(
            guess.Profile.Name, guess.Role == ColumnRole.Time ? "time" : isNumber ? "number" : guess.Role is ColumnRole.User or ColumnRole.Item or ColumnRole.Id or ColumnRole.Session ? "id" : "text",
            ColumnRoles.NameOf(guess.Role), missing, distinct.Count, isNumber && numbers.Count > 0 ? NumbersOf(CollectionsMarshal.AsSpan(numbers)) : null, identifiers);

        readonly HashSet<int> personal = [];

        void Look(ReadOnlySpan<byte> cell, int code, bool isNew)
        {
            if (isNew && PersonalData.Find(Encoding.UTF8.GetString(cell)).Count > 0)
                personal.Add(code);
            if (personal.Contains(code))
                identifiers++;
        }
    }

    static NumberFacts NumbersOf(ReadOnlySpan<double> values)
    {
        var sorted = values.ToArray();
        Array.Sort(sorted);
        var (q1, median, q3) = (Quantiles.OfSorted(sorted, 0.25), Quantiles.OfSorted(sorted, 0.5), Quantiles.OfSorted(sorted, 0.75));
        var mean = sorted.Average();
        var (second, third) = (sorted.Average(x => (x - mean) * (x - mean)), sorted.Average(x => Math.Pow(x - mean, 3)));
        var reach = 3 * (q3 - q1);
        var outliers = reach > 0 ? sorted.LongCount(x => x < q1 - reach || x > q3 + reach) : 0;
        return new NumberFacts(sorted.Length, sorted[0], q1, median, q3, sorted[^1], mean, third / Math.Pow(second, 1.5), outliers);
    }

    sealed class TimeCount(TimeZoneInfo zone, DateTimeOffset now)
    {
        readonly ZoneClock clock = new(zone);
        readonly Dictionary<long, long> quarters = [];
        readonly long latest = now.ToUnixTimeMilliseconds();
        long first = long.MaxValue;
        long last = long.MinValue;
        long future;
        long past;
        bool hasClock;

        public bool Any => quarters.Count > 0;

        public void Add(long time, bool isUtc)
        {
            var utc = isUtc ? time : clock.ToUtc(time);
            (first, last) = (Math.Min(first, utc), Math.Max(last, utc));
            future += utc > latest ? 1 : 0;
            past += utc < TimeSummary.Year2000 ? 1 : 0;
            hasClock |= time % 86_400_000 != 0;
            var quarter = (long)Math.Floor((double)utc / TimeSummary.QuarterMilliseconds);
            quarters[quarter] = quarters.GetValueOrDefault(quarter) + 1;
        }

        public TimeFacts? Facts() => !Any ? null
            : TimeSummary.Of([.. quarters.OrderBy(q => q.Key).Select(q => (q.Key, q.Value))], first, last, future, past, hasClock, zone);
    }

    sealed class GroupCount
    {
        readonly Utf8Codes values = new(Hash);
        readonly List<(long Rows, HashSet<int> Users, long WithValue)> counts = [];

        public void Add(ReadOnlySpan<byte> value, int user, bool withValue)
        {
            if (NumberText.IsMissing(value))
                return;
            var code = values.CodeOf(value, out var isNew);
            if (isNew)
                counts.Add((0, [], 0));
            var count = counts[code];
            if (user >= 0)
                count.Users.Add(user);
            counts[code] = (count.Rows + 1, count.Users, count.WithValue + (withValue ? 1 : 0));
        }

        public GroupFacts Facts(string column) =>
            new(column, [.. counts.Select((c, i) => (values.TextOf(i), c.Rows, (long)c.Users.Count, c.WithValue)).OrderByDescending(v => v.Rows)]);
    }
}
