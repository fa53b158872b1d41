using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Sinan.Kernel;
using Sinan.Stages.Shared;
using Sinan.Stages.Understand.Domain.Behavior;
using Sinan.Stages.Understand.Features.ListChoices;

namespace Sinan.Stages.Understand.Features;

/// <summary>What the pages of behaviour questions share: the choices of the log, then the answer or the problem, and the choices that several controls offer.</summary>
/// <typeparam name="TReport">The answer.</typeparam>
public abstract class QuestionPage<TReport> : ComponentBase
{
    [Inject]
    protected Localizer L { get; set; } = null!;

    [Inject]
    ListChoicesHandler Lister { get; set; } = null!;

    [CascadingParameter]
    protected HttpContext Http { get; set; } = null!;

    [SupplyParameterFromQuery]
    protected string? From { get; set; }

    [SupplyParameterFromQuery]
    protected string? To { get; set; }

    /// <summary>Id of the segment asked about; empty = everybody.</summary>
    [SupplyParameterFromQuery]
    protected string? Segment { get; set; }

    /// <summary>What the log holds; null while there are no events.</summary>
    protected QuestionChoices? Choices { get; private set; }

    protected TReport? Report { get; private set; }

    protected Problem? Problem { get; private set; }

    protected abstract Task<Outcome<TReport>> AskAsync(CancellationToken cancellationToken);

    protected override async Task OnInitializedAsync()
    {
        var listed = await Lister.HandleAsync(new ListChoices.ListChoices(), Http.RequestAborted);
        if (!listed.IsOk)
            return;
        Choices = listed.Value;
        var answer = await AskAsync(Http.RequestAborted);
        if (answer.IsOk)
            Report = answer.Value;
        else
            Problem = answer.Problem;
    }

    protected static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The events of the log, one that was typed into the address as well, and in front the words for none.</summary>
    protected IEnumerable<Choice> EventChoices(string? shown, string? none = null) =>
        Choices!.Events.Select(Choice.Data).Concat(string.IsNullOrEmpty(shown) || Choices.Events.Contains(shown) ? [] : [Choice.Data(shown)]).Prepend(new Choice("", none ?? "–")).Skip(none is null ? 1 : 0);

    /// <summary>Lengths of time, the one shown among them, shortest first.</summary>
    protected IEnumerable<Choice> Lengths(string? shown, params ReadOnlySpan<string> lengths) =>
        lengths.ToArray().Concat(shown is { Length: > 0 } own && Window.Parse(own) is not null ? [own] : []).Distinct().OrderBy(w => Window.Parse(w))
            .Select(w => new Choice(w, L.Write(Fact.Duration("w", Window.Parse(w)!.Value / 1000.0))));

    protected IEnumerable<Choice> IntervalChoices(params ReadOnlySpan<string> units) => units.ToArray().Select(u => new Choice(u, L["understand.trend.period." + u]));

    /// <summary>Weeks for a log of some weeks, days for a shorter one, months for a long one.</summary>
    protected string CommonInterval => (Choices!.Last.DayNumber - Choices.First.DayNumber) switch { < 45 => "day", < 400 => "week", _ => "month" };

    /// <summary>Asks with the unit of a word; a problem when it is none.</summary>
    protected static Task<Outcome<TReport>> WithUnit(string word, Func<PeriodUnit, Task<Outcome<TReport>>> ask) =>
        CalendarPeriods.Parse(word) is { } unit ? ask(unit) : Task.FromResult<Outcome<TReport>>(new Problem("understand.bad_period", ProblemKind.Invalid, Fact.Of("period", word)));

    protected static IEnumerable<Choice> Numbers(int from, int to) => Enumerable.Range(from, to - from + 1).Select(n => n.ToString(CultureInfo.InvariantCulture)).Select(n => new Choice(n, n));
}
