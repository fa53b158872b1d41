using System.Collections.Immutable;
using System.Globalization;
using Sinan.Kernel;
using Sinan.Stages.Listen.Domain.Surveys;

namespace Sinan.Stages.Listen.Features.SimulateShares;

/// <summary>Which of these products would people choose?</summary>
/// <param name="Id">Survey.</param>
/// <param name="Question">Choice experiment; null = the first one.</param>
/// <param name="Products">Products × attributes: level numbers from 0; empty = one of all first and one of all last levels.</param>
/// <param name="Version">Version; null = the newest.</param>
/// <param name="Weighted">Whether answers are weighted.</param>
public sealed record SimulateShares(long Id, string? Question, ImmutableArray<ImmutableArray<int>> Products, int? Version = null, bool Weighted = false)
{
    public const int LeastProducts = 2, MostProducts = 5;

    /// <summary>Products written "0,1;1,0": levels apart by commas, products by semicolons; empty text = none, null when it is no such text.</summary>
    public static ImmutableArray<ImmutableArray<int>>? Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return [];
        var products = text.Split(';').Select(p => p.Split(',').Select(l => int.TryParse(l, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var level) ? level : -1).ToImmutableArray()).ToImmutableArray();
        return products.Any(p => p.Contains(-1)) ? null : products;
    }
}

/// <param name="Product">Place of the product; null for "none of these".</param>
/// <param name="Name">Its letter and levels; empty for "none of these".</param>
/// <param name="Share">Share of the choices with interval and proof.</param>
public sealed record ProductShare(int? Product, string Name, Fact Share);

/// <param name="Title">Survey.</param>
/// <param name="Question">Choice experiment.</param>
/// <param name="Questions">Choice experiments of the survey: id and words.</param>
/// <param name="Attributes">Attributes and levels to choose from.</param>
/// <param name="Products">What was set side by side.</param>
/// <param name="Shares">Largest first.</param>
/// <param name="Answers">People whose choices were used.</param>
/// <param name="Weighted">Whether they are weighted.</param>
/// <param name="CanWeight">Whether the survey knows shares of the population.</param>
/// <param name="Sentence">In words.</param>
public sealed record ShareReport(
    string Title, string Question, ImmutableArray<KeyValuePair<string, string>> Questions, ImmutableArray<ProductAttribute> Attributes, ImmutableArray<ImmutableArray<int>> Products,
    ImmutableArray<ProductShare> Shares, int Answers, bool Weighted, bool CanWeight, Phrase Sentence);
