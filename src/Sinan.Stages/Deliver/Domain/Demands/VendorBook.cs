using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Initiatives;

namespace Sinan.Stages.Deliver.Domain.Demands;

/// <summary>Changes to the answers of vendors.</summary>
public static class VendorBook
{
    /// <summary>Keeps a new sheet (number 0) or changes one; empty answers are left out.</summary>
    /// <returns>Problems: "deliver.entry.title", "deliver.initiative.too_long", "deliver.vendor.question", "deliver.vendor.number", "deliver.entry.unknown", "deliver.entry.too_many".</returns>
    public static Outcome<InitiativeChange> Save(Initiative initiative, VendorSheet entered)
    {
        if (Entries.Fault(entered.Title, [], [.. entered.Answers.Values]) is { } fault)
            return fault;
        var answers = entered.Answers.Where(a => a.Value.Trim().Length > 0).ToImmutableSortedDictionary(a => a.Key, a => a.Value.Trim());
        foreach (var (code, answer) in answers)
        {
            if (VendorQuestion.All.FirstOrDefault(q => q.Code == code) is not { } question)
                return new Problem("deliver.vendor.question", ProblemKind.Invalid, Fact.Of("question", code));
            if (question.IsNumber && StepWork.Number(answer) is null)
                return new Problem("deliver.vendor.number", ProblemKind.Invalid, Fact.Of("question", new Phrase("deliver.vendor.question." + code)));
        }

        var sheet = entered with { Title = entered.Title.Trim(), Answers = answers };
        return Entries.Put(initiative.Vendors, sheet).Map(all => new InitiativeChange(initiative with { Vendors = all }, new Phrase("deliver.log.vendor", Fact.Of("title", sheet.Title))));
    }
}
