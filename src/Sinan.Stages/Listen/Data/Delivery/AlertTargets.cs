using System.Collections.Immutable;
using System.Net.Mail;
using Sinan.Kernel;
using Sinan.Stages.Listen.Contracts;

namespace Sinan.Stages.Listen.Data.Delivery;

/// <summary>Where alerts are sent, kept among the sealed settings of the workspace.</summary>
public sealed class AlertTargets(ISettings settings)
{
    public const string Key = "listen.alerts.targets";

    const int MostCharacters = 2000;

    public async Task<ImmutableArray<AlertTarget>> ListAsync(CancellationToken cancellationToken) => await settings.FindAsync<ImmutableArray<AlertTarget>?>(Key, cancellationToken) ?? [];

    /// <summary>Adds a target; its id is given here. Problems: "listen.target.name", "listen.target.address".</summary>
    public async Task<Outcome<AlertTarget>> AddAsync(AlertTarget target, CancellationToken cancellationToken)
    {
        if (target.Name.Trim() is not { Length: > 0 and <= 80 } name)
            return new Problem("listen.target.name", ProblemKind.Invalid);
        if (target.Address.Length > MostCharacters || !(target.Kind == TargetKind.Email ? MailAddress.TryCreate(target.Address, out _) : IsReceiver(target.Address)))
            return new Problem("listen.target.address", ProblemKind.Invalid);
        var added = target with { Name = name, Secret = string.IsNullOrWhiteSpace(target.Secret) ? null : target.Secret.Trim() };
        await settings.ChangeAsync<ImmutableArray<AlertTarget>?>(Key, known =>
        {
            added = added with { Id = (known ?? []).Select(t => t.Id).DefaultIfEmpty(0).Max() + 1 };
            return [.. known ?? [], added];
        }, cancellationToken);
        return added;
    }

    public Task RemoveAsync(long id, CancellationToken cancellationToken) =>
        settings.ChangeAsync<ImmutableArray<AlertTarget>?>(Key, known => [.. (known ?? []).Where(t => t.Id != id)], cancellationToken);

    static bool IsReceiver(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme is "http" or "https") && uri.UserInfo.Length == 0;
}
