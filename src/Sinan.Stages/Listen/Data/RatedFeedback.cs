using Sinan.Kernel;
using Sinan.Stages.Listen.Contracts;
using Sinan.Stages.Listen.Domain;

namespace Sinan.Stages.Listen.Data;

sealed class RatedFeedback : IRatedFeedback
{
    public IReadOnlyList<bool?> IsGlad(IReadOnlyList<StoredFeedback> feedback) =>
        [.. RatingLabels.Of(feedback).Select(l => l == RatingLabels.Unknown ? (bool?)null : l == RatingLabels.Positive)];
}
