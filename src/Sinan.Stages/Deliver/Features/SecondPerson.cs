using Sinan.Kernel;

namespace Sinan.Stages.Deliver.Features;

/// <summary>Whether somebody else could decide what a person asks for.</summary>
public sealed class SecondPerson(IAccounts accounts)
{
    /// <summary>Whether any other account may write; where there is none, the person decides alone and it is written down.</summary>
    public async Task<bool> IsThereAsync(string person, CancellationToken cancellationToken) =>
        (await accounts.ListAsync(cancellationToken)).Any(a => !a.IsDisabled && a.May(Permissions.Write) && !a.Name.Equals(person, StringComparison.OrdinalIgnoreCase));
}
