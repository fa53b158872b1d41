using Sinan.Stages.Listen.Contracts;

namespace Sinan.Stages.Listen.Data;

/// <summary>The quotes as kept.</summary>
public sealed class InterviewQuotes(IInterviewStore store) : IInterviewQuotes
{
    public async Task<ILookup<string, ResearchKind>> NeedsAsync(CancellationToken cancellationToken)
    {
        var kinds = (await store.ListAsync(cancellationToken)).ToDictionary(i => i.Id, i => i.Kind);
        return (await store.QuotesAsync(null, cancellationToken)).Where(q => q.Need is not null).ToLookup(q => q.Need!, q => kinds[q.Interview], StringComparer.Ordinal);
    }

    public async Task<IReadOnlyList<InterviewQuote>> ForNeedAsync(string need, CancellationToken cancellationToken)
    {
        var quotes = (await store.QuotesAsync(null, cancellationToken)).Where(q => q.Need == need).ToArray();
        if (quotes.Length == 0)
            return [];
        var codes = (await store.CodesAsync(cancellationToken)).ToDictionary(c => c.Id, c => c.Name);
        return
        [
            .. from interview in await store.ListAsync(cancellationToken)
               from quote in quotes
               where quote.Interview == interview.Id
               select new InterviewQuote(
                   string.Join(' ', interview.Sentences[(quote.First - 1)..quote.Last]), interview.Title, codes[quote.Code],
                   string.Create(System.Globalization.CultureInfo.InvariantCulture, $"/listen/interviews/{interview.Id}#s{quote.First}")),
        ];
    }
}
