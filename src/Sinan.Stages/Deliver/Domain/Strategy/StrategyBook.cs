using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Initiatives;

namespace Sinan.Stages.Deliver.Domain.Strategy;

/// <summary>Themes of the strategy and opportunities; kept under the setting <see cref="Key"/>.</summary>
/// <param name="Themes">In the order entered.</param>
/// <param name="Opportunities">By number.</param>
public sealed record StrategyBook(ImmutableArray<Theme> Themes, ImmutableArray<Opportunity> Opportunities)
{
    public const string Key = "deliver.strategy";

    const int MostThemes = 50;

    public static StrategyBook Empty { get; } = new([], []);

    /// <summary>Adds a theme, or changes the one of the same name.</summary>
    /// <returns>Problems: "deliver.entry.title", "deliver.initiative.too_long", "deliver.theme.too_many".</returns>
    public Outcome<StrategyBook> Keep(Theme entered)
    {
        if (Entries.Fault(entered.Name, [entered.Owner], [entered.Goal]) is { } fault)
            return fault;
        var theme = entered with { Name = entered.Name.Trim(), Goal = entered.Goal.Trim(), Owner = entered.Owner.Trim() };
        var known = Themes.FirstOrDefault(t => t.Name == theme.Name);
        if (known is null && Themes.Length >= MostThemes)
            return new Problem("deliver.theme.too_many", ProblemKind.Conflict, Fact.Count("most", MostThemes));
        return this with { Themes = known is null ? Themes.Add(theme) : Themes.Replace(known, theme) };
    }

    /// <summary>Keeps a new opportunity (number 0) or changes one; the initiative that came of it stays.</summary>
    /// <returns>Problems: "deliver.entry.title", "deliver.initiative.too_long", "deliver.opportunity.field", "deliver.opportunity.learned" (left without a reason), "deliver.entry.unknown", "deliver.entry.too_many".</returns>
    public Outcome<StrategyBook> Keep(Opportunity entered)
    {
        if (Entries.Fault(entered.Title, [entered.Field, entered.Theme, entered.Owner], [entered.Idea, entered.Next, entered.Learned]) is { } fault)
            return fault;
        if (entered.Field.Trim().Length == 0)
            return new Problem("deliver.opportunity.field", ProblemKind.Invalid);
        if (entered.State == OpportunityState.Left && entered.Learned.Trim().Length == 0)
            return new Problem("deliver.opportunity.learned", ProblemKind.Invalid);
        var opportunity = entered with
        {
            Title = entered.Title.Trim(), Field = entered.Field.Trim(), Theme = entered.Theme.Trim(), Idea = entered.Idea.Trim(), Next = entered.Next.Trim(), Learned = entered.Learned.Trim(), Owner = entered.Owner.Trim(),
            Initiative = Find(entered.Number)?.Initiative,
        };
        return Entries.Put(Opportunities, opportunity).Map(all => this with { Opportunities = all });
    }

    /// <summary>Notes the initiative that came of an opportunity.</summary>
    /// <returns>Problem: "deliver.entry.unknown".</returns>
    public Outcome<StrategyBook> Started(int number, long initiative) => Find(number) is { } known
        ? this with { Opportunities = Opportunities.Replace(known, known with { State = OpportunityState.Started, Initiative = initiative }) }
        : new Problem("deliver.entry.unknown", ProblemKind.NotFound, Fact.Count("number", number));

    /// <summary>Null when there is none of that number.</summary>
    public Opportunity? Find(int number) => Opportunities.FirstOrDefault(o => o.Number == number);
}
