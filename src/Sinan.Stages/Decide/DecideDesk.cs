using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Sinan.Kernel;

namespace Sinan.Stages.Decide;

/// <summary>What several pages of the stage need.</summary>
static class DecideDesk
{
    /// <summary>A page is read by viewers too; its forms need more.</summary>
    /// <exception cref="ProblemException">"decide.not_allowed".</exception>
    public static async Task RequireWriterAsync(IAuthorizationService authorization, ClaimsPrincipal user)
    {
        if (!(await authorization.AuthorizeAsync(user, Permissions.Write)).Succeeded)
            throw new ProblemException(new Problem("decide.not_allowed", ProblemKind.Forbidden));
    }
}
