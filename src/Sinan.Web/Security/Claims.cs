using System.Collections.Immutable;
using System.Globalization;
using System.Security.Claims;
using Sinan.Kernel;

namespace Sinan.Web.Security;

/// <summary>What a login says about its holder.</summary>
public static class Claims
{
    public const string Permission = "permission";
    public const string Stamp = "stamp";

    static readonly ImmutableArray<string> All = [Permissions.Read, Permissions.Write, Permissions.Admin, Permissions.Capture];

    public static ClaimsPrincipal Of(Account account, string scheme)
    {
        var identity = new ClaimsIdentity(scheme, ClaimTypes.Name, ClaimTypes.Role);
        identity.AddClaim(new Claim(ClaimTypes.NameIdentifier, account.Id.ToString(CultureInfo.InvariantCulture)));
        identity.AddClaim(new Claim(ClaimTypes.Name, account.Name));
        identity.AddClaim(new Claim(Stamp, account.Stamp));
        identity.AddClaims(All.Where(account.May).Select(permission => new Claim(Permission, permission)));
        return new ClaimsPrincipal(identity);
    }

    public static ClaimsPrincipal Of(ApiKey key, string scheme)
    {
        var identity = new ClaimsIdentity(scheme, ClaimTypes.Name, ClaimTypes.Role);
        identity.AddClaim(new Claim(ClaimTypes.Name, "key:" + key.Prefix));
        identity.AddClaims(All.Where(key.May).Select(permission => new Claim(Permission, permission)));
        return new ClaimsPrincipal(identity);
    }

    public static bool May(this ClaimsPrincipal user, string permission) => user.HasClaim(Permission, permission);
}
