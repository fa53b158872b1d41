using System.Text.Json.Serialization;
using Sinan.Kernel;
using Sinan.Stages.Listen.Contracts;
using Sinan.Stages.Listen.Domain;
using Sinan.Stages.Listen.Domain.Impact;
using Sinan.Stages.Listen.Features.ListThemes;
using Sinan.Stages.Understand.Contracts;

namespace Sinan.Stages.Listen.Features.MeasureThemeImpact;

/// <summary>Which themes go with ratings, staying, leaving or revenue?</summary>
/// <param name="Outcome">What may go with them.</param>
public sealed record MeasureThemeImpact(ImpactOutcome Outcome = ImpactOutcome.Rating);

/// <param name="Id">Theme.</param>
/// <param name="Name">Its name.</param>
/// <param name="Speaking">People who speak of it.</param>
/// <param name="Others">People who do not.</param>
/// <param name="Difference">Outcome of the first minus that of the others of the same segment and month.</param>
/// <param name="P">Adjusted over all themes (Benjamini–Hochberg).</param>
public sealed record ThemeImpact(string Id, string Name, int Speaking, int Others, ThemeFigure Difference, double P);

/// <param name="Outcome">What was asked.</param>
/// <param name="Sentence">In one sentence.</param>
/// <param name="People">People with an outcome.</param>
/// <param name="Themes">Lowest difference first.</param>
public sealed record ThemeImpacts(ImpactOutcome Outcome, Phrase Sentence, int People, IReadOnlyList<ThemeImpact> Themes)
{
    const int MostDrawn = 10;

    /// <summary>The largest differences in size, in the order of <see cref="Themes"/>: what a chart can show.</summary>
    [JsonIgnore]
    public IReadOnlyList<ThemeImpact> Strongest => [.. Themes.OrderByDescending(t => Math.Abs(t.Difference.Value)).Take(MostDrawn).OrderBy(t => t.Difference.Value).ThenBy(t => t.Id, StringComparer.Ordinal)];
}

public sealed class MeasureThemeImpactHandler(
    IThemes themes, IFeedbackRecord record, IBehaviorIndexes indexes, ISegments segments, IEvidenceStore evidence, TimeProvider clock)
{
    const double Level = 0.05;

    /// <returns>Problems "listen.not_read", "listen.impact.too_few".</returns>
    public async Task<Outcome<ThemeImpacts>> HandleAsync(MeasureThemeImpact request, CancellationToken cancellationToken)
    {
        if (await themes.LatestAsync(cancellationToken) is not { } report)
            return new Problem("listen.not_read", ProblemKind.NotEnough);
        var members = await segments.MembershipAsync(cancellationToken);
        var made = new ImpactOutcomes(await record.ReadColumnsAsync(cancellationToken), user => members?.SegmentOf(user));
        ImpactPeople people;
        if (request.Outcome == ImpactOutcome.Rating)
        {
            people = made.Ratings();
        }
        else
        {
            using var lease = await indexes.OpenAsync(cancellationToken);
            people = made.Behavior(lease.Index, request.Outcome);
        }

        var contrasts = ThemeContrast.Of(people, report.Themes.Select(t => t.Id));
        if (contrasts.Count == 0)
            return new Problem("listen.impact.too_few", ProblemKind.NotEnough, Fact.Count("people", people.Count), Fact.Count("least", ThemeContrast.LeastPeople));
        var book = new EvidenceBook(report.Data, report.Seed, clock.GetUtcNow(), nameof(MeasureThemeImpact));
        var impacts = contrasts.Select(c => Impact(c, report.Find(c.Theme)!, request.Outcome, book)).OrderBy(i => i.Difference.Value).ThenBy(i => i.Id, StringComparer.Ordinal).ToArray();
        await evidence.SaveAsync(book.Entries, cancellationToken);
        return new ThemeImpacts(request.Outcome, Sentence(impacts, request.Outcome, people.Count), people.Count, impacts);
    }

    /// <summary>How a difference of the outcome is written.</summary>
    public static FactKind UnitOf(ImpactOutcome outcome) => outcome switch { ImpactOutcome.Rating => FactKind.Number, ImpactOutcome.Revenue => FactKind.Money, _ => FactKind.Points };

    static ThemeImpact Impact(ThemeContrast contrast, Theme theme, ImpactOutcome outcome, EvidenceBook book)
    {
        var named = new FoundTheme(theme.Id, theme.Language, theme.Name, [], [], [], []);
        var figure = book.Add(
            "impact_" + outcome.ToString().ToLowerInvariant(), named, "method.listen_impact", UnitOf(outcome), contrast.Effect.Difference,
            new Interval(contrast.Effect.Interval.Low, contrast.Effect.Interval.High), contrast.Speaking, [],
            Fact.Count("speaking", contrast.Speaking), Fact.Count("others", contrast.Others), Fact.Chance("p", contrast.P));
        return new ThemeImpact(theme.Id, theme.Name, contrast.Speaking, contrast.Others, figure, contrast.P);
    }

    static Phrase Sentence(ThemeImpact[] impacts, ImpactOutcome outcome, int people)
    {
        var key = "listen.impact.answer." + outcome.ToString().ToLowerInvariant();
        // Leaving is worse when there is more of it.
        var sure = impacts.Where(i => i.P < Level && (outcome == ImpactOutcome.Churn ? i.Difference.Value > 0 : i.Difference.Value < 0));
        return sure.MaxBy(i => Math.Abs(i.Difference.Value)) is { } worst
            ? new Phrase(key, Fact.Count("people", people), Fact.Of("theme", worst.Name), ThemeFacts.Of("difference", worst.Difference, UnitOf(outcome)))
            : new Phrase("listen.impact.answer_none", Fact.Count("people", people));
    }
}
