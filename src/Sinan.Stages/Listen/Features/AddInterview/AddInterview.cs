using Sinan.Kernel;
using Sinan.Numerics.Privacy;
using Sinan.Stages.Listen.Contracts;
using Sinan.Stages.Listen.Data;
using Sinan.Stages.Listen.Domain.Interviews;

namespace Sinan.Stages.Listen.Features.AddInterview;

/// <summary>Keeps the transcript of an interview, or a note on market or competitors.</summary>
/// <param name="Title">1 to 120 characters.</param>
/// <param name="Person">Who was asked, as a role; at most 120 characters.</param>
/// <param name="Day">When it was held; null when unknown.</param>
/// <param name="Text">The transcript; phone numbers, addresses and the like are masked before it is kept.</param>
/// <param name="Actor">Who adds it, for the audit trail.</param>
public sealed record AddInterview(string Title, string Person, DateTimeOffset? Day, string Text, string Actor)
{
    public ResearchKind Kind { get; init; }
}

public sealed class AddInterviewHandler(IInterviewStore interviews, IAudit audit)
{
    const int MostTitle = 120;

    /// <returns>Problems: "listen.interview.title", "listen.interview.text".</returns>
    public async Task<Outcome<Interview>> HandleAsync(AddInterview request, CancellationToken cancellationToken)
    {
        if (request.Title.Trim() is not { Length: > 0 and <= MostTitle } title || request.Person.Length > MostTitle)
            return new Problem("listen.interview.title", ProblemKind.Invalid, Fact.Count("most", MostTitle));
        var sentences = request.Text.Length > Transcript.MostCharacters ? [] : Transcript.SentencesOf(PersonalData.Redact(request.Text, new long[PersonalData.Kinds.Count]));
        if (sentences.IsEmpty)
            return new Problem("listen.interview.text", ProblemKind.Invalid, Fact.Count("most", Transcript.MostCharacters));
        var interview = await interviews.AddAsync(new Interview(0, title, request.Person.Trim(), request.Day, sentences, default) { Kind = request.Kind }, cancellationToken);
        await audit.RecordAsync(request.Actor, nameof(AddInterview), interview.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), cancellationToken);
        return interview;
    }
}
