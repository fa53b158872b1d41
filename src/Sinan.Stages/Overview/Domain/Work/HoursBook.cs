using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Overview.Domain.Loop;

namespace Sinan.Stages.Overview.Domain.Work;

/// <summary>Hours that people measured, before and after. Stored as the setting <see cref="Key"/>.</summary>
/// <param name="Entries">Oldest first.</param>
public sealed record HoursBook(ImmutableArray<HoursEntry> Entries)
{
    public const string Key = "overview.hours";

    public const int MostEntries = 2_000;

    public const double MostHours = 1_000;

    const int FirstYear = 2000, LastYear = 2200;

    public static HoursBook Empty { get; } = new([]);

    /// <summary>Adds an entry under the next number, whatever number it carries.</summary>
    /// <returns>Problems: "overview.hours.step", "overview.hours.range", "overview.hours.day", "overview.hours.too_many".</returns>
    public Outcome<HoursBook> Enter(HoursEntry entered)
    {
        if (!LoopMap.Steps.Contains(entered.Step))
            return new Problem("overview.hours.step", ProblemKind.Invalid);
        if (!(entered.Hours is > 0 and <= MostHours))
            return new Problem("overview.hours.range", ProblemKind.Invalid, Fact.Count("most", MostHours));
        if (entered.Day.Year is < FirstYear or > LastYear)
            return new Problem("overview.hours.day", ProblemKind.Invalid);
        if (Entries.Length >= MostEntries)
            return new Problem("overview.hours.too_many", ProblemKind.Conflict, Fact.Count("most", MostEntries));
        return new HoursBook(Entries.Add(entered with { Id = Entries.IsEmpty ? 1 : Entries[^1].Id + 1 }));
    }

    /// <returns>Problem: "overview.hours.not_found".</returns>
    public Outcome<HoursBook> Remove(long id) =>
        Entries.FirstOrDefault(e => e.Id == id) is { } entry ? new HoursBook(Entries.Remove(entry)) : new Problem("overview.hours.not_found", ProblemKind.NotFound, Fact.Count("id", id));
}
