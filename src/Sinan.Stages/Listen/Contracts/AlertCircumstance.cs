using System.Text.Json.Serialization;
using Sinan.Kernel;

namespace Sinan.Stages.Listen.Contracts;

/// <summary>An app version, device, segment or channel whose share among an alert's comments is surely above its share before. Nobody is counted twice: a known user has one vote, the newest.</summary>
/// <param name="Facet">Which facet.</param>
/// <param name="Value">Its value.</param>
/// <param name="Name">As people call it.</param>
/// <param name="Part">Voices of the alert with the value.</param>
/// <param name="Whole">Voices of the alert whose value is known.</param>
/// <param name="Before">Share before.</param>
/// <param name="Difference">Share in the alert minus share before; the interval holds for all values that were looked at together.</param>
/// <param name="P">Fisher's exact p of a rise, corrected by Holm over all values of all facets.</param>
public sealed record AlertCircumstance(FeedbackFacet Facet, string Value, Phrase Name, long Part, long Whole, double Before, ThemeFigure Difference, double P)
{
    [JsonIgnore]
    public double Share => Part / (double)Whole;

    /// <summary>In one sentence.</summary>
    [JsonIgnore]
    public Phrase Words => new(
        "listen.alert.circumstance", Fact.Of("facet", new Phrase("listen.facet." + Facet.ToString().ToLowerInvariant())), Fact.Of("name", Name), Fact.Share("share", Share), Fact.Share("before", Before),
        new Fact { Name = "difference", Kind = FactKind.Points, Number = Difference.Value, Interval = Difference.Interval, Evidence = Difference.Evidence });
}
