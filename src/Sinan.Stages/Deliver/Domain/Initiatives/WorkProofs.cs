using System.Text.Json;
using Sinan.Kernel;

namespace Sinan.Stages.Deliver.Domain.Initiatives;

/// <summary>Evidence of figures that follow from what people entered into an initiative.</summary>
/// <param name="data">Version of the record at that time.</param>
/// <param name="at">When.</param>
public sealed class WorkProofs(DataVersion data, DateTimeOffset at)
{
    readonly List<Evidence> made = [];

    public IReadOnlyList<Evidence> Made => made;

    /// <summary>Seals a figure and gives it as a fact of the statement's placeholder {value}.</summary>
    /// <param name="question">Use case that shows it.</param>
    /// <param name="parameters">What it was computed from.</param>
    /// <param name="statement">What it says; gets the figure as {value}.</param>
    /// <param name="method">Text key of the method.</param>
    /// <param name="figure">The figure with its interval.</param>
    /// <param name="seed">Seed of the randomness used.</param>
    /// <param name="restsOn">Evidence of another stage that it follows from.</param>
    public Fact Prove(string question, object parameters, Phrase statement, string method, Fact figure, long? seed = null, EvidenceId? restsOn = null)
    {
        var proof = new Evidence
        {
            Stage = "deliver", Question = question, Parameters = JsonSerializer.Serialize(parameters, EvidenceJson.Options),
            Statement = statement with { Facts = [.. statement.Facts, figure with { Name = "value" }] }, Data = data, Method = method,
            Value = figure.Number!.Value, Unit = figure.Kind, Interval = figure.Interval, NoInterval = figure.Interval is null ? "deliver.no_interval.entered" : null,
            Seed = seed, RestsOn = restsOn is { } other ? [other] : [], CodeVersion = CodeVersion.Current, At = at,
        }.Sealed();
        made.Add(proof);
        return figure.From(proof.Id);
    }
}
