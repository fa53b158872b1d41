using System.Collections.Immutable;

namespace Sinan.Stages.Decide.Domain.Advice.Training;

/// <summary>A processor to train on.</summary>
/// <param name="Code">Names its words.</param>
/// <param name="Peak">Operations a second that it is built for, in the precision that one trains with; from the makers' data sheets, without sparsity.</param>
/// <param name="IsPriced">Whether the price of a GPU hour is that of this one.</param>
public sealed record Accelerator(string Code, double Peak, bool IsPriced)
{
    /// <summary>An ordinary server, a small and a middle card for inference, and two generations of data-centre cards.</summary>
    public static ImmutableArray<Accelerator> All { get; } =
    [
        new("cpu", 1e12, false), new("t4", 65e12, true), new("a10", 125e12, true), new("a100", 312e12, true), new("h100", 989e12, true),
    ];
}
