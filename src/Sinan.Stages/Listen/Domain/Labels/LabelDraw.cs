using System.Security.Cryptography;
using System.Text;
using Sinan.Numerics.Random;

namespace Sinan.Stages.Listen.Domain.Labels;

/// <summary>Draws the comments that people are asked about.</summary>
/// <remarks>
/// One comment in four, by a fixed hash of its number, is kept for measuring: a classifier never chooses it, so that what is labelled of this part is a random sample of
/// all comments. One question in three comes from it. One question in five is a comment of this part that somebody else has labelled already: there two people can be compared.
/// The others are what the classifier would learn most from.
/// </remarks>
public static class LabelDraw
{
    const double MeasuredShare = 0.25;
    const int MeasuredTurn = 3;
    const int SharedTurn = 5;

    /// <summary>Waiting comments among which each annotator starts elsewhere, so that two who work at once seldom meet.</summary>
    const int Spread = 8;

    static readonly ulong measuredSeed = SeedOf("measured");

    /// <summary>Whether a comment is of the part that measures.</summary>
    public static bool IsMeasured(long comment) => SplitMix64.UniformAt(measuredSeed, (ulong)comment) < MeasuredShare;

    /// <summary>Comments to ask an annotator about, best first; the next may be erased and then the one after it serves.</summary>
    /// <param name="book">Labels so far.</param>
    /// <param name="annotator">Who is asked.</param>
    /// <param name="comments">Numbers of feedback, 0 … comments − 1.</param>
    /// <param name="waiting">What a classifier would learn most from, best first; empty before there is one.</param>
    /// <param name="most">Comments at most.</param>
    public static IReadOnlyList<long> Next(LabelBook book, string annotator, int comments, IReadOnlyList<long> waiting, int most)
    {
        var seen = book.By(annotator).Select(e => e.Comment).ToHashSet();
        var seed = SeedOf(annotator);
        var open = waiting.Where(c => !seen.Contains(c) && IsNew(book, c)).ToArray();
        var turns = new List<IEnumerable<long>>
        {
            open.Take(Spread).OrderBy(c => RankOf(seed, c)).Concat(open.Skip(Spread)),
            First(c => !IsMeasured(c) && IsNew(book, c)),
            First(c => IsMeasured(c) && IsNew(book, c)),
            First(c => IsShared(book, c)),
        };
        if (seen.Count % MeasuredTurn == MeasuredTurn - 1)
            turns.Insert(0, turns[2]);
        if (seen.Count % SharedTurn == SharedTurn - 1)
            turns.Insert(0, turns[^1]);
        return [.. turns.SelectMany(t => t).Distinct().Take(most)];

        IEnumerable<long> First(Func<long, bool> isWanted) => Lowest(comments, c => !seen.Contains(c) && isWanted(c), c => RankOf(seed, c), most);
    }

    static bool IsNew(LabelBook book, long comment) => book.Find(comment) is null or { Votes.IsEmpty: true };

    static bool IsShared(LabelBook book, long comment) => IsMeasured(comment) && book.Find(comment) is { Votes.Length: 1, Final: null };

    static double RankOf(ulong seed, long comment) => SplitMix64.UniformAt(seed, (ulong)comment);

    /// <summary>The numbers of lowest rank, in one pass.</summary>
    static IEnumerable<long> Lowest(int comments, Func<long, bool> isWanted, Func<long, double> rankOf, int most)
    {
        var lowest = new PriorityQueue<long, double>();
        for (var comment = 0L; comment < comments; comment++)
        {
            var rank = -rankOf(comment);
            if (lowest.Count == most && lowest.TryPeek(out _, out var worst) && rank < worst)
                continue;
            if (!isWanted(comment))
                continue;
            lowest.Enqueue(comment, rank);
            if (lowest.Count > most)
                lowest.Dequeue();
        }

        return lowest.UnorderedItems.OrderByDescending(i => i.Priority).Select(i => i.Element);
    }

    static ulong SeedOf(string name) => BitConverter.ToUInt64(SHA256.HashData(Encoding.UTF8.GetBytes(name)));
}
