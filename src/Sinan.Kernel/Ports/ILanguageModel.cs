namespace Sinan.Kernel;

/// <summary>A large language model that the operator has named. Everything works without one; what it writes is unproven until it is checked.</summary>
public interface ILanguageModel
{
    /// <summary>Whether one is named; else nothing is ever sent.</summary>
    bool IsOn { get; }

    /// <summary>The model that is asked for; empty when none is named.</summary>
    string Name { get; }

    /// <summary>Sends a conversation and waits for the whole answer.</summary>
    /// <returns>Problems: "kernel.model.off", "kernel.model.refused", "kernel.model.unreachable", "kernel.model.slow", "kernel.model.status", "kernel.model.large", "kernel.model.answer".</returns>
    Task<Outcome<ModelAnswer>> AskAsync(ModelRequest request, CancellationToken cancellationToken);
}
