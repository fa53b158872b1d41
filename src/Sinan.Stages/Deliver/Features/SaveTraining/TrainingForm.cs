using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Sinan.Stages.Deliver.Domain.TrainingDemands;

namespace Sinan.Stages.Deliver.Features.SaveTraining;

/// <summary>A training demand as a form sends it; rows without any words are left out.</summary>
static class TrainingForm
{
    public static TrainingDemand Read(IFormCollection form) => new()
    {
        Number = DeliverDesk.EntryNumber(form["Number"]), Title = form["Title"].ToString(), Kind = DeliverDesk.Choice<TrainingKind>(form["Kind"]), Template = form["Template"].ToString(),
        Wanted = form["Wanted"].ToString(), Inside = form["Inside"].ToString(), Outside = form["Outside"].ToString(), Acceptance = form["Acceptance"].ToString(),
        Target = DeliverDesk.Number(form["Target"]) / 100, Trainer = form["Trainer"].ToString(), IsCleared = form["Cleared"] == "yes",
        Examples = [.. Rows(form, "Input").Select(row => new TrainingExample(Field(form, "Input", row), Field(form, "Output", row), Field(form, "Counter", row) == "yes")).Where(e => e.Input.Length + e.Output.Length > 0)],
        Slices = Slices(form),
    };

    static ImmutableArray<TrainingSlice> Slices(IFormCollection form) =>
    [
        .. Rows(form, "Name").Select(row => new TrainingSlice(
            Field(form, "Name", row), DeliverDesk.Whole(Field(form, "Train", row)) ?? 0, DeliverDesk.Whole(Field(form, "Test", row)) ?? 0, Field(form, "Source", row)))
            .Where(s => s.Name.Length + s.Source.Length > 0 || s.TrainRows + s.TestRows > 0),
    ];

    static IEnumerable<int> Rows(IFormCollection form, string name) => Enumerable.Range(0, form[name].Count);

    static string Field(IFormCollection form, string name, int row) => (form[name].ElementAtOrDefault(row) ?? "").Trim();
}
