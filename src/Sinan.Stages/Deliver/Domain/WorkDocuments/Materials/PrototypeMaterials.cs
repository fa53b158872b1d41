using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Documents;
using Sinan.Stages.Deliver.Domain.Initiatives;
using Sinan.Stages.Deliver.Domain.Prototypes;
using Sinan.Stages.Deliver.Domain.Templates;

namespace Sinan.Stages.Deliver.Domain.WorkDocuments.Materials;

/// <summary>What the prototype of an initiative shows and says.</summary>
static class PrototypeMaterials
{
    /// <summary>Each screen with what stands on it, and each exchange of the dialogue.</summary>
    public static Material Screens { get; } = new("screens", "product_form", matter =>
    [
        .. matter.Initiative.Prototype.Screens is { Length: > 0 } screens
            ? [new Table(
                new Phrase("deliver.material.screens"), [new Column(new Phrase("deliver.prototype.screen_title"), 3), new Column(new Phrase("deliver.prototype.kind"), 2), new Column(new Phrase("deliver.prototype.text"), 6), new Column(new Phrase("deliver.prototype.target"), 3)],
                [.. screens.SelectMany(s => s.Elements.DefaultIfEmpty(new ScreenElement()).Select(e => ImmutableArray.Create(
                    matter.Quote(s.Title), Cited.Words(new Phrase("deliver.prototype.kind." + StepWork.Code(e.Kind))), matter.Quote(e.Text), matter.Quote(matter.Initiative.Prototype.FindScreen(e.Target)?.Title ?? ""))))])]
            : Array.Empty<Block>(),
        .. matter.Initiative.Prototype.Turns is { Length: > 0 } turns
            ? [new Table(
                new Phrase("deliver.prototype.dialogue"), [new Column(new Phrase("deliver.prototype.number"), 1), new Column(new Phrase("deliver.prototype.user"), 5), new Column(new Phrase("deliver.prototype.system"), 6), new Column(new Phrase("deliver.prototype.next"), 2)],
                [.. turns.Index().Select(t => ImmutableArray.Create(matter.Quote(Number(t.Index + 1)), matter.Quote(t.Item.User), matter.Quote(t.Item.System), matter.Quote(string.Join(", ", t.Item.Next.Select(Number)))))])]
            : Array.Empty<Block>(),
    ]);

    /// <summary>Where which state of an AI's answer is designed.</summary>
    public static Material Coverage { get; } = new("coverage", "product_form", matter => StateCoverage.Of(matter.Initiative.Prototype) is [{ Places: > 0 }, ..] states
        ?
        [
            new Table(
                new Phrase("deliver.prototype.coverage"), [new Column(new Phrase("deliver.prototype.state"), 4), new Column(new Phrase("deliver.col.state"), 3), new Column(new Phrase("deliver.prototype.missing_on"), 7)],
                [.. states.Select(s => ImmutableArray.Create(
                    Cited.Words(new Phrase("deliver.prototype.state." + StepWork.Code(s.State))), Cited.Words(new Phrase(s.IsCovered ? "deliver.prototype.covered" : "deliver.prototype.uncovered")),
                    s.Missing.IsEmpty ? Cited.Words("–") : Cited.Words(Gatekeeper.Joined([.. s.Missing.Select(m => m.Length > 0 ? matter.Quote(m) : new Phrase("deliver.prototype.dialogue"))]))))]),
        ]
        : []);

    static string Number(int n) => n.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
