using Sinan.Kernel;

namespace Sinan.Stages.Collect.Domain.Identity;

/// <summary>Which ids are the same person. The links are replayed in order of their time, so that the order in which they arrived does not matter.</summary>
/// <remarks>
/// An id is known once a link led to it. A link moves an id that is not known, and was not moved before, to the person of the other id; every other link is
/// left out. So the earliest link of an id counts, and two known users never become one. The rule is that of PostHog's `$identify` and `$create_alias`.
/// A person goes by the id that was known first; it is at most one step from each of its ids.
/// </remarks>
public static class IdentityMerge
{
    /// <summary>The person of every id that was moved, by id.</summary>
    /// <param name="links">All links, in any order, repeated ones included.</param>
    public static Dictionary<UInt128, UInt128> Resolve(IEnumerable<IdentityLink> links)
    {
        var persons = new Dictionary<UInt128, UInt128>();
        var known = new HashSet<UInt128>();
        // Equal times: any fixed order will do.
        foreach (var (from, to, _) in links.OrderBy(l => l.TimeMs).ThenBy(l => l.From).ThenBy(l => l.To))
        {
            known.Add(to);
            if (from != to && !known.Contains(from) && !persons.ContainsKey(from))
                persons.Add(from, persons.GetValueOrDefault(to, to));
        }

        return persons;
    }
}
