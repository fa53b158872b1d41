using Sinan.Kernel;
using Sinan.Stages.Understand.Contracts;

namespace Sinan.Stages.Listen.Domain.Facets;

/// <summary>What people call the values of facets: segments by their names, all else as the data say it.</summary>
/// <param name="segments">Newest segments; null before the first.</param>
public sealed class FacetNames(SegmentReport? segments)
{
    public Phrase Of(FeedbackFacet facet, string? value) =>
        value is null ? new Phrase("listen.facet.unknown")
        : facet == FeedbackFacet.Segment && segments?.Find(value) is { } segment ? segment.Name
        : Phrase.Literal(value);

    /// <summary>"version": as addresses, commands and evidence write it.</summary>
    public static string NameOf(FeedbackFacet facet) => facet.ToString().ToLowerInvariant();

    /// <summary>Text key of the facet's name within a sentence.</summary>
    public static string KeyOf(FeedbackFacet facet) => "listen.facet." + NameOf(facet);

    /// <summary>Text key of the same as a heading or label.</summary>
    public static string LabelOf(FeedbackFacet facet) => KeyOf(facet) + ".label";

    /// <summary>The facet of a name; null when there is none.</summary>
    public static FeedbackFacet? Parse(string? name) =>
        Enum.GetValues<FeedbackFacet>().Where(f => NameOf(f).Equals(name?.Trim(), StringComparison.OrdinalIgnoreCase)).Select(f => (FeedbackFacet?)f).FirstOrDefault();
}
