using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Decide.Contracts;
using Sinan.Stages.Learn.Domain;
using Sinan.Stages.Listen.Contracts;

namespace Sinan.Stages.Learn.Features.ShowCapabilities;

/// <summary>What models can do, with examples in the words of one's own product: its loudest topics and its first need.</summary>
public sealed class ShowCapabilitiesHandler(IThemes themes, INeeds needs)
{
    public async Task<CapabilitySheet> HandleAsync(CancellationToken cancellationToken)
    {
        var all = Fact.Count("all", Capability.All.Length);
        var loudest = (await themes.LatestAsync(cancellationToken))?.Themes.OrderByDescending(t => t.Size).Take(2).ToList() ?? [];
        if (loudest.Count < 2 || (await needs.LatestAsync(cancellationToken))?.Needs.FirstOrDefault() is not { } first)
            return new CapabilitySheet([.. Capability.All.Select(c => new CapabilityCard(c, null))], new Phrase("learn.can.answer.none", all));
        ImmutableArray<Fact> own = [Fact.Of("theme", loudest[0].Name), Fact.Of("other", loudest[1].Name), Fact.Of("need", first.Title)];
        return new CapabilitySheet([.. Capability.All.Select(c => new CapabilityCard(c, new Phrase(c.Key + ".example", own)))], new Phrase("learn.can.answer", all));
    }
}
