using System.Collections.Immutable;
using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Sinan.Kernel;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Deliver.Features;

/// <summary>What several doors of this stage need.</summary>
static class DeliverDesk
{
    public static Problem NotFound(long id) => new("deliver.initiative.not_found", ProblemKind.NotFound, Fact.Count("id", id));

    public static Problem NoDocument(string code) => new("deliver.document.unknown", ProblemKind.NotFound, Fact.Of("document", code));

    public static string Href(long id, string more = "") => string.Create(CultureInfo.InvariantCulture, $"/deliver/initiatives/{id}{more}");

    /// <summary>Who does it, for history and audit trail.</summary>
    public static string Actor(this ClaimsPrincipal user) => user.Identity?.Name ?? "key";

    /// <summary>The account that is signed in; null for a program with a key, which signs nothing.</summary>
    public static string? Person(this ClaimsPrincipal user) => user.HasClaim(c => c.Type == ClaimTypes.NameIdentifier) ? user.Identity?.Name : null;

    /// <summary>A page is read by viewers too; its forms need more.</summary>
    /// <exception cref="ProblemException">"deliver.not_allowed".</exception>
    public static async Task RequireWriterAsync(IAuthorizationService authorization, ClaimsPrincipal user)
    {
        if (!(await authorization.AuthorizeAsync(user, Permissions.Write)).Succeeded)
            throw new ProblemException(new Problem("deliver.not_allowed", ProblemKind.Forbidden));
    }

    /// <summary>Reads the body of a request and carries out what it asks for; one that cannot be read is the problem "deliver.json".</summary>
    public static async Task<IResult> AnswerAsync<TBody, TAnswer>(HttpRequest request, Func<TBody, Task<Outcome<TAnswer>>> carryOut, CancellationToken cancellationToken, int status = StatusCodes.Status200OK)
        where TBody : class =>
        await JsonBody.ReadAsync<TBody>(request, cancellationToken) is { } body ? (await carryOut(body)).ToResult(status) : new Problem("deliver.json", ProblemKind.Invalid).ToResult();

    /// <summary>A day as a date field sends it; null for none.</summary>
    public static DateOnly? Day(StringValues text) => DateOnly.TryParseExact(text.ToString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>A day as a date field shows it.</summary>
    public static string? Written(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A number as a number field sends it; null for none.</summary>
    public static double? Number(StringValues text) => double.TryParse(text.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;

    /// <summary>A number as a number field shows it.</summary>
    public static string? Written(double? number) => number?.ToString("0.######", CultureInfo.InvariantCulture);

    /// <summary>The number of the entry that a form changes; 0 = a new one.</summary>
    public static int EntryNumber(StringValues text) => Whole(text) ?? 0;

    /// <summary>A whole number as a number field sends it, not negative; null for none.</summary>
    public static int? Whole(StringValues text) => int.TryParse(text.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A day as a fact: the same in every zone.</summary>
    public static Fact? DayFact(string name, DateOnly? day) => Written(day) is { } text ? Fact.Of(name, text) : null;

    /// <summary>Names that are used, for a choice.</summary>
    public static ImmutableArray<string> Named(IEnumerable<string> names) => [.. names.Where(n => n.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>A value of a form's select; the first value when it holds none.</summary>
    public static T Choice<T>(StringValues text)
        where T : struct, Enum => Enum.TryParse<T>(text.ToString(), ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : default;
}
