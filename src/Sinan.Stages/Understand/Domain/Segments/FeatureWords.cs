using Sinan.Kernel;

namespace Sinan.Stages.Understand.Domain.Segments;

/// <summary>Features as words: labels, and sentences about a group.</summary>
public static class FeatureWords
{
    const string Category = "category_share:";

    /// <summary>"Night visits", "Share of beauty".</summary>
    public static Phrase Label(string feature) =>
        feature.StartsWith(Category, StringComparison.Ordinal)
            ? new Phrase("understand.feature.category_share", Fact.Of("category", feature[Category.Length..]))
            : new Phrase("understand.feature." + feature);

    /// <summary>"61 % of their visits begin between 22:00 and 6:00, 2.4 times the average."</summary>
    /// <param name="feature">Feature.</param>
    /// <param name="value">Value of the group, named "value".</param>
    /// <param name="baseline">Value of everybody, named "baseline".</param>
    /// <param name="lift">Group over everybody, named "lift", with interval and evidence.</param>
    public static Phrase Says(string feature, Fact value, Fact baseline, Fact lift) =>
        feature.StartsWith(Category, StringComparison.Ordinal)
            ? new Phrase("understand.feature.category_share.says", Fact.Of("category", feature[Category.Length..]), value, baseline, lift)
            : new Phrase("understand.feature." + feature + ".says", value, baseline, lift);
}
