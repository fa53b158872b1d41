using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Sinan.Stages.Deliver.Domain.Timetables;

namespace Sinan.Stages.Deliver.Features.PlanMilestones;

/// <summary>Milestones as the rows of a form; a row without a name is gone, and the numbers after it move up.</summary>
static class MilestoneForm
{
    public static ImmutableArray<Milestone> Read(IFormCollection form)
    {
        var names = form["Name"];
        var numbers = RowNumbers.Of(names.Count, row => !string.IsNullOrWhiteSpace(names[row]));
        return
        [
            .. numbers.Keys.Select(row => new Milestone
            {
                Name = names[row - 1]!, After = RowNumbers.Read(Field("After", row), numbers, names.Count), Low = Number(Field("Low", row)), Mode = Number(Field("Mode", row)), High = Number(Field("High", row)),
                Rework = Number(Field("Rework", row)) / 100, DoneOn = DeliverDesk.Day(Field("DoneOn", row)),
            }),
        ];

        string Field(string name, int row) => form[name].ElementAtOrDefault(row - 1) ?? "";
    }

    /// <summary>A number of days; NaN when there is none, which the rules refuse.</summary>
    static double Number(string text) => text.Length == 0 ? 0 : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : double.NaN;
}
