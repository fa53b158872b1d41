using Sinan.Numerics.Text;

namespace Sinan.Stages.Listen.Contracts;

/// <summary>Cuts texts into words for the other stages.</summary>
public interface ISegmenters
{
    /// <exception cref="Kernel.ProblemException">"listen.no_dictionary": the dictionaries are not beside the program.</exception>
    Segmenter Segmenter { get; }
}
