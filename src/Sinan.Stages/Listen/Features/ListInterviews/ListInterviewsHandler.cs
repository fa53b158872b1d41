using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using Sinan.Kernel;
using Sinan.Numerics.Surveys;
using Sinan.Stages.Listen.Data;
using Sinan.Stages.Listen.Domain.Interviews;

namespace Sinan.Stages.Listen.Features.ListInterviews;

public sealed class ListInterviewsHandler(IInterviewStore store, IEvidenceStore evidence, TimeProvider clock)
{
    public async Task<InterviewReport> HandleAsync(ListInterviews request, CancellationToken cancellationToken)
    {
        var (interviews, codes, quotes) = (await store.ListAsync(cancellationToken), await store.CodesAsync(cancellationToken), await store.QuotesAsync(null, cancellationToken));
        var (proofs, data) = (new List<Evidence>(), VersionOf(interviews, quotes));
        var lines = await Task.Run(() => codes.Select(c => LineOf(c, interviews, quotes, request.Seed, data, proofs)).OrderByDescending(c => c.Quotes).ToImmutableArray(), cancellationToken);
        await evidence.SaveAsync(proofs, cancellationToken);
        return new InterviewReport(
            [.. interviews.GroupJoin(quotes, i => i.Id, q => q.Interview, (i, own) => new InterviewLine(
                i.Id, i.Title, i.Person, i.Day, i.Sentences.Length, own.Count(), own.Select(q => q.Coder).Distinct().Count()) { Kind = i.Kind })],
            lines, Sentence(interviews, quotes, lines));
    }

    CodeLine LineOf(InterviewCode code, IReadOnlyList<Interview> interviews, IReadOnlyList<Quote> quotes, long seed, DataVersion data, List<Evidence> proofs)
    {
        var own = quotes.Where(q => q.Code == code.Id).ToArray();
        var agreement = CodingAgreement.Of(code.Id, interviews, quotes, seed);
        var speak = own.Select(q => q.Interview).Distinct().Count();
        return new CodeLine(
            code.Id, code.Name, code.Meaning, own.Length,
            interviews.Count == 0 ? null : Add("share", FactKind.Share, Scores.Share(speak / (double)interviews.Count, interviews.Count), "method.survey_share", interviews.Count, null),
            agreement is { Alpha: { } alpha, Interval: { } interval } ? Add("agreement", FactKind.Number, new Estimated(alpha, interval), "method.interview_agreement", agreement.Sentences, seed) : null);

        Fact Add(string figure, FactKind unit, Estimated estimate, string method, int units, long? seeded)
        {
            var fact = new Fact { Name = "value", Kind = unit, Number = estimate.Value, Interval = new Interval(estimate.Interval.Low, estimate.Interval.High) };
            var proof = new Evidence
            {
                Stage = "listen", Question = nameof(ListInterviews), Parameters = JsonSerializer.Serialize(new { code = code.Name, figure }, EvidenceJson.Options),
                Statement = new Phrase("listen.interview.evidence." + figure, fact, Fact.Of("code", code.Name), Fact.Count("units", units)),
                Data = data, Method = method, Value = estimate.Value, Unit = unit, Interval = fact.Interval, Seed = seeded, CodeVersion = CodeVersion.Current, At = clock.GetUtcNow(),
            }.Sealed();
            proofs.Add(proof);
            return fact.From(proof.Id);
        }
    }

    static Phrase Sentence(IReadOnlyList<Interview> interviews, IReadOnlyList<Quote> quotes, ImmutableArray<CodeLine> codes) =>
        codes is [{ Quotes: > 0 } most, ..]
            ? new Phrase("listen.interviews.answer", Fact.Count("interviews", interviews.Count), Fact.Count("quotes", quotes.Count), Fact.Of("code", most.Name), most.Interviews! with { Name = "share" })
            : new Phrase("listen.interviews.answer_uncoded", Fact.Count("interviews", interviews.Count));

    /// <summary>Which interviews and which coding the figures rest on.</summary>
    static DataVersion VersionOf(IReadOnlyList<Interview> interviews, IReadOnlyList<Quote> quotes) =>
        new(Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new { interviews = interviews.Select(i => i.Id), quotes }, EvidenceJson.Options)))[..16],
            0, interviews.Count, interviews.Select(i => i.Day).Min(), interviews.Select(i => i.Day).Max());
}
