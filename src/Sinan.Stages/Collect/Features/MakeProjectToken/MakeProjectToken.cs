using Sinan.Kernel;

namespace Sinan.Stages.Collect.Features.MakeProjectToken;

/// <summary>Makes a public token with which clients send events.</summary>
/// <param name="Name">What it is for.</param>
/// <param name="Actor">Who asked for it.</param>
public sealed record MakeProjectToken(string Name, string Actor);

/// <param name="Token">May stand in a page: it can send events and nothing else.</param>
public sealed record ProjectToken(string Token);

public sealed class MakeProjectTokenHandler(IApiKeys keys, IAudit audit)
{
    public async Task<Outcome<ProjectToken>> HandleAsync(MakeProjectToken request, CancellationToken cancellationToken)
    {
        var issued = await keys.IssueAsync(request.Name, [Permissions.Capture], cancellationToken);
        if (!issued.IsOk)
            return issued.Problem;
        await audit.RecordAsync(request.Actor, nameof(MakeProjectToken), issued.Value.Key.Prefix, cancellationToken);
        return new ProjectToken(issued.Value.Secret);
    }
}
