using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Collect.Data.Capture;
using Sinan.Stages.Collect.Domain.Feedback;

namespace Sinan.Stages.Collect.Data.Widgets;

/// <summary>The widgets of a workspace, kept among its settings. One whose token is revoked is gone.</summary>
public sealed class WidgetShelf(ISettings settings, IApiKeys keys, ProjectTokens tokens)
{
    const string Key = "collect.widgets";

    /// <summary>Those whose token holds, by name.</summary>
    public async Task<ImmutableArray<Widget>> ListAsync(CancellationToken cancellationToken)
    {
        var valid = (await keys.ListAsync(cancellationToken)).Where(k => k.IsPublic && k.May(Permissions.Capture)).Select(k => k.Prefix).ToHashSet(StringComparer.Ordinal);
        return [.. (await AllAsync(cancellationToken)).Where(w => valid.Contains(w.Token)).OrderBy(w => w.Name, StringComparer.CurrentCulture)];
    }

    /// <summary>The widget of a token; null when it is unknown or revoked.</summary>
    public async Task<Widget?> FindAsync(string? token, CancellationToken cancellationToken) =>
        await tokens.AdmitsAsync(token, cancellationToken) ? (await AllAsync(cancellationToken)).FirstOrDefault(w => w.Token == token) : null;

    public Task SaveAsync(Widget widget, CancellationToken cancellationToken) =>
        settings.ChangeAsync<ImmutableArray<Widget>?>(Key, known => [.. (known ?? []).Where(w => w.Token != widget.Token), widget], cancellationToken);

    async Task<ImmutableArray<Widget>> AllAsync(CancellationToken cancellationToken) => await settings.FindAsync<ImmutableArray<Widget>?>(Key, cancellationToken) ?? [];
}
