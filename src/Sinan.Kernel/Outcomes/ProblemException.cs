namespace Sinan.Kernel;

/// <summary>Carries a <see cref="Problem"/> through code that cannot return an <see cref="Outcome{T}"/>; the edges turn it back.</summary>
public sealed class ProblemException(Problem problem) : Exception(problem.Code)
{
    public Problem Problem { get; } = problem;
}
