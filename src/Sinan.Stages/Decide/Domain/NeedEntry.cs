using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Decide.Contracts;

namespace Sinan.Stages.Decide.Domain;

/// <summary>What a person writes about a need.</summary>
/// <param name="Title">1 to 120 characters.</param>
/// <param name="Category">What kind.</param>
/// <param name="Text">At most 4,000 characters.</param>
/// <param name="Inputs">What is known of it, by the names of <see cref="NeedInputs"/>, each in its range; the effort is entered on its own.</param>
public sealed record NeedEntry(string Title, NeedCategory Category, string Text, ImmutableSortedDictionary<string, Estimate> Inputs)
{
    public const int MostTitle = 120, MostText = 4_000;

    /// <summary>The entry with blanks taken off its ends. Problems: "decide.need.title", "decide.need.text", "decide.need.input_unknown", "decide.need.input_range".</summary>
    public Outcome<NeedEntry> Check()
    {
        var (title, text) = (Title.Trim(), Text.Trim());
        if (title.Length is 0 or > MostTitle)
            return new Problem("decide.need.title", ProblemKind.Invalid, Fact.Count("most", MostTitle));
        if (text.Length > MostText)
            return new Problem("decide.need.text", ProblemKind.Invalid, Fact.Count("most", MostText));
        foreach (var (name, value) in Inputs)
        {
            if (name == "effort" || NeedInputs.RangeOf(name) is not var (least, most))
                return new Problem("decide.need.input_unknown", ProblemKind.Invalid, Fact.Of("input", name));
            if (!(value.Low >= least && value.Low <= value.Value && value.Value <= value.High && value.High <= most))
                return new Problem("decide.need.input_range", ProblemKind.Invalid, Fact.Of("input", new Phrase("decide.input." + name)), Fact.Decimal("least", least), Fact.Decimal("most", most));
        }

        return this with { Title = title, Text = text };
    }
}
