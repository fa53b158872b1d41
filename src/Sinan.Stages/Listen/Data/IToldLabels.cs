namespace Sinan.Stages.Listen.Data;

/// <summary>The label that was told of each comment, beside the comments themselves, so that lists can be filtered by it.</summary>
public interface IToldLabels
{
    /// <summary>Replaces all labels of a set in one transaction.</summary>
    Task ReplaceAsync(string set, IReadOnlyList<ToldLabel> labels, CancellationToken cancellationToken);
}

/// <param name="Comment">Number of the feedback.</param>
/// <param name="Label">Label.</param>
/// <param name="Confidence">Probability of the label, 0…1, 1 where a person said it; null by rules.</param>
public sealed record ToldLabel(long Comment, string Label, double? Confidence);
