using System.Collections.Immutable;

namespace Sinan.Stages.Collect.Domain.Feedback;

/// <summary>A form of one's product through which its users send feedback.</summary>
/// <param name="Token">Public project token; it names the widget.</param>
/// <param name="Name">As people call it; the channel of its comments.</param>
/// <param name="Origins">Sites whose pages may show it ("https://shop.example").</param>
/// <param name="AsksRating">Whether one to five stars are asked for, never demanded.</param>
public sealed record Widget(string Token, string Name, ImmutableArray<string> Origins, bool AsksRating)
{
    /// <summary>Whether a page of this origin may send.</summary>
    public bool Allows(string origin) => Origins.Contains(origin, StringComparer.OrdinalIgnoreCase);
}
