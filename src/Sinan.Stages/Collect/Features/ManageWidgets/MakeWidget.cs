using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Collect.Data.Widgets;
using Sinan.Stages.Collect.Domain.Feedback;

namespace Sinan.Stages.Collect.Features.ManageWidgets;

/// <summary>Makes a form through which users of a product send feedback, with a public token of its own.</summary>
/// <param name="Name">As people call it; the channel of its comments.</param>
/// <param name="Origins">Sites whose pages may show it ("https://shop.example"), by blanks, commas or lines.</param>
/// <param name="AsksRating">Whether one to five stars are asked for.</param>
/// <param name="Actor">Who asked for it.</param>
public sealed record MakeWidget(string Name, string Origins, bool AsksRating, string Actor);

public sealed class MakeWidgetHandler(WidgetShelf widgets, IApiKeys keys, IAudit audit)
{
    const int MostNameCharacters = 60;

    /// <returns>The widget. Problems: "collect.widget_name", "collect.widget_site" (names the one that is no site) and those of keys.</returns>
    public async Task<Outcome<Widget>> HandleAsync(MakeWidget request, CancellationToken cancellationToken)
    {
        var name = request.Name.Trim();
        if (name.Length is 0 or > MostNameCharacters)
            return new Problem("collect.widget_name", ProblemKind.Invalid, Fact.Count("most", MostNameCharacters));
        var origins = ImmutableArray.CreateBuilder<string>();
        foreach (var site in request.Origins.Split([' ', ',', '\n', '\r', '\t', '，'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (OriginOf(site) is not { } origin)
                return new Problem("collect.widget_site", ProblemKind.Invalid, Fact.Of("site", site));
            origins.Add(origin);
        }

        var issued = await keys.IssueAsync(name, [Permissions.Capture], cancellationToken);
        if (!issued.IsOk)
            return issued.Problem;
        var widget = new Widget(issued.Value.Secret, name, origins.ToImmutable(), request.AsksRating);
        await widgets.SaveAsync(widget, cancellationToken);
        await audit.RecordAsync(request.Actor, nameof(MakeWidget), name, cancellationToken);
        return widget;
    }

    /// <summary>Every widget whose token holds, by name.</summary>
    public Task<ImmutableArray<Widget>> ListAsync(CancellationToken cancellationToken) => widgets.ListAsync(cancellationToken);

    /// <summary>Scheme, host and port, as browsers name a site; null for anything with a path or another scheme.</summary>
    static string? OriginOf(string site) =>
        Uri.TryCreate(site.TrimEnd('/'), UriKind.Absolute, out var address) && address.Scheme is ("http" or "https") && address.PathAndQuery == "/" && address.Fragment.Length == 0 && address.UserInfo.Length == 0
            ? address.GetLeftPart(UriPartial.Authority)
            : null;
}
