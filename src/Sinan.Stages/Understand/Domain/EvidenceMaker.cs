using System.Text.Json;
using Sinan.Kernel;

namespace Sinan.Stages.Understand.Domain;

/// <summary>Makes the evidence of one answer: what all its figures have in common is said once.</summary>
/// <param name="question">Use case.</param>
/// <param name="parameters">The question's parameters.</param>
/// <param name="data">Data asked.</param>
/// <param name="at">When.</param>
/// <param name="seed">Seed; null without randomness.</param>
public sealed class EvidenceMaker(string question, object parameters, DataVersion data, DateTimeOffset at, long? seed)
{
    readonly string asked = JsonSerializer.Serialize(parameters, EvidenceJson.Options);
    readonly Dictionary<EvidenceId, Evidence> made = [];

    public IReadOnlyCollection<Evidence> All => made.Values;

    /// <summary>A figure with its interval, or with the reason for having none.</summary>
    public Evidence Make(Phrase statement, string method, double value, FactKind unit, Interval? interval, long? users = null, string noInterval = "evidence.no_interval.exact_count")
    {
        var evidence = new Evidence
        {
            Stage = "understand",
            Question = question,
            Parameters = asked,
            Statement = statement,
            Data = data,
            Method = method,
            Value = value,
            Unit = unit,
            Interval = interval,
            NoInterval = interval is null ? noInterval : null,
            Seed = seed,
            Users = users,
            CodeVersion = CodeVersion.Current,
            At = at,
        }.Sealed();
        made.TryAdd(evidence.Id, evidence);
        return evidence;
    }
}
