using Sinan.Kernel;

namespace Sinan.Stages.Deliver.Domain.Initiatives;

/// <summary>Changes to what an initiative is.</summary>
public static class Editing
{
    /// <summary>Checks what a person entered; blanks at the ends are dropped.</summary>
    /// <returns>Problems: "deliver.initiative.title", "deliver.initiative.too_long", "deliver.initiative.research_undated".</returns>
    public static Outcome<Initiative> Check(Initiative entered)
    {
        var clean = entered with
        {
            Title = entered.Title.Trim(), Owner = entered.Owner.Trim(), Theme = entered.Theme.Trim(), NeedId = entered.NeedId.Trim(), NeedTitle = entered.NeedTitle.Trim(),
        };
        if (clean.Title.Length is 0 or > Initiative.MostTitle)
            return new Problem("deliver.initiative.title", ProblemKind.Invalid, Fact.Count("most", Initiative.MostTitle));
        if (new[] { clean.Owner, clean.Theme, clean.NeedId, clean.NeedTitle }.Any(t => t.Length > Initiative.MostTitle))
            return new Problem("deliver.initiative.too_long", ProblemKind.Invalid, Fact.Count("most", Initiative.MostTitle));
        // What nobody can estimate cannot be promised for a day.
        if (clean is { Kind: ItemKind.Research, IsEstimable: false, ReleaseDate: not null })
            return new Problem("deliver.initiative.research_undated", ProblemKind.Conflict);
        return clean;
    }

    /// <summary>Takes over what a person entered; progress, answers and gates stay.</summary>
    /// <returns>Problems: those of <see cref="Check"/>.</returns>
    public static Outcome<InitiativeChange> Apply(Initiative initiative, Initiative entered) => Check(initiative with
    {
        Title = entered.Title, Kind = entered.Kind, Owner = entered.Owner, Theme = entered.Theme, NeedId = entered.NeedId, NeedTitle = entered.NeedTitle,
        ReleaseDate = entered.ReleaseDate, IsEstimable = entered.IsEstimable,
    }).Map(now => new InitiativeChange(now, new Phrase("deliver.log.edited")));
}
