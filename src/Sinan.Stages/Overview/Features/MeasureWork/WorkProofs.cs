using System.Collections.Immutable;
using System.Text.Json;
using Sinan.Kernel;
using Sinan.Numerics.Statistics;

namespace Sinan.Stages.Overview.Features.MeasureWork;

/// <summary>Evidence of the measures of the work.</summary>
/// <param name="data">Version of the record at that time.</param>
/// <param name="at">When.</param>
sealed class WorkProofs(DataVersion data, DateTimeOffset at)
{
    readonly List<Evidence> made = [];

    public IReadOnlyCollection<Evidence> Made => made;

    /// <summary>Seals a figure and gives it with its interval and its address.</summary>
    /// <param name="figure">Which measure.</param>
    /// <param name="statement">What it says; gets the figure as {value}.</param>
    /// <param name="method">Text key of the method.</param>
    /// <param name="value">The figure.</param>
    /// <param name="interval">Its interval; null where there are too few cases for one.</param>
    /// <param name="level">Level of the interval.</param>
    /// <param name="restsOn">Evidence behind it.</param>
    public Fact Prove(string figure, Phrase statement, string method, Fact value, Bounds? interval, double level = 0.95, ImmutableArray<EvidenceId>? restsOn = null)
    {
        if (interval is { } bounds)
            value = value.Between(bounds.Low, bounds.High, level);
        var proof = new Evidence
        {
            Stage = "overview", Question = nameof(MeasureWork), Parameters = JsonSerializer.Serialize(new { figure }, EvidenceJson.Options),
            Statement = statement with { Facts = [.. statement.Facts, value with { Name = "value" }] }, Data = data, Method = method,
            Value = value.Number!.Value, Unit = value.Kind, Interval = value.Interval, NoInterval = value.Interval is null ? "overview.no_interval.few" : null,
            RestsOn = restsOn ?? [], CodeVersion = CodeVersion.Current, At = at,
        }.Sealed();
        made.Add(proof);
        return value.From(proof.Id);
    }
}
