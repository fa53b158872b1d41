using System.Security.Claims;
using Sinan.Kernel;
using Sinan.Web.Errors;

namespace Sinan.Web.Security;

/// <summary>Checks a permission inside a page whose reading needs less than its writing.</summary>
static class Guard
{
    /// <exception cref="ProblemException">"web.not_allowed".</exception>
    public static void Admin(ClaimsPrincipal user)
    {
        if (!user.May(Permissions.Admin))
            throw new ProblemException(WebProblems.NotAllowed);
    }
}
