using System.Collections.Immutable;
using System.Text.Json;
using Sinan.Kernel;

namespace Sinan.Stages.Decide.Domain;

/// <summary>What all evidence of one ranking has in common.</summary>
/// <param name="Data">Data looked at.</param>
/// <param name="At">When.</param>
/// <param name="Seed">Seed of the draws.</param>
sealed record EvidenceFrame(DataVersion Data, DateTimeOffset At, long Seed)
{
    /// <param name="method">Text key of the method.</param>
    /// <param name="statement">Makes the sentence; the figure's own fact is added as "value".</param>
    /// <param name="value">The figure.</param>
    /// <param name="unit">How it is written.</param>
    /// <param name="interval">Its interval; null needs <paramref name="noInterval"/>.</param>
    /// <param name="parameters">What was asked, serialised as it is.</param>
    /// <param name="users">Users behind it.</param>
    /// <param name="sentences">Redacted sentences behind it, at most 20.</param>
    /// <param name="restsOn">Evidence behind it.</param>
    /// <param name="noInterval">Text key saying why there is no interval.</param>
    public Evidence Make(
        string method, Phrase statement, double value, FactKind unit, Interval? interval, object parameters,
        long? users = null, IEnumerable<string>? sentences = null, IEnumerable<EvidenceId>? restsOn = null, string? noInterval = null)
    {
        var figure = new Fact { Name = "value", Kind = unit, Number = value, Interval = interval };
        return new Evidence
        {
            Stage = "decide",
            Question = "RankNeeds",
            Parameters = JsonSerializer.Serialize(parameters, EvidenceJson.Options),
            Statement = statement with { Facts = [.. statement.Facts, figure] },
            Data = Data,
            Method = method,
            Value = value,
            Unit = unit,
            Interval = interval,
            NoInterval = interval is null ? noInterval : null,
            Seed = Seed,
            Users = users,
            Sentences = [.. (sentences ?? []).Take(20)],
            RestsOn = (restsOn ?? []).ToImmutableArray(),
            CodeVersion = CodeVersion.Current,
            At = At,
        }.Sealed();
    }
}
