using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Initiatives;

namespace Sinan.Stages.Deliver.Domain.TrainingDemands;

/// <summary>Changes to the training demands of an initiative.</summary>
public static class TrainingBook
{
    const int MostExamples = 100, MostSlices = 50, MostRows = 100_000_000;

    /// <summary>Keeps a new demand (number 0) or changes one.</summary>
    /// <returns>Problems: "deliver.entry.title", "deliver.initiative.too_long", "deliver.training.template", "deliver.training.target", "deliver.training.example" (nothing goes in, or too many), "deliver.training.slice" (no name, a name twice, rows below 0, or too many), "deliver.entry.unknown", "deliver.entry.too_many".</returns>
    public static Outcome<InitiativeChange> Save(Initiative initiative, TrainingDemand entered)
    {
        string[] words = [entered.Wanted, entered.Inside, entered.Outside, entered.Acceptance, .. entered.Examples.SelectMany(e => new[] { e.Input, e.Output }), .. entered.Slices.Select(s => s.Source)];
        if (Entries.Fault(entered.Title, [entered.Trainer, .. entered.Slices.Select(s => s.Name)], words) is { } fault)
            return fault;
        if (entered.Template.Length > 0 && TrainingTemplate.Find(entered.Template) is null)
            return new Problem("deliver.training.template", ProblemKind.Invalid, Fact.Of("template", entered.Template));
        if (entered.Target is { } target && !(target is > 0 and < 1))
            return new Problem("deliver.training.target", ProblemKind.Invalid);
        if (entered.Examples.Length > MostExamples || entered.Examples.Any(e => e.Input.Trim().Length == 0))
            return new Problem("deliver.training.example", ProblemKind.Invalid, Fact.Count("most", MostExamples));
        if (entered.Slices.Length > MostSlices || entered.Slices.Any(s => s.Name.Trim().Length == 0 || s.TrainRows is < 0 or > MostRows || s.TestRows is < 0 or > MostRows)
            || entered.Slices.DistinctBy(s => s.Name.Trim()).Count() < entered.Slices.Length)
            return new Problem("deliver.training.slice", ProblemKind.Invalid, Fact.Count("most", MostSlices));
        var demand = entered with
        {
            Title = entered.Title.Trim(), Wanted = entered.Wanted.Trim(), Inside = entered.Inside.Trim(), Outside = entered.Outside.Trim(), Acceptance = entered.Acceptance.Trim(), Trainer = entered.Trainer.Trim(),
            Examples = [.. entered.Examples.Select(e => e with { Input = e.Input.Trim(), Output = e.Output.Trim() })], Slices = [.. entered.Slices.Select(s => s with { Name = s.Name.Trim(), Source = s.Source.Trim() })],
        };
        return Entries.Put(initiative.Training, demand).Map(all => new InitiativeChange(initiative with { Training = all }, new Phrase("deliver.log.training", Fact.Of("title", demand.Title))));
    }
}
