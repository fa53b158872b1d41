using System.Collections.Immutable;
using Sinan.Kernel;

namespace Sinan.Stages.Understand.Features.ShowDashboard.Cards;

/// <summary>Rows of the tables under cards.</summary>
static class CardRows
{
    public static ImmutableArray<Fact?> Of(params ReadOnlySpan<Fact?> facts) => [.. facts];

    public static Fact Start(DateTimeOffset start, string interval) => interval == "hour" ? Fact.At("start", start) : Fact.Date("start", start);

    public static string Written(DateTimeOffset start, string interval, Localizer words) => words.Write(Start(start, interval));
}
