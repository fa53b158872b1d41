using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Numerics.Text;
using Sinan.Stages.Listen.Data;
using Sinan.Stages.Listen.Domain;
using Sinan.Stages.Listen.Domain.Alike;
using Sinan.Stages.Listen.Features.LearnWords;

namespace Sinan.Stages.Listen.Features.FindAlikeWords;

public sealed class FindAlikeWordsHandler(KnownWords known, LearnWordsHandler learner, IDataVersions versions, IEvidenceStore evidence, TimeProvider clock)
{
    /// <returns>Problems "listen.bad_word", "listen.no_feedback", "listen.words_not_learned".</returns>
    public async Task<Outcome<AlikeWords>> HandleAsync(FindAlikeWords request, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(request.Word) || request.Word.Length > FindAlikeWords.Longest)
            return new Problem("listen.bad_word", ProblemKind.Invalid, Fact.Count("most", FindAlikeWords.Longest));
        var comments = (await versions.CurrentAsync(cancellationToken)).Feedback;
        var latest = await known.LatestAsync(cancellationToken);
        if (request.Waits && latest?.Learned.Data.Feedback != comments)
        {
            var learned = await learner.HandleAsync(new LearnWords.LearnWords(), NoProgress.Instance, cancellationToken);
            if (!learned.IsOk)
                return learned.Problem;
            latest = (learned.Value.Learned, known.Reading(learned.Value.Vectors));
        }

        if (latest is not { } found)
            return comments == 0 ? new Problem("listen.no_feedback", ProblemKind.NotEnough) : new Problem("listen.words_not_learned", ProblemKind.NotEnough, Fact.Count("comments", comments));
        if (found.Reading.WordsOf(request.Word) is not { Length: > 0 } words)
            return new Problem("listen.bad_word", ProblemKind.Invalid, Fact.Count("most", FindAlikeWords.Longest));
        return await AnswerAsync(TextCleaner.Clean(request.Word), words, found.Learned, found.Reading, cancellationToken);
    }

    async Task<AlikeWords> AnswerAsync(string word, string[] words, WordLearning learned, AlikeReading reading, CancellationToken cancellationToken)
    {
        var (rarest, count) = reading.Rarest(words);
        var isKnown = count >= AlikeReading.LeastCount;
        var (near, likeness) = learned.Texts < AlikeReading.LeastTexts ? ([], Likeness.Used)
            : isKnown ? (reading.Used(words, FindAlikeWords.Most), Likeness.Used)
            : (reading.Spelled(rarest, FindAlikeWords.Most), Likeness.Spelled);
        var book = new EvidenceBook(learned.Data, learned.Seed, clock.GetUtcNow(), nameof(FindAlikeWords));
        ImmutableArray<AlikeWord> alike = [.. near.Select(n => AlikeWord.Proved(book, isKnown ? word : rarest, n, likeness, learned))];
        await evidence.SaveAsync(book.Entries, cancellationToken);
        var key = learned.Texts < AlikeReading.LeastTexts ? "few" : isKnown ? alike.IsEmpty ? "none" : "answer" : alike.IsEmpty ? "rare" : "spelled";
        Fact[] nearest = alike.IsEmpty ? [] : [Fact.Of("alike", alike[0].Word), Fact.Decimal("similarity", alike[0].Similarity.Value).From(alike[0].Similarity.Evidence)];
        return new AlikeWords(
            new Phrase(
                "listen.words." + key,
                [Fact.Of("word", isKnown ? word : rarest), Fact.Count("count", count), Fact.Count("texts", learned.Texts), Fact.Count("least", key == "few" ? AlikeReading.LeastTexts : AlikeReading.LeastCount), .. nearest]),
            word, count, isKnown, alike, learned);
    }
}
