using System.Collections.Immutable;
using System.Text.Json;
using Sinan.Kernel;
using Sinan.Numerics.Behavior;
using Sinan.Numerics.Statistics;
using Sinan.Stages.Understand.Contracts;
using Sinan.Stages.Understand.Domain.Behavior;
using Sinan.Stages.Understand.Features.BuildCohort;

namespace Sinan.Stages.Understand.Features;

/// <summary>What the behaviour questions share: the index, names turned into codes, breakdowns, dates, evidence.</summary>
public sealed class BehaviorDesk(
    IBehaviorIndexes indexes, IWorkspace workspace, IEvidenceStore evidence, TimeProvider clock, ISegments? segments = null, Likeliest? likeliest = null, CohortRules? cohorts = null)
{
    /// <summary>Name of the breakdown by the groups of the newest segmentation.</summary>
    public const string BySegment = "segment";

    /// <summary>Name of the breakdown by the newest prediction: the likeliest tenth of the users, and the others.</summary>
    public const string ByLikeliest = "likeliest";

    /// <summary>Text key of a breakdown by groups of users; null for a column of the data.</summary>
    public static string? NameKeyOf(string by) => by switch { BySegment => "understand.funnel.by.segment", ByLikeliest => "understand.predict.by", _ => null };

    /// <summary>Largest groups of a breakdown whose shares are shown in a table and kept as evidence.</summary>
    public const int MostGroupsProved = 12;

    const int MostNamesTold = 12;

    public TimeZoneInfo Zone => workspace.Zone;

    public TimeProvider Clock => clock;

    /// <summary>Borrows the index; a problem when there are no events.</summary>
    public async Task<Outcome<BehaviorLease>> OpenAsync(CancellationToken cancellationToken)
    {
        var lease = await indexes.OpenAsync(cancellationToken);
        if (lease.Index.Events > 0)
            return lease;
        lease.Dispose();
        return new Problem("understand.no_events", ProblemKind.NotEnough);
    }

    /// <summary>Code of an event name: as written, else ignoring case.</summary>
    public static Outcome<int> CodeOf(BehaviorIndex index, string name)
    {
        var code = index.CodeOf(name.Trim());
        if (code < 0)
            code = index.CodeOf(index.EventNames.FirstOrDefault(n => n.Equals(name.Trim(), StringComparison.OrdinalIgnoreCase)) ?? "");
        return code >= 0 ? code : new Problem("understand.unknown_event", ProblemKind.Invalid, Fact.Of("event", name), Fact.Of("known", Told(index.EventNames)));
    }

    /// <summary>Codes of event names, in their order.</summary>
    public static Outcome<ImmutableArray<int>> CodesOf(BehaviorIndex index, ImmutableArray<string> names)
    {
        var codes = ImmutableArray.CreateBuilder<int>();
        foreach (var name in names)
        {
            var code = CodeOf(index, name);
            if (!code.IsOk)
                return code.Problem;
            codes.Add(code.Value);
        }

        return codes.ToImmutable();
    }

    /// <summary>Code of an event name; null for an empty name.</summary>
    public static Outcome<int?> OptionalCodeOf(BehaviorIndex index, string? name) => string.IsNullOrWhiteSpace(name) ? Outcome<int?>.Ok(null) : CodeOf(index, name).Map(code => (int?)code);

    /// <summary>A column whose events carry codes; null for an empty name.</summary>
    public static Outcome<BehaviorColumn?> CodedColumn(BehaviorIndex index, string? name)
    {
        if (string.IsNullOrWhiteSpace(name))
            return Outcome<BehaviorColumn?>.Ok(null);
        if (index.Column(name.Trim()) is not { } column)
            return new Problem("understand.unknown_column", ProblemKind.Invalid, Fact.Of("column", name), Fact.Of("known", Told(index.Columns.Select(c => c.Name))));
        return column is { IsCoded: true, Origin: not BehaviorColumnOrigin.Session } ? column : new Problem("understand.too_many_groups", ProblemKind.Invalid, Fact.Of("column", column.Name));
    }

    /// <summary>A length of time in ms; null for an empty text.</summary>
    public static Outcome<long?> WindowOf(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return Outcome<long?>.Ok(null);
        return Window.Parse(text) is { } ms ? ms : new Problem("understand.bad_window", ProblemKind.Invalid, Fact.Of("window", text));
    }

    /// <summary>The bounds of a question in ms, from and to (exclusive); null where open.</summary>
    public Outcome<(long? From, long? To)> Bounds(string? from, string? to) => DayBounds.Of(from, to, workspace.Zone);

    /// <summary>Whole calendar periods over the log or the time asked for.</summary>
    /// <returns>Problems: "understand.bad_date", "understand.empty_period", "understand.trend.too_many_periods".</returns>
    public Outcome<LogPeriods> Periods(BehaviorIndex index, PeriodUnit unit, string? from, string? to, int most)
    {
        var bounds = Bounds(from, to);
        if (!bounds.IsOk)
            return bounds.Problem;
        if (LogPeriods.Of(index, unit, bounds.Value.From, bounds.Value.To, Zone) is not { } periods)
            return new Problem("understand.empty_period", ProblemKind.Invalid, Fact.Of("from", from ?? ""), Fact.Of("to", to ?? ""));
        return periods.Count <= most ? periods : new Problem("understand.trend.too_many_periods", ProblemKind.Invalid, Fact.Count("periods", periods.Count), Fact.Count("most", most));
    }

    /// <summary>The users of a segment, saved by rule or found in the behaviour; everybody for an empty id.</summary>
    /// <returns>Problems: "understand.cohort.unknown_segment" and those of a saved rule that no longer fits the data.</returns>
    public async Task<Outcome<BehaviorGrouping>> UsersAsync(BehaviorIndex index, string? segment, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(segment))
            return BehaviorGrouping.None;
        if (cohorts is null)
            return new Problem("understand.cohort.unknown_segment", ProblemKind.NotFound, Fact.Of("segment", segment));
        var members = await cohorts.MembersAsync(index, segment.Trim(), Environment.ProcessorCount, cancellationToken);
        return members.Map(of => BehaviorGrouping.None.Where(of));
    }

    /// <summary>Segments that a question can be asked of, by id and name.</summary>
    public async Task<IReadOnlyList<(string Id, Phrase Name)>> SegmentNamesAsync(CancellationToken cancellationToken)
    {
        var names = cohorts is null ? [] : (await cohorts.SavedAsync(cancellationToken)).Select(s => (s.Id, Phrase.Literal(s.Name))).ToList();
        if (segments is not null && await segments.LatestAsync(cancellationToken) is { HasGroups: true } report)
            names.AddRange(report.Segments.Select(s => (s.Id, s.Name)));
        return names;
    }

    /// <summary>A breakdown by a column or by segment, over the users of a segment or a share of them; no breakdown for an empty name.</summary>
    /// <returns>Problems: "understand.unknown_column", "understand.too_many_groups", "understand.cohort.unknown_segment", "understand.sample.share", "understand.sample.small".</returns>
    public async Task<Outcome<Breakdown>> BreakdownAsync(BehaviorIndex index, string? by, string? segment, double? share, CancellationToken cancellationToken)
    {
        var users = await UsersAsync(index, segment, cancellationToken);
        if (!users.IsOk)
            return users.Problem;
        var asked = SampleOf(index, share, users.Value);
        if (!asked.IsOk)
            return asked.Problem;
        var breakdown = await BreakdownAsync(index, by, cancellationToken);
        return breakdown.Map(b => b with { Grouping = b.Grouping.And(asked.Value.Users), Users = asked.Value.Users, Sample = asked.Value.Sample });
    }

    /// <summary>A share of the users asked about, and what it stands for; all of them without a share or with the whole.</summary>
    static Outcome<(BehaviorGrouping Users, SampleReport? Sample)> SampleOf(BehaviorIndex index, double? share, BehaviorGrouping users)
    {
        if (share is null or 1)
            return (users, null);
        if (share is not (> 0 and < 1))
            return new Problem("understand.sample.share", ProblemKind.Invalid, Fact.Decimal("share", share.Value));
        var sample = UserSample.Of(index, share.Value, users);
        return sample.Users < SampleReport.LeastUsers
            ? new Problem("understand.sample.small", ProblemKind.NotEnough, Fact.Count("users", sample.Users), Fact.Count("least", SampleReport.LeastUsers))
            : (BehaviorGrouping.None.Where(sample.Members), new SampleReport(share.Value, sample.Users, sample.Population));
    }

    /// <summary>A breakdown by a column or by segment; no breakdown for an empty name.</summary>
    async Task<Outcome<Breakdown>> BreakdownAsync(BehaviorIndex index, string? by, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(by))
            return new Breakdown(null, BehaviorGrouping.None, _ => (null, null));
        if (index.Column(by.Trim()) is { } column)
        {
            return column is { IsCoded: true, Values: < BehaviorGrouping.MostGroups, Origin: not BehaviorColumnOrigin.Session }
                ? new Breakdown(column.Name, BehaviorGrouping.ByColumn(column), group => (group < 0 ? null : column.TextOf(group), null))
                : new Problem("understand.too_many_groups", ProblemKind.Invalid, Fact.Of("column", column.Name));
        }

        if (by.Trim().Equals(BySegment, StringComparison.OrdinalIgnoreCase) && segments is not null && await segments.MembershipAsync(cancellationToken) is { } members)
        {
            var report = await segments.LatestAsync(cancellationToken);
            return ByUsers(BySegment, members, id => report?.Find(id)?.Name);
        }

        if (by.Trim().Equals(ByLikeliest, StringComparison.OrdinalIgnoreCase) && likeliest is not null && await likeliest.MembershipAsync(cancellationToken) is { } told)
            return ByUsers(ByLikeliest, told, id => new Phrase("understand.predict.group." + id));

        return new Problem("understand.unknown_column", ProblemKind.Invalid, Fact.Of("column", by), Fact.Of("known", Told(index.Columns.Select(c => c.Name))));
    }

    static Breakdown ByUsers(string name, SegmentMembership members, Func<string, Phrase?> called)
    {
        var codes = new int[members.OfUser.Length];
        for (var u = 0; u < codes.Length; u++)
            codes[u] = members.OfUser.Span[u];
        return new Breakdown(name, BehaviorGrouping.ByUser(codes, Math.Max(1, members.Segments.Count)), group => (members.Segments[group], called(members.Segments[group])));
    }

    /// <summary>Names of what one may break down by: columns with 2 to 1,000 values, fewest first, then segments and predictions when there are any.</summary>
    public async Task<IReadOnlyList<string>> BreakdownNamesAsync(BehaviorIndex index, CancellationToken cancellationToken)
    {
        var names = index.Columns.Where(c => c is { IsCoded: true, Values: >= 2 and <= 1000, Origin: not BehaviorColumnOrigin.Session }).OrderBy(c => c.Values).Select(c => c.Name).ToList();
        if (segments is not null && await segments.MembershipAsync(cancellationToken) is { Segments.Count: > 1 })
            names.Add(BySegment);
        if (likeliest is not null && await likeliest.IsKnownAsync(cancellationToken))
            names.Add(ByLikeliest);
        return names;
    }

    /// <summary>A share with its Wilson interval.</summary>
    public Evidence Share<TQuestion>(string question, TQuestion parameters, Phrase statement, DataVersion data, long part, long whole) =>
        Blank(question, parameters, statement, data) with
        {
            Method = "method.wilson",
            Value = (double)part / whole,
            Unit = FactKind.Share,
            Interval = Between(Proportions.Wilson(part, whole)),
            Users = whole,
        };

    /// <summary>A counted figure: exact, so without an interval.</summary>
    public Evidence Count<TQuestion>(string question, TQuestion parameters, Phrase statement, DataVersion data, double value, FactKind unit, long? users) =>
        Blank(question, parameters, statement, data) with { Method = "method.exact_count", Value = value, Unit = unit, NoInterval = "evidence.no_interval.exact_count", Users = users };

    /// <summary>Evidence to be completed by the caller.</summary>
    public Evidence Blank<TQuestion>(string question, TQuestion parameters, Phrase statement, DataVersion data) => new()
    {
        Stage = "understand",
        Question = question,
        Parameters = JsonSerializer.Serialize(parameters, EvidenceJson.Options),
        Statement = statement,
        Data = data,
        Method = "method.exact_count",
        Value = 0,
        Unit = FactKind.Number,
        CodeVersion = CodeVersion.Current,
        At = clock.GetUtcNow(),
    };

    public Task KeepAsync(IReadOnlyCollection<Evidence> sealedEvidence, CancellationToken cancellationToken) => evidence.SaveAsync(sealedEvidence, cancellationToken);

    public static Interval Between(Bounds bounds) => new(bounds.Low, bounds.High);

    static string Told(IEnumerable<string> names)
    {
        var all = names.ToList();
        return all.Count == 0 ? "–" : string.Join(", ", all.Take(MostNamesTold)) + (all.Count > MostNamesTold ? " …" : "");
    }
}

/// <summary>A breakdown that was asked for.</summary>
/// <param name="Name">Column, or "segment"; null = none.</param>
/// <param name="Grouping">For the index.</param>
/// <param name="NameOf">Value of a group, and its name when it is not the value itself.</param>
public sealed record Breakdown(string? Name, BehaviorGrouping Grouping, Func<int, (string? Value, Phrase? Name)> NameOf)
{
    /// <summary>The users asked about, not broken down.</summary>
    public BehaviorGrouping Users { get; init; } = BehaviorGrouping.None;

    /// <summary>The users asked about are a sample; null = all.</summary>
    public SampleReport? Sample { get; init; }
}
