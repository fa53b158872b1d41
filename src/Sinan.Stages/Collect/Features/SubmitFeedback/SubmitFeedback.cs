using Sinan.Kernel;
using Sinan.Stages.Collect.Contracts;
using Sinan.Stages.Collect.Data.Capture;
using Sinan.Stages.Collect.Data.Widgets;
using Sinan.Stages.Collect.Domain.Feedback;

namespace Sinan.Stages.Collect.Features.SubmitFeedback;

/// <summary>Takes a comment that a person wrote into a public form.</summary>
/// <param name="Token">Token of the widget.</param>
/// <param name="Text">The comment.</param>
public sealed record SubmitFeedback(string Token, string? Text)
{
    /// <summary>One to five; null when not given.</summary>
    public int? Rating { get; init; }

    /// <summary>The user as the site knows it; null for strangers.</summary>
    public string? User { get; init; }

    /// <summary>App version as the site or app says it.</summary>
    public string? Version { get; init; }

    /// <summary>Device as the site or app says it.</summary>
    public string? Device { get; init; }

    /// <summary>Contents of the files that were chosen.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Files { get; init; } = [];

    /// <summary>Content of the field that people do not see.</summary>
    public string? Trap { get; init; }

    /// <summary>From <see cref="FormTickets"/>.</summary>
    public string? Ticket { get; init; }

    /// <summary>Network address of the sender; counted, never stored.</summary>
    public string Address { get; init; } = "";
}

/// <summary>Nobody is told whether a comment was kept aside: it would teach programs.</summary>
public sealed record SubmittedFeedback(bool Accepted);

public sealed class SubmitFeedbackHandler(
    WidgetShelf widgets, FeedbackWriter writer, IAttachmentShelf shelf, FormTickets tickets, CallRates rates, IEventIntake intake, TimeProvider clock)
{
    public const int MostCharacters = 4_000;

    /// <summary>Comments from one network address within <see cref="AddressWindow"/>.</summary>
    public const int MostFromAddress = 10;

    /// <summary>Comments through one widget in a minute.</summary>
    public const int MostOfWidget = 600;

    public static readonly TimeSpan AddressWindow = TimeSpan.FromMinutes(10);

    /// <returns>
    /// Problems "collect.token_unknown", "collect.submit_empty", "collect.submit_long", "collect.submit_rating", "collect.submit_often", "intake.busy", "intake.not_stored" and those of
    /// <see cref="IAttachmentShelf.TakeAsync"/>: then nothing was kept.
    /// </returns>
    public async Task<Outcome<SubmittedFeedback>> HandleAsync(SubmitFeedback request, CancellationToken cancellationToken)
    {
        if (await widgets.FindAsync(request.Token, cancellationToken) is not { } widget)
            return CaptureEvents.CaptureProblems.TokenUnknown;
        var text = request.Text?.Trim() ?? "";
        if (text.Length == 0)
            return new Problem("collect.submit_empty", ProblemKind.Invalid);
        if (text.Length > MostCharacters)
            return new Problem("collect.submit_long", ProblemKind.Invalid, Fact.Count("most", MostCharacters), Fact.Count("got", text.Length));
        if (request.Rating is < 1 or > 5)
            return new Problem("collect.submit_rating", ProblemKind.Invalid);
        var wait = Longer(
            rates.Wait($"submit {widget.Token} {request.Address}", MostFromAddress, AddressWindow), rates.Wait("submit " + widget.Token, MostOfWidget, TimeSpan.FromMinutes(1)));
        if (wait > TimeSpan.Zero)
            return new Problem("collect.submit_often", ProblemKind.Busy, Fact.Duration("wait", Math.Ceiling(wait.TotalSeconds)));
        var taken = await shelf.TakeAsync(request.Files, cancellationToken);
        if (!taken.IsOk)
            return taken.Problem;

        var isFlood = rates.Wait($"equal {widget.Token} {SpamRules.Essence(text)}", SpamRules.MostEqual, SpamRules.FloodWindow) > TimeSpan.Zero;
        var batch = new IntakeBatch();
        var feedback = new ArrivedFeedback(text)
        {
            Rating = request.Rating, User = string.IsNullOrWhiteSpace(request.User) ? null : request.User.Trim(), Source = widget.Name, Version = request.Version, Device = request.Device,
            Attachments = taken.Value,
            Aside = SpamRules.Judge(request.Trap, tickets.Age(request.Ticket), text, isFlood ? SpamRules.MostEqual : 0),
        };
        writer.Write(batch, feedback, clock.GetUtcNow().ToUnixTimeMilliseconds());
        return (await intake.AppendAsync(batch)).Map(_ => new SubmittedFeedback(true));
    }

    static TimeSpan Longer(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
