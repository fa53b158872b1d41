using System.Globalization;
using Microsoft.AspNetCore.Http;
using Sinan.Kernel;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Learn.Features;

/// <summary>What several doors of this stage need.</summary>
static class LearnDesk
{
    /// <summary>An API key is nobody who learns.</summary>
    public static Problem NoAccount => new("learn.no_account", ProblemKind.Forbidden);

    public static Problem NotFound(string lesson) => new("learn.lesson.not_found", ProblemKind.NotFound, Fact.Of("id", lesson));

    /// <summary>The day in the workspace's zone.</summary>
    public static DateOnly Today(this TimeProvider clock, IWorkspace workspace) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), workspace.Zone).DateTime);

    /// <summary>A day as a fact: the same in every zone.</summary>
    public static Fact Day(string name, DateOnly day) => Fact.Of(name, Written(day));

    public static string Written(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Reads the body of a request and carries out what it asks for; one that cannot be read is the problem "learn.json".</summary>
    public static async Task<IResult> AnswerAsync<TBody, TAnswer>(HttpRequest request, Func<TBody, Task<Outcome<TAnswer>>> carryOut, CancellationToken cancellationToken)
        where TBody : class =>
        await JsonBody.ReadAsync<TBody>(request, cancellationToken) is { } body ? (await carryOut(body)).ToResult() : new Problem("learn.json", ProblemKind.Invalid).ToResult();
}
