using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.WebUtilities;
using Sinan.Kernel;
using Sinan.Stages.Understand.Data.Dashboards;
using Sinan.Stages.Understand.Domain.Dashboards;

namespace Sinan.Stages.Understand.Features.ShowDashboard;

/// <summary>Asks all questions of a dashboard.</summary>
public sealed record ShowDashboard(int Id);

/// <param name="Id">Number of the dashboard.</param>
/// <param name="Name">Its name in the reader's language.</param>
/// <param name="Cards">One a question.</param>
/// <param name="Seconds">Work time.</param>
public sealed record DashboardView(int Id, string Name, ImmutableArray<DashboardCard> Cards, double Seconds);

/// <summary>One question with its answer, or with the reason why there is none.</summary>
/// <param name="Place">Place on the dashboard, from 0.</param>
/// <param name="Question">Use case.</param>
/// <param name="Title">What it is called; null takes the question itself.</param>
/// <param name="Href">Address of its page.</param>
/// <param name="Answer">In sentences.</param>
/// <param name="Problem">Why there is no answer.</param>
/// <param name="Missing">Events that the log lacks for it.</param>
public sealed record DashboardCard(
    int Place, string Question, string? Title, string Href, ImmutableArray<Phrase> Answer, Problem? Problem, ImmutableArray<TemplateEvent> Missing)
{
    /// <summary>Chart and table for a page.</summary>
    [JsonIgnore]
    public CardAnswer? Shown { get; init; }
}

public sealed class ShowDashboardHandler(DashboardStore store, BehaviorDesk desk, IEnumerable<IQuestionCard> kinds)
{
    /// <param name="request">Which.</param>
    /// <param name="words">The reader's language.</param>
    /// <param name="cancellationToken">Cancels the questions.</param>
    /// <returns>Problem: "understand.dashboard.unknown". A question that fails keeps its problem in its card.</returns>
    public async Task<Outcome<DashboardView>> HandleAsync(ShowDashboard request, Localizer words, CancellationToken cancellationToken)
    {
        var started = desk.Clock.GetTimestamp();
        if (await store.FindAsync(request.Id, cancellationToken) is not { } dashboard)
            return new Problem("understand.dashboard.unknown", ProblemKind.NotFound, Fact.Count("id", request.Id));
        var opened = await desk.OpenAsync(cancellationToken);
        IReadOnlyList<string> log = [];
        if (opened.IsOk)
        {
            using (opened.Value)
                log = [.. opened.Value.Index.EventNames];
        }

        // Questions only read, and the index is safe for many readers: while one waits for the disk or runs on one thread, another is asked.
        var cards = new DashboardCard[dashboard.Questions.Length];
        await Parallel.ForAsync(
            0, cards.Length, cancellationToken,
            async (place, token) => cards[place] = await CardAsync(place, dashboard, log, opened.IsOk ? null : opened.Problem, words, token));
        return new DashboardView(dashboard.Id, dashboard.Name.For(words.Lang), [.. cards], desk.Clock.GetElapsedTime(started).TotalSeconds);
    }

    async Task<DashboardCard> CardAsync(int place, Dashboard dashboard, IReadOnlyList<string> log, Problem? closed, Localizer words, CancellationToken cancellationToken)
    {
        var (question, missing) = EventRoles.Read(dashboard.Questions[place], dashboard.Events, log);
        var kind = kinds.First(k => k.UseCase == question.UseCase);
        var card = new DashboardCard(
            place, question.UseCase, question.Title?.For(words.Lang), QueryHelpers.AddQueryString(kind.Page, question.Parameters.Select(p => KeyValuePair.Create(p.Key, (string?)p.Value))), [], closed, missing);
        if (closed is not null || !missing.IsEmpty)
            return card;
        var answer = await kind.AnswerAsync(new CardParameters(question.Parameters), words, cancellationToken);
        return answer.IsOk ? card with { Answer = answer.Value.Answer, Shown = answer.Value } : card with { Problem = answer.Problem };
    }
}
