using Sinan.Kernel;

namespace Sinan.E2E;

/// <summary>How a reader looks at a page.</summary>
public sealed record Look(Lang Lang, int Width, bool Dark)
{
    public static Look Plain { get; } = new(Lang.English, 1440, false);

    public override string ToString() => $"{Lang.Code}-{Width}-{(Dark ? "dark" : "light")}";
}
