using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Initiatives;

namespace Sinan.Stages.Deliver.Features;

/// <summary>What the pages of an initiative share: a report or a problem, and forms that change the initiative.</summary>
/// <typeparam name="TReport">What the page shows.</typeparam>
public abstract class InitiativeFormPage<TReport> : ComponentBase
{
    [Inject]
    protected Localizer L { get; set; } = null!;

    [Inject]
    NavigationManager Navigation { get; set; } = null!;

    [Inject]
    IAuthorizationService Authorization { get; set; } = null!;

    /// <summary>Number of the initiative.</summary>
    [Parameter]
    public required long Id { get; set; }

    [CascadingParameter]
    protected HttpContext Http { get; set; } = null!;

    protected TReport? Report { get; private set; }

    protected Problem? Problem { get; private set; }

    /// <summary>Last part of the page's address ("/people").</summary>
    protected abstract string Part { get; }

    protected string Here => DeliverDesk.Href(Id, Part);

    protected abstract Task<Outcome<TReport>> AskAsync(CancellationToken cancellationToken);

    protected override async Task OnInitializedAsync()
    {
        var shown = await AskAsync(Http.RequestAborted);
        if (shown.IsOk)
            Report = shown.Value;
        else
            (Problem, Http.Response.StatusCode) = (shown.Problem, shown.Problem.HttpStatus);
    }

    /// <summary>Carries out what a form asks for and comes back to the page, or shows the problem.</summary>
    protected async Task PostAsync(Func<IFormCollection, Task<Outcome<Initiative>>> carryOut)
    {
        await DeliverDesk.RequireWriterAsync(Authorization, Http.User);
        var done = await carryOut(await Http.Request.ReadFormAsync(Http.RequestAborted));
        if (done.IsOk)
            Navigation.NavigateTo(Here);
        else
            (Problem, Http.Response.StatusCode) = (done.Problem, done.Problem.HttpStatus);
    }

    /// <summary>Whether a form should stand open: it is being edited, or what was sent was refused.</summary>
    protected bool IsOpen(int? edited) => edited is not null || Problem is not null;

    /// <summary>Words of a value of an enumeration.</summary>
    protected string Word<T>(string prefix, T value)
        where T : struct, Enum => L[prefix + StepWork.Code(value)];

    protected static string Or(string text) => text.Length > 0 ? text : "–";
}
