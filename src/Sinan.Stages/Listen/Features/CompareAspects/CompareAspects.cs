using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Listen.Contracts;

namespace Sinan.Stages.Listen.Features.CompareAspects;

/// <summary>Which aspects became better or worse from one period to another?</summary>
/// <param name="From">First day of the later period; null: the last quarter of the time.</param>
/// <param name="To">Its last day, inclusive; null: to the end.</param>
/// <param name="BeforeFrom">First day of the earlier period; null: as long as the later one, or from the beginning without a later one.</param>
/// <param name="BeforeTo">Its last day, inclusive; null: to the day before the later one.</param>
public sealed record CompareAspects(DateOnly? From = null, DateOnly? To = null, DateOnly? BeforeFrom = null, DateOnly? BeforeTo = null)
{
    /// <summary>Comments on an aspect in each period below which it is not compared.</summary>
    public const int LeastComments = 10;

    /// <summary>Chance that an unchanged aspect is called changed, over all aspects together: the share of false ones among those that are called so.</summary>
    public const double Level = 0.05;
}

/// <summary>How an aspect changed.</summary>
/// <param name="Id">Aspect.</param>
/// <param name="Name">Its name.</param>
/// <param name="Earlier">Comments on it in the earlier period.</param>
/// <param name="Later">Comments on it in the later one.</param>
/// <param name="EarlierBlame">Part that blamed it, 0…1.</param>
/// <param name="LaterBlame">Part that blames it, 0…1.</param>
/// <param name="Blame">Later − earlier, with Newcombe's interval.</param>
/// <param name="BlameP">Adjusted over all aspects and both feelings (Benjamini–Hochberg).</param>
/// <param name="EarlierPraise">Part that praised it, 0…1.</param>
/// <param name="LaterPraise">Part that praises it, 0…1.</param>
/// <param name="Praise">Later − earlier, with Newcombe's interval.</param>
/// <param name="PraiseP">Adjusted likewise.</param>
public sealed record AspectChange(
    string Id, string Name, long Earlier, long Later, double EarlierBlame, double LaterBlame, ThemeFigure Blame, double BlameP, double EarlierPraise, double LaterPraise, ThemeFigure Praise, double PraiseP)
{
    /// <summary>"worse", "better", "both" or "steady".</summary>
    public string Direction
    {
        get
        {
            var (blame, praise) = (BlameP < CompareAspects.Level ? Math.Sign(Blame.Value) : 0, PraiseP < CompareAspects.Level ? Math.Sign(Praise.Value) : 0);
            var (worse, better) = (blame > 0 || praise < 0, blame < 0 || praise > 0);
            return worse && better ? "both" : worse ? "worse" : better ? "better" : "steady";
        }
    }
}

/// <param name="Sentence">In one sentence.</param>
/// <param name="BeforeFrom">First day of the earlier period.</param>
/// <param name="BeforeTo">Its last day, inclusive.</param>
/// <param name="From">First day of the later period.</param>
/// <param name="To">Its last day, inclusive.</param>
/// <param name="Aspects">What became worse first, by the change of blame.</param>
/// <param name="TooFew">Aspects with too few comments in a period.</param>
public sealed record AspectChanges(Phrase Sentence, DateOnly BeforeFrom, DateOnly BeforeTo, DateOnly From, DateOnly To, ImmutableArray<AspectChange> Aspects, int TooFew);
