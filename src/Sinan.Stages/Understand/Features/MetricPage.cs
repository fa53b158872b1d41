using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Sinan.Kernel;
using Sinan.Stages.Understand.Domain.Behavior;
using Sinan.Stages.Understand.Features.AnswerTrend;
using Sinan.Stages.Understand.Features.ListChoices;

namespace Sinan.Stages.Understand.Features;

/// <summary>What the pages about a metric over time share: the controls in the address and how values and periods are written.</summary>
public abstract class MetricPage : ComponentBase
{
    [Inject]
    public required Localizer L { get; set; }

    [Inject]
    public required ListChoicesHandler Lister { get; set; }

    [SupplyParameterFromQuery(Name = "event")]
    public string? EventName { get; set; }

    [SupplyParameterFromQuery]
    public string? Measure { get; set; }

    [SupplyParameterFromQuery]
    public string? Interval { get; set; }

    [SupplyParameterFromQuery]
    public string? Holidays { get; set; }

    [SupplyParameterFromQuery]
    public string? Regressor { get; set; }

    [CascadingParameter]
    public HttpContext Http { get; set; } = null!;

    protected QuestionChoices? Choices { get; private set; }

    protected Problem? Problem { get; set; }

    protected string ShownEvent => EventName ?? Choices!.LikelySteps.LastOrDefault() ?? Choices.Events[0];

    protected string ShownMeasure => Measure ?? "count";

    /// <summary>Days, unless the log is too short for them.</summary>
    protected string ShownInterval => Interval ?? (Choices!.Last.DayNumber - Choices.First.DayNumber < 40 ? "hour" : "day");

    protected override async Task OnInitializedAsync()
    {
        var listed = await Lister.HandleAsync(new ListChoices.ListChoices(), Http.RequestAborted);
        if (!listed.IsOk)
            return;
        Choices = listed.Value;
        if (CalendarPeriods.Parse(ShownInterval) is { } unit)
        {
            await AskAsync(new MetricQuestion(ShownEvent, ShownMeasure, unit)
            {
                Holidays = string.IsNullOrEmpty(Holidays) ? null : Holidays, Regressors = MetricRoute.Split(Regressor),
            });
        }
        else
        {
            Problem = new Problem("understand.bad_period", ProblemKind.Invalid, Fact.Of("period", ShownInterval));
        }
    }

    /// <summary>Asks the page's own question about the metric.</summary>
    protected abstract Task AskAsync(MetricQuestion metric);

    /// <summary>The answer, or the problem kept for the page.</summary>
    protected TReport? Take<TReport>(Outcome<TReport> outcome)
        where TReport : class
    {
        if (!outcome.IsOk)
            Problem = outcome.Problem;
        return outcome.IsOk ? outcome.Value : null;
    }

    protected string Written(DateTimeOffset start, string interval) => L.Write(interval == "hour" ? Fact.At("t", start) : Fact.Date("t", start));

    protected Fact? Figure(double? value) => value is { } v ? TrendWords.Figure("value", ShownMeasure, v) : null;

    /// <summary>The address of another question about the same metric.</summary>
    protected string Link(string page, string more = "") => string.Create(
        CultureInfo.InvariantCulture, $"/understand/{page}?event={Uri.EscapeDataString(ShownEvent)}&measure={Uri.EscapeDataString(ShownMeasure)}&interval={ShownInterval}{more}");
}
