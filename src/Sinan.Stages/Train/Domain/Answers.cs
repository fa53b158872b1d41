namespace Sinan.Stages.Train.Domain;

/// <summary>The two values of a target, and which of them is "yes".</summary>
public sealed record Answers(string Yes, string No)
{
    static readonly HashSet<string> affirmative = new(StringComparer.OrdinalIgnoreCase) { "yes", "y", "true", "t", "1", "是", "有" };

    /// <param name="values">Values of the target in the training rows.</param>
    /// <param name="yes">Which is "yes"; null = the one that says so, else the rarer one.</param>
    /// <returns>Null unless there are exactly two values and the given one is among them.</returns>
    public static Answers? Of(IEnumerable<string> values, string? yes)
    {
        var counts = values.CountBy(v => v, StringComparer.Ordinal).OrderBy(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).Select(c => c.Key).ToList();
        if (counts.Count != 2 || (yes is not null && !counts.Contains(yes)))
            return null;
        var positive = yes ?? counts.FirstOrDefault(affirmative.Contains) ?? counts[0];
        return new Answers(positive, counts.Single(c => c != positive));
    }

    /// <summary>True, false, or null for another value. A full stop at the end does not make another value.</summary>
    public bool? Read(string value) => value == Yes || value.TrimEnd('.') == Yes ? true : value == No || value.TrimEnd('.') == No ? false : null;
}
