using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Authorization;
using Sinan.Kernel;

namespace Sinan.Stages.Listen.Features.BuildSurvey;

/// <summary>What several doors to surveys and interviews need.</summary>
static class SurveyDesk
{
    const int TokenBytes = 20;

    public static Problem NotFound(long id) => new("listen.survey.not_found", ProblemKind.NotFound, Fact.Count("id", id));

    /// <summary>160 random bits: a link that cannot be guessed.</summary>
    public static string NewToken() => Base32.Encode(RandomNumberGenerator.GetBytes(TokenBytes));

    /// <summary>A page is read by viewers too; its forms need more.</summary>
    /// <exception cref="ProblemException">"listen.not_allowed".</exception>
    public static async Task RequireWriterAsync(IAuthorizationService authorization, ClaimsPrincipal user)
    {
        if (!(await authorization.AuthorizeAsync(user, Permissions.Write)).Succeeded)
            throw new ProblemException(new Problem("listen.not_allowed", ProblemKind.Forbidden));
    }
}
