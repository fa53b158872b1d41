using System.Collections.Immutable;
using Sinan.Kernel;

namespace Sinan.Stages.Listen.Domain.Surveys;

/// <summary>What one person wrote and sent in answer to an open question.</summary>
/// <param name="No">Number of the answer.</param>
/// <param name="Text">Redacted words; empty when only files came.</param>
/// <param name="Files">Pictures, recordings and films.</param>
public sealed record OpenAnswer(long No, string Text, ImmutableArray<FeedbackAttachment> Files);
