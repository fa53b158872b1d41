using System.Runtime.InteropServices;
using Sinan.Kernel;
using Sinan.Numerics.Text;

namespace Sinan.Stages.Listen.Domain.Duplicates;

/// <summary>Finds comments that say the same in nearly the same words, and joins what people have merged.</summary>
public static class SaidAgain
{
    /// <summary>Seed of the hashes: the same comments give the same groups.</summary>
    public const long Seed = 1;

    /// <summary>A longer text is cut where only one line is shown.</summary>
    const int LongestLine = 60;

    /// <summary>Groups of at least two comments, most votes first.</summary>
    /// <param name="feedback">In order of <see cref="StoredFeedback.No"/>.</param>
    /// <param name="least">Least similarity, 0.5…1.</param>
    /// <param name="threads">Worker threads; the answer does not depend on them.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    public static IReadOnlyList<RepeatGroup> Find(IReadOnlyList<StoredFeedback> feedback, double least, int threads, CancellationToken cancellationToken)
    {
        var forms = new string[feedback.Count];
        Parallel.For(0, forms.Length, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken }, i => forms[i] = FormOf(feedback[i].Text));
        var found = NearDuplicates.Find(forms, new NearDuplicateOptions { Least = least, Seed = Seed, Threads = threads }, cancellationToken);
        return [.. RepeatGroup.Sort(found.Groups.Select(group => Array.ConvertAll(group, place => feedback[place])).Select(GroupOf))];
    }

    /// <summary>A group of these comments, in order of their numbers.</summary>
    public static RepeatGroup GroupOf(IReadOnlyList<StoredFeedback> members) =>
        new([.. members.Select(m => m.No)], members.Count(m => m.UserNo is null) + members.Select(m => m.UserNo).OfType<int>().Distinct().Count());

    /// <summary>Comments whose groups the merges change: what <see cref="Joined"/> has to know.</summary>
    public static IReadOnlyCollection<long> Changed(IReadOnlyList<RepeatGroup> found, MergedComments merges)
    {
        var groupOf = GroupsOf(found, merges);
        return [.. merges.All.Where(m => !IsWhole(m, groupOf)).SelectMany(m => m.Members.Concat(m.Members.Where(groupOf.ContainsKey).SelectMany(no => groupOf[no].Members))).ToHashSet()];
    }

    /// <summary>The groups found, with those that share a merge made one: what people have merged stays together whatever the least similarity. Most votes first.</summary>
    /// <param name="found">Groups found.</param>
    /// <param name="merges">What people have merged.</param>
    /// <param name="stored">The comments of <see cref="Changed"/> that are still there, by number: one may have been erased since.</param>
    public static IReadOnlyList<RepeatGroup> Joined(IReadOnlyList<RepeatGroup> found, MergedComments merges, IReadOnlyDictionary<long, StoredFeedback> stored)
    {
        var (groups, groupOf) = (found.ToHashSet(), GroupsOf(found, merges));
        foreach (var merge in merges.All.Where(m => !IsWhole(m, groupOf)))
        {
            var parts = merge.Members.Where(groupOf.ContainsKey).Select(m => groupOf[m]).ToHashSet();
            long[] numbers = [.. parts.SelectMany(p => p.Members).Concat(merge.Members).Distinct().Where(stored.ContainsKey).Order()];
            groups.ExceptWith(parts);
            if (numbers.Length < 2)
                continue;
            var joined = GroupOf([.. numbers.Select(no => stored[no])]);
            groups.Add(joined);
            foreach (var member in numbers)
                groupOf[member] = joined;
        }

        return [.. RepeatGroup.Sort(groups)];
    }

    /// <summary>The group of each comment that was merged.</summary>
    static Dictionary<long, RepeatGroup> GroupsOf(IReadOnlyList<RepeatGroup> found, MergedComments merges)
    {
        var merged = merges.All.SelectMany(m => m.Members).ToHashSet();
        return merged.Count == 0 ? [] : found.SelectMany(g => g.Members.Where(merged.Contains).Select(no => (no, g))).ToDictionary(p => p.no, p => p.g);
    }

    /// <summary>Whether the comments of a merge stand in one group anyway.</summary>
    static bool IsWhole(MergedGroup merge, Dictionary<long, RepeatGroup> groupOf) => merge.Members.Select(no => groupOf.GetValueOrDefault(no)).Distinct().ToArray() is [not null];

    /// <summary>Share of pieces that each text has in common with the first, 0…1.</summary>
    public static double[] Similarities(IReadOnlyList<string> texts)
    {
        var (first, other) = (new List<ulong>(), new List<ulong>());
        var form = FormOf(texts[0]);
        Shingles.Of(form, first);
        return [.. texts.Select(text => FormOf(text)).Select(f => f == form ? 1 : SimilarityOf(f))];

        double SimilarityOf(string of)
        {
            Shingles.Of(of, other);
            return Shingles.Jaccard(CollectionsMarshal.AsSpan(first), CollectionsMarshal.AsSpan(other));
        }
    }

    /// <summary>A text short enough for a sentence.</summary>
    public static string Short(string text) => text.Length <= LongestLine ? text : text[..(char.IsHighSurrogate(text[LongestLine - 1]) ? LongestLine - 1 : LongestLine)] + "…";

    /// <summary>Letter case, width, traditional characters, marks and blanks do not make comments different.</summary>
    static string FormOf(string text)
    {
        var clean = TraditionalChinese.Simplify(Comment.FormOf(text)).ToLowerInvariant();
        var form = string.Create(clean.Count(char.IsLetterOrDigit), clean, static (to, from) =>
        {
            var at = 0;
            foreach (var c in from)
            {
                if (char.IsLetterOrDigit(c))
                    to[at++] = c;
            }
        });
        // Comments of emoji or marks alone are compared as they stand.
        return form.Length > 0 ? form : clean;
    }
}
