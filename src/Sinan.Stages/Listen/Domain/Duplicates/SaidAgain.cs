using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Sinan.Kernel;
using Sinan.Numerics.Text;
using Sinan.Stages.Listen.Features.ListDuplicates;
using Sinan.Stages.Listen.Features.MergeDuplicates;

namespace Sinan.Stages.Listen.Domain;

/// <summary>Finds comments that say the same in nearly the same words, and joins what people have merged.</summary>
public static class SaidAgain
{
    /// <summary>Seed of the hashes: the same comments give the same groups.</summary>
    public const long Seed = 1;

    /// <summary>A longer text is cut where only one line is shown.</summary>
    const int LongestLine = 60;

    /// <summary>Groups with at least two comments, most votes first.</summary>
    /// <param name="feedback">In order of <see cref="StoredFeedback.No"/>.</param>
    /// <param name="least">Least similarity, 0.5…1.</param>
    /// <param name="merges">What people have merged: it stays together whatever the least similarity.</param>
    /// <param name="threads">Worker threads; the answer does not depend on them.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    public static ImmutableArray<DuplicateGroup> In(IReadOnlyList<StoredFeedback> feedback, double least, MergedComments merges, int threads, CancellationToken cancellationToken)
    {
        var forms = new string[feedback.Count];
        Parallel.For(0, forms.Length, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken }, i => forms[i] = FormOf(feedback[i].Text));
        var found = NearDuplicates.Find(forms, new NearDuplicateOptions { Least = least, Seed = Seed, Threads = threads }, cancellationToken);
        var places = Enumerable.Range(0, feedback.Count).ToDictionary(i => feedback[i].No, i => i);
        return
        [
            .. Joined(found.Groups, merges, places).Select(members => GroupOf(members, feedback, forms, merges))
                .OrderByDescending(g => g.Votes).ThenBy(g => g.Id),
        ];
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

    /// <summary>The groups found, with those that share a merge made one.</summary>
    static IEnumerable<int[]> Joined(IReadOnlyList<int[]> found, MergedComments merges, Dictionary<long, int> places)
    {
        if (merges.All.IsEmpty)
            return found;
        var groups = found.Select(g => new SortedSet<int>(g)).ToList();
        var groupOf = groups.SelectMany(g => g.Select(place => (place, g))).ToDictionary(p => p.place, p => p.g);
        foreach (var merge in merges.All)
        {
            // A comment may have been erased since.
            int[] members = [.. merge.Members.Where(places.ContainsKey).Select(no => places[no])];
            var whole = new SortedSet<int>(members);
            foreach (var group in members.Select(m => groupOf.GetValueOrDefault(m)).OfType<SortedSet<int>>().Distinct().ToList())
            {
                whole.UnionWith(group);
                groups.Remove(group);
            }

            groups.Add(whole);
            foreach (var place in whole)
                groupOf[place] = whole;
        }

        return groups.Where(g => g.Count > 1).Select(g => g.ToArray());
    }

    static DuplicateGroup GroupOf(int[] members, IReadOnlyList<StoredFeedback> feedback, string[] forms, MergedComments merges)
    {
        var (first, other) = (new List<ulong>(), new List<ulong>());
        Shingles.Of(forms[members[0]], first);
        var said = members.Select(m => new DuplicateMember(feedback[m].No, feedback[m].Text, forms[m] == forms[members[0]] ? 1 : SimilarityOf(m), feedback[m].Time)).ToImmutableArray();
        var users = members.Select(m => feedback[m].UserNo).ToArray();
        var votes = users.Count(u => u is null) + users.OfType<int>().Distinct().Count();
        var merged = merges.All.Where(m => m.Members.Contains(said[0].No) || said.Any(s => s.No == m.Kept)).SelectMany(m => m.Members).ToHashSet();
        var state = merged.Count == 0 ? MergeState.Open : said.All(s => merged.Contains(s.No)) ? MergeState.Merged : MergeState.Grown;
        return new DuplicateGroup(said[0].No, said, votes, state);

        double SimilarityOf(int member)
        {
            Shingles.Of(forms[member], other);
            return Shingles.Jaccard(CollectionsMarshal.AsSpan(first), CollectionsMarshal.AsSpan(other));
        }
    }
}
