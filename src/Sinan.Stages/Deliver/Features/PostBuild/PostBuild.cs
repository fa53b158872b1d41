using Sinan.Kernel;
using Sinan.Stages.Deliver.Data;
using Sinan.Stages.Deliver.Domain.Initiatives;

namespace Sinan.Stages.Deliver.Features.PostBuild;

/// <summary>Reports a build or a release of an initiative.</summary>
/// <param name="Id">Initiative.</param>
/// <param name="Version">Its name.</param>
/// <param name="IsRelease">Whether people got it.</param>
/// <param name="Passed">Whether it went well.</param>
/// <param name="Url">Where to read on; empty for nowhere.</param>
/// <param name="Actor">Who.</param>
public sealed record PostBuild(long Id, string Version, bool IsRelease, bool Passed, string Url, string Actor);

public sealed class PostBuildHandler(IInitiativeStore initiatives, TimeProvider clock)
{
    /// <returns>Problems: "deliver.initiative.not_found" and those of <see cref="Building.Note"/>.</returns>
    public Task<Outcome<Initiative>> HandleAsync(PostBuild request, CancellationToken cancellationToken) => initiatives.ChangeAsync(
        request.Id, request.Actor, i => Building.Note(i, new Build(request.Version, request.IsRelease, request.Passed, request.Url, request.Actor, clock.GetUtcNow())), cancellationToken);
}
