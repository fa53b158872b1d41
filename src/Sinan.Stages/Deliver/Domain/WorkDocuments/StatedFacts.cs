using System.Collections.Immutable;
using System.Globalization;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Documents;

namespace Sinan.Stages.Deliver.Domain.WorkDocuments;

/// <summary>Takes a document apart into what it says: every sentence, and every cell of a table under its row and column.</summary>
static class StatedFacts
{
    public static ImmutableArray<StatedFact> Of(Document document)
    {
        var (facts, seen) = (ImmutableArray.CreateBuilder<StatedFact>(), new Dictionary<string, int>(StringComparer.Ordinal));
        var section = document.Title;
        foreach (var block in document.Blocks)
        {
            switch (block)
            {
                case Heading h:
                    section = h.Text;
                    break;
                case Paragraph p:
                    Add(section, section.Key + "/" + p.Text.Key, p.Text);
                    break;
                case Bullets b:
                    AddAll(b.Items);
                    break;
                case Numbered n:
                    AddAll(n.Items);
                    break;
                case Table t:
                    AddTable(t);
                    break;
                case Diagram d:
                    foreach (var arrow in d.Arrows)
                        Add(Two(d.Boxes[arrow.From].Name, d.Boxes[arrow.To].Name), d.Caption.Key + "/" + d.Boxes[arrow.From].Name.Key + "/" + d.Boxes[arrow.To].Name.Key, arrow.Carries);
                    break;
            }
        }

        return facts.ToImmutable();

        void AddAll(ImmutableArray<Phrase> items)
        {
            foreach (var item in items)
                Add(section, section.Key + "/" + item.Key + Names(item), item);
        }

        void AddTable(Table table)
        {
            foreach (var row in table.Rows)
            {
                for (var c = 1; c < row.Length; c++)
                {
                    var about = table.Columns.Length == 2 ? row[0] : Two(row[0], table.Columns[c].Header);
                    Add(about, section.Key + "/" + table.Caption.Key + "/" + row[0].Key + Names(row[0]) + "/" + table.Columns[c].Header.Key, row[c]);
                }
            }
        }

        // The second of its kind in a section stands under the key of the first with a number.
        void Add(Phrase about, string key, Phrase says)
        {
            var before = seen[key] = seen.GetValueOrDefault(key, -1) + 1;
            facts.Add(new StatedFact(before == 0 ? key : string.Create(CultureInfo.InvariantCulture, $"{key}#{before}"), about, says));
        }
    }

    static Phrase Two(Phrase first, Phrase second) => new("deliver.about", Fact.Of("first", first), Fact.Of("second", second));

    /// <summary>The words, phrases and moments in a phrase: what a row or a line is about. Figures and owners change without making it another one.</summary>
    static string Names(Phrase phrase) => string.Concat(phrase.Facts.Select(f => f switch
    {
        { Kind: FactKind.Text, Name: not "owner" } => ":" + f.Text,
        { Time: { } moment } => ":" + moment.ToString("O", CultureInfo.InvariantCulture),
        { Phrase: { } inner } => ":" + inner.Key + Names(inner),
        _ => "",
    }));
}
