using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.WebUtilities;
using Sinan.Kernel;
using Sinan.Stages.Understand.Data.Dashboards;
using Sinan.Stages.Understand.Domain.Dashboards;
using Sinan.Stages.Understand.Features.ShowDashboard;

namespace Sinan.Stages.Understand.Features.SaveQuestion;

/// <summary>Keeps a question on a dashboard, to be asked again whenever that is opened.</summary>
/// <param name="Of">Address of the question's page with its parameters ("/understand/trend?event=order").</param>
/// <param name="Dashboard">Number of the dashboard; null makes a new one.</param>
/// <param name="NewName">Name of the new one, 1 to 60 characters.</param>
/// <param name="Title">What the question is called there, up to 120 characters; null takes the question itself.</param>
public sealed record SaveQuestion(string Of, int? Dashboard, [property: JsonPropertyName("new_name")] string? NewName = null, string? Title = null);

public sealed class SaveQuestionHandler(DashboardStore store, IEnumerable<IQuestionCard> cards)
{
    const int MostNameCharacters = 60;
    const int MostTitleCharacters = 120;

    /// <summary>A dashboard asks all its questions when it is opened.</summary>
    const int MostQuestions = 24;

    /// <returns>The dashboard. Problems: "understand.save.not_a_question", "understand.save.name", "understand.save.title", "understand.save.full", "understand.dashboard.unknown".</returns>
    public async Task<Outcome<Dashboard>> HandleAsync(SaveQuestion request, CancellationToken cancellationToken)
    {
        if (QuestionOf(request.Of) is not { } question)
            return new Problem("understand.save.not_a_question", ProblemKind.Invalid, Fact.Of("address", request.Of));
        var title = request.Title?.Trim();
        if (title?.Length > MostTitleCharacters)
            return new Problem("understand.save.title", ProblemKind.Invalid, Fact.Count("most", MostTitleCharacters));
        question = question with { Title = string.IsNullOrEmpty(title) ? null : BilingualText.Of(title) };
        if (request.Dashboard is { } id)
            return await AppendAsync(id, question, cancellationToken);
        var name = request.NewName?.Trim() ?? "";
        return name.Length is 0 or > MostNameCharacters
            ? new Problem("understand.save.name", ProblemKind.Invalid, Fact.Count("most", MostNameCharacters))
            : await store.AddAsync(new Dashboard(0, BilingualText.Of(name), [question], []), cancellationToken);
    }

    /// <summary>The question of an address; null when no kind of question lives there.</summary>
    public SavedQuestion? QuestionOf(string address)
    {
        var parts = address.Split('?', 2);
        if (cards.FirstOrDefault(c => c.Page.Equals(parts[0], StringComparison.OrdinalIgnoreCase)) is not { } card)
            return null;
        var parameters = QueryHelpers.ParseQuery(parts.Length > 1 ? parts[1] : "").Where(p => !string.IsNullOrEmpty(p.Value))
            .ToImmutableSortedDictionary(p => p.Key, p => p.Value.ToString(), StringComparer.Ordinal);
        return new SavedQuestion(card.UseCase, parameters);
    }

    async Task<Outcome<Dashboard>> AppendAsync(int id, SavedQuestion question, CancellationToken cancellationToken)
    {
        Dashboard? changed = null;
        var isFull = false;
        await store.ChangeAsync(
            id,
            d =>
            {
                isFull = d.Questions.Length >= MostQuestions;
                return changed = isFull ? d : d with { Questions = d.Questions.Add(question) };
            }, cancellationToken);
        if (changed is null)
            return new Problem("understand.dashboard.unknown", ProblemKind.NotFound, Fact.Count("id", id));
        return isFull ? new Problem("understand.save.full", ProblemKind.Conflict, Fact.Count("most", MostQuestions)) : changed;
    }
}
