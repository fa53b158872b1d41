using System.Globalization;
using System.Security.Claims;

namespace Sinan.Stages.Shared;

/// <summary>Who reads a page or calls the API.</summary>
public static class Readers
{
    /// <summary>Number of the account that is logged in; null for an API key.</summary>
    public static long? AccountId(this ClaimsPrincipal user) =>
        long.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), CultureInfo.InvariantCulture, out var id) ? id : null;
}
