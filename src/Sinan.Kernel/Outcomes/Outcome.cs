namespace Sinan.Kernel;

/// <summary>The result of a use case: a value, or the problem that prevented it. Expected failures are values; bugs are exceptions.</summary>
/// <remarks>The default value is a failure with the problem "kernel.no_outcome".</remarks>
public readonly struct Outcome<T>
{
    readonly T? value;
    readonly Problem? problem;

    Outcome(T? value, Problem? problem, bool isOk)
    {
        this.value = value;
        this.problem = problem;
        IsOk = isOk;
    }

    public bool IsOk { get; }

    /// <summary>The value. Reading it from a failure is a bug.</summary>
    /// <exception cref="InvalidOperationException">The outcome is a failure.</exception>
    public T Value => IsOk ? value! : throw new InvalidOperationException($"The outcome is a failure: {Problem.Code}.");

    /// <summary>The problem. Reading it from a success is a bug.</summary>
    /// <exception cref="InvalidOperationException">The outcome is a success.</exception>
    public Problem Problem => IsOk ? throw new InvalidOperationException("The outcome is a success.") : problem ?? new Problem("kernel.no_outcome", ProblemKind.Failed);

    public static Outcome<T> Ok(T value) => new(value, null, true);

    public static Outcome<T> Fail(Problem problem) => new(default, problem, false);

    public Outcome<TNext> Map<TNext>(Func<T, TNext> next) => IsOk ? Outcome<TNext>.Ok(next(value!)) : Outcome<TNext>.Fail(Problem);

    public static implicit operator Outcome<T>(T value) => Ok(value);

    public static implicit operator Outcome<T>(Problem problem) => Fail(problem);
}
