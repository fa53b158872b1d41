using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Templates;

namespace Sinan.Stages.Deliver.Domain.Documents;

/// <summary>A piece of text of one kind.</summary>
/// <param name="Text">Plain text: no format's markup, no control characters.</param>
/// <param name="IsFigure">A number, set in bold.</param>
/// <param name="Reference">Number of the evidence behind it, 0 = none.</param>
readonly record struct Run(string Text, bool IsFigure = false, int Reference = 0);

/// <summary>A document in one language, ready for any format.</summary>
sealed record TypesetDocument(Lang Lang, string Name, Line Title, ImmutableArray<Line> Lead, ImmutableArray<TypesetBlock> Blocks, string ContentsWord);

/// <summary>A line of runs.</summary>
sealed record Line(params ImmutableArray<Run> Runs)
{
    public string Plain => string.Concat(Runs.Select(r => r.Text));
}

abstract record TypesetBlock;

sealed record TypesetHeading(int Level, Line Text) : TypesetBlock;

sealed record TypesetParagraph(Line Text) : TypesetBlock;

sealed record TypesetList(bool IsNumbered, ImmutableArray<Line> Items) : TypesetBlock;

sealed record TypesetQuotes(ImmutableArray<string> Sentences, Line? Source) : TypesetBlock;

/// <param name="Boxes">Names and layers.</param>
/// <param name="Arrows">Numbers of the boxes that they join.</param>
sealed record TypesetDiagram(Line Caption, ImmutableArray<(string Name, int Layer)> Boxes, ImmutableArray<(int From, int To)> Arrows) : TypesetBlock;

/// <param name="Anchors">Reference number that a row explains, 0 = none: the appendix.</param>
sealed record TypesetTable(Line Caption, ImmutableArray<(Line Header, int Weight, bool IsNumber)> Columns, ImmutableArray<ImmutableArray<Line>> Rows, ImmutableArray<int> Anchors) : TypesetBlock;

/// <summary>Writes a document in one language and numbers the evidence in order of appearance.</summary>
sealed class Typesetter(Localizer words)
{
    readonly Dictionary<EvidenceId, int> references = [];

    /// <summary>Numbers shown so far.</summary>
    public int Facts { get; private set; }

    /// <summary>Of which without evidence.</summary>
    public int Unsupported { get; private set; }

    /// <summary>Words with a number in them (a day, a sentence of a person) that cite nothing, below the title.</summary>
    public int Uncited { get; private set; }

    /// <summary>Evidence in the order of its numbers, from 1.</summary>
    public IEnumerable<EvidenceId> References => references.OrderBy(r => r.Value).Select(r => r.Key);

    public TypesetDocument Set(Document document) => new(
        words.Lang, document.Name, Set(document.Title), [.. document.Lead.Select(l => Set(l))], [.. document.Blocks.SelectMany(Set)], words["deliver.doc.contents"]);

    /// <summary>All evidence cited, and the methods behind it, each told once.</summary>
    public ImmutableArray<TypesetBlock> Appendix(IReadOnlyDictionary<EvidenceId, Evidence> proofs)
    {
        var methods = new List<string>();
        string MethodNo(string key)
        {
            if (!methods.Contains(key))
                methods.Add(key);
            return Letter(methods.IndexOf(key));
        }

        var rows = References.Select(id => proofs.GetValueOrDefault(id) is { } proof
            ? ImmutableArray.Create(Number(id), WithoutCounting(proof.Statement), Text(MethodNo(proof.Method)), Text(id.Value))
            : [Number(id), Text(words["kernel.unknown"]), Text(""), Text(id.Value)]).ToImmutableArray();
        var columns = ImmutableArray.Create(
            (Text(words["deliver.doc.evidence.no"]), 2, true), (Text(words["deliver.doc.evidence.says"]), 14, false), (Text(words["deliver.doc.evidence.method"]), 2, false), (Text(words["deliver.doc.evidence.id"]), 6, false));
        var data = proofs.Values.Select(p => p.Data).FirstOrDefault(DataVersion.Empty);
        return
        [
            new TypesetHeading(1, Text(words["deliver.doc.evidence"])),
            new TypesetParagraph(Text(words["deliver.doc.evidence.intro"] + words["deliver.doc.data", Fact.Of("hash", data.Hash), Fact.Count("events", data.Events), Fact.Count("feedback", data.Feedback)])),
            new TypesetTable(Text(words["deliver.doc.evidence"]), columns, rows, [.. references.Values.Order()]),
            new TypesetHeading(2, Text(words["deliver.doc.methods"])),
            .. methods.Select((key, n) => new TypesetParagraph(Text(Letter(n) + "  " + (words.Has(key) ? words[key] : key)))),
        ];
    }

    Line Number(EvidenceId id) => Text(references[id].ToString(words.Lang.Culture));

    /// <summary>A, B … Z, AA …</summary>
    static string Letter(int n) => n < 26 ? ((char)('A' + n)).ToString() : Letter((n / 26) - 1) + Letter(n % 26);

    IEnumerable<TypesetBlock> Set(Block block) => block switch
    {
        Heading h => [new TypesetHeading(h.Level, Set(h.Text))],
        Paragraph p => [new TypesetParagraph(Told(p.Text))],
        Bullets b => [new TypesetList(false, [.. b.Items.Select(Told)])],
        Numbered n => [new TypesetList(true, [.. n.Items.Select(Told)])],
        Quotes q => [new TypesetQuotes([.. q.Sentences.Select(Clean)], q.Source is null ? null : Set(q.Source))],
        Table t => [new TypesetTable(
            Set(t.Caption), [.. t.Columns.Select(c => (Set(c.Header), c.Weight, c.IsNumber))], [.. t.Rows.Select(r => r.Select(Cell).ToImmutableArray())], [.. t.Rows.Select(_ => 0)])],
        Diagram d =>
        [
            new TypesetDiagram(Set(d.Caption), [.. d.Boxes.Select(b => (Clean(words.Write(b.Name)), b.Layer))], [.. d.Arrows.Select(a => (a.From, a.To))]),
            .. Set(new Table(
                d.Caption, [new Column(new Phrase("deliver.col.from"), 3), new Column(new Phrase("deliver.col.to"), 3), new Column(new Phrase("deliver.col.carries"), 6)],
                [.. d.Arrows.Select(a => ImmutableArray.Create(d.Boxes[a.From].Name, d.Boxes[a.To].Name, a.Carries))])),
        ],
        _ => throw new ArgumentException($"There is no way to set a {block.GetType().Name}.", nameof(block)),
    };

    Line Set(Phrase phrase)
    {
        var runs = new List<Run>();
        Add(phrase, runs, counts: true);
        // Several figures of one sentence may share a proof: its number stands once, behind the last of them.
        for (var n = 0; n < runs.Count; n++)
        {
            if (runs[n].Reference > 0 && runs.FindIndex(n + 1, r => r.Reference == runs[n].Reference) > 0)
                runs[n] = runs[n] with { Reference = 0 };
        }

        return new Line([.. runs]);
    }

    /// <summary>A line of the body, where words with a number have to cite what they rest on.</summary>
    Line Told(Phrase phrase)
    {
        Uncited += UncitedIn(phrase);
        return Set(phrase);
    }

    static int UncitedIn(Phrase phrase) => phrase.Facts.Sum(f => f.Evidence is not null ? 0 : f is { Kind: FactKind.Phrase, Phrase: { } inner } ? UncitedIn(inner) : f.HasDigits() ? 1 : 0);

    /// <summary>A cell must not begin like a formula: a spreadsheet that opens the page would run it.</summary>
    Line Cell(Phrase phrase)
    {
        var line = Told(phrase);
        return line.Plain.TrimStart() is ['=' or '+' or '-' or '@' or '\uFF1D' or '\uFF0B' or '\uFF0D' or '\uFF20', ..] && !line.Runs[0].IsFigure ? new Line([new Run("'"), .. line.Runs]) : line;
    }

    Line WithoutCounting(Phrase phrase)
    {
        var runs = new List<Run>();
        Add(phrase, runs, counts: false);
        return new Line([.. runs.Select(r => new Run(r.Text))]);
    }

    Line Text(string text) => new(new Run(Clean(text)));

    void Add(Phrase phrase, List<Run> runs, bool counts)
    {
        foreach (var (literal, fact) in words.Pieces(phrase))
        {
            if (fact is null)
            {
                runs.Add(new Run(Clean(literal!)));
                continue;
            }

            if (fact is { Kind: FactKind.Phrase, Phrase: { } inner })
            {
                Add(inner, runs, counts);
                if (counts && fact.Evidence is { } behind && runs.Count > 0 && runs[^1].Reference == 0)
                    runs[^1] = runs[^1] with { Reference = ReferenceOf(behind) };
                continue;
            }

            var isFigure = IsFigure(fact);
            if (isFigure && counts)
            {
                Facts++;
                Unsupported += fact.Evidence is null ? 1 : 0;
            }

            var text = Clean(words.Write(fact));
            var interval = words.WriteInterval(fact) is { } between ? words["kernel.interval.open"] + between + words["kernel.interval.close"] : "";
            var reference = counts && fact.Evidence is { } id ? ReferenceOf(id) : 0;
            if (interval.Length == 0)
            {
                runs.Add(new Run(text, isFigure, reference));
            }
            else
            {
                runs.Add(new Run(text, isFigure));
                runs.Add(new Run(interval, false, reference));
            }
        }
    }

    /// <summary>Whether a fact is a number that has to be proved; names and dates are not.</summary>
    static bool IsFigure(Fact fact) => fact.Kind is FactKind.Count or FactKind.Number or FactKind.Share or FactKind.Points or FactKind.Ratio or FactKind.Money or FactKind.Duration;

    int ReferenceOf(EvidenceId id) => references.TryGetValue(id, out var number) ? number : references[id] = references.Count + 1;

    /// <summary>Drops control characters and those that turn the direction of writing: they break XML or hide what is said.</summary>
    static string Clean(string text) => text.Any(IsHidden) ? string.Concat(text.Where(c => !IsHidden(c))) : text;

    static bool IsHidden(char c) => char.IsControl(c) || c is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069' or '\uFFFE' or '\uFFFF';
}
