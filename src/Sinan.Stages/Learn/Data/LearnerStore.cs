using System.Globalization;
using Sinan.Kernel;
using Sinan.Stages.Learn.Domain;

namespace Sinan.Stages.Learn.Data;

/// <summary>What each account learned, among the settings of the workspace.</summary>
public sealed class LearnerStore(ISettings settings)
{
    public async Task<Learner> FindAsync(long account, CancellationToken cancellationToken) => await settings.FindAsync<Learner>(Key(account), cancellationToken) ?? new Learner();

    /// <summary>Reads, changes and writes in one transaction.</summary>
    public Task<Learner> ChangeAsync(long account, Func<Learner, Learner> change, CancellationToken cancellationToken) =>
        settings.ChangeAsync<Learner>(Key(account), old => change(old ?? new Learner()), cancellationToken);

    static string Key(long account) => string.Create(CultureInfo.InvariantCulture, $"learn.{account}");
}
