using Sinan.Kernel;

namespace Sinan.Stages.Understand.Domain.Dashboards;

/// <summary>Words of a template in both languages; what a person typed is the same in both.</summary>
public sealed record BilingualText(string En, string Zh)
{
    public static BilingualText Of(string typed) => new(typed, typed);

    public string For(Lang lang) => lang == Lang.Chinese ? Zh : En;
}
