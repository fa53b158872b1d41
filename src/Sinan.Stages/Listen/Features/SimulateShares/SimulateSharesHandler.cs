using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Numerics.Surveys;
using Sinan.Stages.Listen.Domain.Surveys;
using Sinan.Stages.Listen.Features.ShowSurvey;

namespace Sinan.Stages.Listen.Features.SimulateShares;

public sealed class SimulateSharesHandler(SurveyReader reader, IEvidenceStore evidence, TimeProvider clock)
{
    /// <returns>
    /// Problems: "listen.survey.not_found", "listen.survey.weights", "listen.survey.shares_question" (no such choice experiment), "listen.survey.shares_products" (too few, too many or
    /// unknown levels), "listen.survey.shares_unsettled" (the choices do not settle what the levels are worth).
    /// </returns>
    public async Task<Outcome<ShareReport>> HandleAsync(SimulateShares request, CancellationToken cancellationToken)
    {
        var read = await reader.ReadAsync(request.Id, request.Version, null, request.Weighted, cancellationToken);
        if (!read.IsOk)
            return read.Problem;
        var sample = read.Value.Sample;
        var able = sample.Survey.Questions.Where(q => q.Kind == QuestionKind.Conjoint).ToArray();
        if (able.FirstOrDefault(q => request.Question is null || q.Id == request.Question) is not { } question)
            return new Problem("listen.survey.shares_question", ProblemKind.NotFound);
        var products = request.Products.IsDefaultOrEmpty ? Ends(question) : request.Products;
        if (products.Length is < SimulateShares.LeastProducts or > SimulateShares.MostProducts || !products.All(p => Fits(p, question)))
            return new Problem("listen.survey.shares_products", ProblemKind.Invalid, Fact.Count("least", SimulateShares.LeastProducts), Fact.Count("most", SimulateShares.MostProducts));

        var (attributes, tasks, seed) = (DefinitionCheck.AttributesOf(question), ProductChoices.Of(sample, question), sample.Survey.Seed);
        var people = tasks.Select(t => t.Person).Distinct().Count();
        var found = await Task.Run(
            () => tasks.Count > 0 && Conjoint.Fit(attributes, tasks, question.HasNone, seed) is { } fit ? Conjoint.Shares(attributes, fit, products, seed) : null, cancellationToken);
        if (found is null)
            return new Problem("listen.survey.shares_unsettled", ProblemKind.NotEnough, Fact.Count("answers", people));
        var book = new SurveyBook(new SurveyAsked(request.Id, read.Value.Version, null, request.Weighted), read.Value.Data, clock.GetUtcNow());
        var set = string.Join("; ", products.Select((p, i) => NameOf(question, p, i)));
        var shares = found.Select((share, i) =>
        {
            var name = i < products.Length ? NameOf(question, products[i], i) : "";
            return new ProductShare(i < products.Length ? i : null, name, book.Add(question, $"{name} ({set})".Trim(), "choice_share", FactKind.Share, share, "method.survey_shares", people, seed));
        }).OrderByDescending(s => s.Share.Number).ToImmutableArray();
        await evidence.SaveAsync(book.Entries, cancellationToken);
        return new ShareReport(
            sample.Survey.Title, question.Id, [.. able.Select(q => KeyValuePair.Create(q.Id, q.Text))], question.Attributes, products, shares, people, request.Weighted,
            sample.Survey.Questions.Any(q => q.HasPopulation), Sentence(shares, people));
    }

    /// <summary>One product of all first levels and one of all last.</summary>
    static ImmutableArray<ImmutableArray<int>> Ends(SurveyQuestion question) => [[.. question.Attributes.Select(_ => 0)], [.. question.Attributes.Select(a => a.Levels.Length - 1)]];

    static bool Fits(ImmutableArray<int> product, SurveyQuestion question) =>
        product.Length == question.Attributes.Length && product.Select((level, a) => level >= 0 && level < question.Attributes[a].Levels.Length).All(fits => fits);

    static string NameOf(SurveyQuestion question, ImmutableArray<int> product, int place) =>
        $"{(char)('A' + place)} · {string.Join(" · ", product.Select((level, a) => question.Attributes[a].Levels[level]))}";

    static Phrase Sentence(ImmutableArray<ProductShare> shares, int people)
    {
        var products = shares.Where(s => s.Product is not null).ToArray();
        var (first, second) = (products[0], products[1]);
        // Shares of one set move against each other, so intervals that part prove a lead and more.
        var leads = first.Share.Interval is { } high && second.Share.Interval is { } low && high.Low > low.High;
        return new Phrase(
            leads ? "listen.survey.shares.answer" : "listen.survey.shares.answer_close", Fact.Of("product", first.Name), first.Share with { Name = "share" }, Fact.Of("other", second.Name),
            second.Share with { Name = "rest" }, Fact.Count("answers", people));
    }
}
