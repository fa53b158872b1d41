using Sinan.Kernel;
using Sinan.Stages.Collect.Data.Widgets;
using Sinan.Stages.Collect.Features.CaptureEvents;

namespace Sinan.Stages.Collect.Features.SubmitFeedback;

/// <summary>Opens the page with the form of a widget.</summary>
/// <param name="Token">Of the widget.</param>
public sealed record OpenForm(string Token);

/// <param name="AsksRating">Whether stars are asked for.</param>
/// <param name="Ticket">Says when the form was opened; comes back with it.</param>
public sealed record OpenedForm(bool AsksRating, string Ticket);

public sealed class OpenFormHandler(WidgetShelf widgets, FormTickets tickets)
{
    /// <returns>Problem "collect.token_unknown".</returns>
    public async Task<Outcome<OpenedForm>> HandleAsync(OpenForm request, CancellationToken cancellationToken) =>
        await widgets.FindAsync(request.Token, cancellationToken) is { } widget ? new OpenedForm(widget.AsksRating, tickets.Issue()) : CaptureProblems.TokenUnknown;
}
