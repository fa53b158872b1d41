using System.Collections.Immutable;
using Sinan.Numerics.Text;

namespace Sinan.Numerics.Learning;

/// <summary>The distinct words of texts, as numbers.</summary>
/// <param name="Words">Words by number, in order of first appearance.</param>
/// <param name="Of">Numbers of the words of each text, ascending, each once.</param>
public sealed record WordBags(ImmutableArray<string> Words, ImmutableArray<int[]> Of)
{
    /// <param name="texts">Cleaned texts. Letters are folded as <see cref="WordForm"/> does; punctuation marks are no words.</param>
    /// <param name="segmenter">Cuts words.</param>
    public static WordBags Read(IReadOnlyList<string> texts, Segmenter segmenter)
    {
        var (reader, numbers, words) = (new WordReader(segmenter), new Dictionary<string, int>(StringComparer.Ordinal), ImmutableArray.CreateBuilder<string>());
        var (bags, form) = (ImmutableArray.CreateBuilder<int[]>(texts.Count), new char[256]);
        foreach (var text in texts)
        {
            if (form.Length < text.Length)
                form = new char[text.Length * 2];
            WordForm.Normalize(text, form);
            var own = new SortedSet<int>();
            foreach (var word in reader.Read(form.AsSpan(0, text.Length)))
            {
                if (word.Kind == WordKind.Mark)
                    continue;
                var name = word.Of(form).ToString();
                if (!numbers.TryGetValue(name, out var number))
                {
                    numbers[name] = number = words.Count;
                    words.Add(name);
                }

                own.Add(number);
            }

            bags.Add([.. own]);
        }

        return new WordBags(words.ToImmutable(), bags.MoveToImmutable());
    }
}
