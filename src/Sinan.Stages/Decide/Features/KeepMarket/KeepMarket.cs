using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Decide.Contracts;
using Sinan.Stages.Decide.Domain;
using Sinan.Stages.Decide.Domain.Market;
using Sinan.Stages.Decide.Features.AddNeed;

namespace Sinan.Stages.Decide.Features.KeepMarket;

/// <summary>What have others that we have not, and what did we learn about the market?</summary>
public sealed record KeepMarket;

/// <param name="Board">The board and the notes.</param>
/// <param name="Sentence">In one sentence.</param>
public sealed record MarketView(MarketBoard Board, Phrase Sentence);

public sealed class KeepMarketHandler(ISettings settings, AddNeedHandler adder, IAudit audit, TimeProvider clock)
{
    const int MostName = 80, MostTitle = 120, MostText = 4_000, MostSource = 400;

    public async Task<MarketView> HandleAsync(KeepMarket request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var board = await settings.FindAsync<MarketBoard>(MarketBoard.Key, cancellationToken) ?? MarketBoard.Empty;
        var gaps = board.Gaps.ToArray();
        return new MarketView(board, gaps is [var widest, ..]
            ? new Phrase("decide.market.answer", Fact.Count("gaps", gaps.Length), Fact.Of("feature", widest.Feature.Name), Fact.Count("others", widest.Others))
            : new Phrase("decide.market.answer.none"));
    }

    /// <summary>Adds a product; the first is ours. Problem: "decide.market.name".</summary>
    public Task<Outcome<MarketBoard>> AddProductAsync(string name, string actor, CancellationToken cancellationToken) =>
        ChangeAsync(board => NameOf(name) is { } product && !board.Products.Contains(product) && board.Products.Length < MarketBoard.MostProducts
            ? board with { Products = board.Products.Add(product) } : null, new Problem("decide.market.name", ProblemKind.Invalid, Fact.Count("most", MostName)), actor, cancellationToken);

    /// <summary>Says how far products have a feature; a new name is a new row. Problem: "decide.market.name".</summary>
    public Task<Outcome<MarketBoard>> SetFeatureAsync(string name, ImmutableSortedDictionary<string, FeatureSupport> support, string actor, CancellationToken cancellationToken) =>
        ChangeAsync(board =>
        {
            if (NameOf(name) is not { } feature || board.Features.Length >= MarketBoard.MostFeatures)
                return null;
            var known = board.Features.FirstOrDefault(f => f.Name == feature);
            var row = new MarketFeature(feature, support.Where(s => board.Products.Contains(s.Key)).ToImmutableSortedDictionary(), known?.Need);
            return board with { Features = known is null ? board.Features.Add(row) : board.Features.Replace(known, row) };
        }, new Problem("decide.market.name", ProblemKind.Invalid, Fact.Count("most", MostName)), actor, cancellationToken);

    /// <summary>Keeps a note. Problem: "decide.market.note".</summary>
    public Task<Outcome<MarketBoard>> AddNoteAsync(string title, string text, string source, string actor, CancellationToken cancellationToken) =>
        ChangeAsync(board => title.Trim() is { Length: > 0 and <= MostTitle } words && text.Length <= MostText && source.Length <= MostSource && board.Notes.Length < MarketBoard.MostNotes
            ? board with { Notes = board.Notes.Insert(0, new MarketNote(board.Notes.Select(n => n.Id).DefaultIfEmpty(0).Max() + 1, clock.GetUtcNow(), words, text.Trim(), source.Trim(), null)) }
            : null, new Problem("decide.market.note", ProblemKind.Invalid, Fact.Count("most", MostTitle)), actor, cancellationToken);

    /// <summary>Makes a need of a feature that others have; one about the same takes it up. Problems: "decide.market.unknown" and those of entering a need.</summary>
    public async Task<Outcome<MarketBoard>> MakeNeedOfFeatureAsync(string feature, string actor, CancellationToken cancellationToken)
    {
        var (unknown, board) = (new Problem("decide.market.unknown", ProblemKind.NotFound), (await HandleAsync(new KeepMarket(), cancellationToken)).Board);
        if (board.Features.FirstOrDefault(f => f.Name == feature) is not { } row)
            return unknown;
        var have = string.Join(", ", board.Products.Skip(1).Where(p => row.Of(p) == FeatureSupport.Full));
        var need = await NeedAsync(feature, have, NeedSource.Competitor, actor, cancellationToken);
        return need.IsOk
            ? await ChangeAsync(b => b with { Features = [.. b.Features.Select(f => f.Name == feature ? f with { Need = need.Value } : f)] }, unknown, actor, cancellationToken)
            : need.Problem;
    }

    /// <summary>Makes a need of a note. Problems: "decide.market.unknown" and those of entering a need.</summary>
    public async Task<Outcome<MarketBoard>> MakeNeedOfNoteAsync(int note, string actor, CancellationToken cancellationToken)
    {
        var unknown = new Problem("decide.market.unknown", ProblemKind.NotFound);
        if ((await HandleAsync(new KeepMarket(), cancellationToken)).Board.Notes.FirstOrDefault(n => n.Id == note) is not { } kept)
            return unknown;
        var need = await NeedAsync(kept.Title, kept.Text, NeedSource.Market, actor, cancellationToken);
        return need.IsOk
            ? await ChangeAsync(b => b with { Notes = [.. b.Notes.Select(n => n.Id == note ? n with { Need = need.Value } : n)] }, unknown, actor, cancellationToken)
            : need.Problem;
    }

    async Task<Outcome<string>> NeedAsync(string title, string text, NeedSource origin, string actor, CancellationToken cancellationToken)
    {
        var entry = new NeedEntry(title, NeedCategory.Feature, text, ImmutableSortedDictionary<string, Estimate>.Empty);
        var added = await adder.HandleAsync(new AddNeed.AddNeed(entry, origin, actor), cancellationToken);
        return added.IsOk ? added.Value.Id : added.Problem.Code == "decide.need.exists" ? Outcome<string>.Ok(added.Problem.Facts[0].Text!) : added.Problem;
    }

    async Task<Outcome<MarketBoard>> ChangeAsync(Func<MarketBoard, MarketBoard?> change, Problem otherwise, string actor, CancellationToken cancellationToken)
    {
        var isChanged = false;
        var kept = await settings.ChangeAsync<MarketBoard>(MarketBoard.Key, known =>
        {
            var changed = change(known ?? MarketBoard.Empty);
            isChanged = changed is not null;
            return changed ?? known ?? MarketBoard.Empty;
        }, cancellationToken);
        if (!isChanged)
            return otherwise;
        await audit.RecordAsync(actor, nameof(KeepMarket), "board", cancellationToken);
        return kept;
    }

    static string? NameOf(string text) => text.Trim() is { Length: > 0 and <= MostName } name ? name : null;
}
