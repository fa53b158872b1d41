using System.Collections.Immutable;
using Sinan.Numerics.Privacy;
using Sinan.Stages.Collect.Contracts;
using Sinan.Stages.Collect.Domain.Columns;

namespace Sinan.Stages.Collect.Data.Import;

/// <summary>Writes down how columns are read, for people to check.</summary>
public static class ColumnChoices
{
    const int ExampleCharacters = 60;

    /// <summary>The choices of the first file, and of further files where they have other columns.</summary>
    public static ImmutableArray<ColumnChoice> Of(ImportPlan plan)
    {
        var choices = plan.Files
            .SelectMany(file => file.Guesses.Select(guess => Of(file, guess)))
            .DistinctBy(c => (c.Column, c.Role));
        // Rows without an event column all get one name; people should see which.
        return plan.EventName is { } name && plan.Files.Any(f => f.Column(ColumnRole.Event) < 0)
            ? [.. choices, new ColumnChoice("", "event", 1, null, [name])]
            : [.. choices];
    }

    public static ColumnChoice Of(PlannedFile file, ColumnGuess guess) => new(
        guess.Profile.Name, ColumnRoles.NameOf(guess.Role), guess.Confidence,
        guess.Role == ColumnRole.Time ? file.Time?.Name : null,
        [.. guess.Profile.Examples.Select(e => Shown(guess.Role, e))]);

    static string Shown(ColumnRole role, string example)
    {
        if (role == ColumnRole.Private)
            return "[private]";
        var masked = PersonalData.Redact(example, stackalloc long[PersonalData.Kinds.Count]);
        return masked.Length <= ExampleCharacters ? masked : masked[..ExampleCharacters] + "…";
    }
}
