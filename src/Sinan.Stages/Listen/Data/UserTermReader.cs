using Sinan.Kernel;
using Sinan.Numerics.Text;
using Sinan.Stages.Listen.Contracts;

namespace Sinan.Stages.Listen.Data;

/// <summary>Reads the terms of each user's comments, language by language.</summary>
sealed class UserTermReader(IFeedbackSearch search, LanguageTools tools) : IUserTerms
{
    public async Task<UserTerms> ReadAsync(CancellationToken cancellationToken)
    {
        var newest = await search.FindAsync(new FeedbackFilter(), after: null, skip: 0, IUserTerms.MostComments, cancellationToken);
        var known = newest.Found.Select(f => f.Feedback).Where(f => f.UserNo is not null).ToList();
        return await Task.Run(() => Read(known, cancellationToken), cancellationToken);
    }

    UserTerms Read(List<StoredFeedback> known, CancellationToken cancellationToken)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var ofUser = new Dictionary<int, HashSet<int>>();
        foreach (var language in known.GroupBy(f => TextLanguage.Detect(f.Text)).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var comments = language.ToList();
            var read = ThemeTermReader.Read([.. comments.Select(c => c.Text)], language.Key, tools.Segmenter, tools.Vocabulary, Environment.ProcessorCount, cancellationToken);
            foreach (var (comment, terms) in comments.Zip(read.Rows))
            {
                if (!ofUser.TryGetValue(comment.UserNo!.Value, out var own))
                    ofUser[comment.UserNo.Value] = own = [];
                foreach (var term in terms)
                {
                    if (!numbers.TryGetValue(read.Terms[term], out var number))
                        numbers[read.Terms[term]] = number = numbers.Count;
                    own.Add(number);
                }
            }
        }

        return new UserTerms([.. numbers.OrderBy(n => n.Value).Select(n => n.Key)], ofUser.ToDictionary(u => u.Key, IReadOnlySet<int> (u) => u.Value));
    }
}
