using System.Globalization;
using Sinan.Kernel;
using Sinan.Numerics.Mining;

namespace Sinan.Stages.Decide.Domain;

/// <summary>Baskets with the names of their items; items are numbered in ascending order of their names (by value where all are numbers).</summary>
public sealed class Baskets
{
    Baskets(Transactions transactions, IReadOnlyList<string> names) => (Transactions, Names) = (transactions, names);

    public Transactions Transactions { get; }

    /// <summary>Names by item number.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>A set of items as one line: names between blanks, or between tabs where a name holds a blank itself.</summary>
    public string Line(ReadOnlySpan<int> items)
    {
        var names = new string[items.Length];
        for (var i = 0; i < items.Length; i++)
            names[i] = Names[items[i]];
        return string.Join(names.Any(n => n.Contains(' ', StringComparison.Ordinal)) ? '\t' : ' ', names);
    }

    /// <summary>The least count of baskets that a support asks for.</summary>
    /// <returns>Problem "decide.support".</returns>
    public Outcome<int> CountOf(double support) => CountOf(support, Transactions.Count);

    /// <summary>The least count that a support asks for: from 1 on a count, below 1 a share, rounded up.</summary>
    /// <returns>Problem "decide.support" when it is not positive or more than all baskets.</returns>
    public static Outcome<int> CountOf(double support, int baskets)
    {
        // A share such as 0.1 of 120 is 12.000000000000002 in binary: a billionth is no basket.
        var count = support >= 1 ? Math.Ceiling(support) : Math.Ceiling((support * baskets) - 1e-9);
        return support > 0 && count <= Math.Max(1, baskets)
            ? (int)Math.Max(1, count)
            : new Problem("decide.support", ProblemKind.Invalid, Fact.Decimal("support", support), Fact.Count("baskets", baskets));
    }

    /// <summary>Collects baskets of named items.</summary>
    public sealed class Builder
    {
        readonly Dictionary<string, int> codes;
        readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> byText;
        readonly List<string> names = [];
        readonly Transactions transactions = new();

        public Builder()
        {
            codes = new(StringComparer.Ordinal);
            byText = codes.GetAlternateLookup<ReadOnlySpan<char>>();
        }

        /// <summary>Number of an item for <see cref="Add"/>, a new one when it was not seen before.</summary>
        public int Code(ReadOnlySpan<char> name)
        {
            if (byText.TryGetValue(name, out var code))
                return code;
            codes.Add(name.ToString(), names.Count);
            names.Add(name.ToString());
            return names.Count - 1;
        }

        /// <summary>Adds a basket; repeats of an item count once.</summary>
        public void Add(ReadOnlySpan<int> codes) => transactions.Add(codes);

        /// <summary>The baskets, numbered by name. The builder is used up.</summary>
        public Baskets Build()
        {
            var numbers = names.Select(n => long.TryParse(n, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : (long?)null).ToList();
            int[] order = numbers.TrueForAll(n => n is not null)
                ? [.. Enumerable.Range(0, names.Count).OrderBy(i => numbers[i])]
                : [.. Enumerable.Range(0, names.Count).OrderBy(i => names[i], StringComparer.Ordinal)];
            var place = new int[names.Count];
            for (var i = 0; i < order.Length; i++)
                place[order[i]] = i;
            transactions.Renumber(place);
            return new Baskets(transactions, [.. order.Select(i => names[i])]);
        }
    }
}
