using System.CommandLine;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;
using Sinan.Kernel;
using Sinan.Stages.Collect.Data.Tables;
using Sinan.Stages.Decide.Domain;
using Sinan.Storage.Files;

namespace Sinan.Cli.Commands.Decide;

/// <summary>Baskets out of a file: one basket a line with its items between blanks (FIMI .dat), commas (.csv) or tabs (.tsv), or a table with a row for each
/// item of a basket.</summary>
sealed class BasketFile(Localizer words, bool isOptional = false)
{
    readonly Argument<string?> file = new("FILE") { Description = words["cli.decide.baskets.file"], Arity = isOptional ? ArgumentArity.ZeroOrOne : ArgumentArity.ExactlyOne };
    readonly Option<string?> basket = new("--basket") { HelpName = "COL", Description = words["cli.decide.baskets.basket"] };
    readonly Option<string?> item = new("--item") { HelpName = "COL", Description = words["cli.decide.baskets.item"] };

    public IEnumerable<Symbol> All => [file, basket, item];

    public bool IsGiven(ParseResult parsed) => parsed.GetValue(file) is not null;

    /// <returns>Problems "decide.baskets.columns", "decide.baskets.no_column", "decide.baskets.none" and those of table files.</returns>
    public Outcome<Baskets> Read(CommandContext context, ParseResult parsed, CancellationToken cancellationToken)
    {
        var path = context.Io.PathOf(parsed.GetValue(file)!);
        var (basketColumn, itemColumn) = (parsed.GetValue(basket), parsed.GetValue(item));
        if (basketColumn is null != itemColumn is null)
            return new Problem("decide.baskets.columns", ProblemKind.Invalid);
        if (Directory.Exists(path))
            return new Problem("collect.directory", ProblemKind.Invalid, Fact.Of("file", Path.GetFileName(path)));
        if (!File.Exists(path))
            return new Problem("collect.no_file", ProblemKind.NotFound, Fact.Of("file", Path.GetFileName(path)));
        var read = basketColumn is null ? Lines(path, cancellationToken) : Table(path, basketColumn, itemColumn!, cancellationToken);
        return read.IsOk && read.Value.Transactions.Count == 0 ? new Problem("decide.baskets.none", ProblemKind.Invalid, Fact.Of("file", Path.GetFileName(path))) : read;
    }

    static Outcome<Baskets> Lines(string path, CancellationToken cancellationToken)
    {
        var unreadable = new Problem("collect.unreadable", ProblemKind.Invalid, Fact.Of("file", Path.GetFileName(path)));
        var separator = SeparatorOf(path);
        try
        {
            using (var bytes = Open(path))
            {
                if (BasketLines.Read(bytes, separator, cancellationToken) is { } baskets)
                    return baskets;
            }

            // Not UTF-8: what it is takes a look at the whole file, which a file of numbers should not pay for.
            TextEncoding encoding;
            using (var bytes = Open(path))
                encoding = TextEncodingGuess.Of(bytes).Encoding;
            if (encoding is TextEncoding.Unknown or TextEncoding.Utf8)
                return unreadable;
            using var text = TextEncodingGuess.ToUtf8(Open(path), encoding);
            return BasketLines.Read(text, separator, cancellationToken) is { } transcoded ? transcoded : unreadable;
        }
        catch (Exception failure) when (failure is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            return unreadable;
        }
    }

    static Stream Open(string path)
    {
        var bytes = File.OpenRead(path);
        return path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(bytes, CompressionMode.Decompress) : bytes;
    }

    /// <summary>Null stands for any blank.</summary>
    static char? SeparatorOf(string path)
    {
        var name = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? path[..^3] : path;
        return Path.GetExtension(name).ToLowerInvariant() switch { ".csv" => ',', ".tsv" => '\t', _ => null };
    }

    static Outcome<Baskets> Table(string path, string basketColumn, string itemColumn, CancellationToken cancellationToken)
    {
        var files = new TableFiles(new ParquetTables());
        var inspected = files.Inspect(path, null, []);
        if (!inspected.IsOk)
            return inspected.Problem;
        var table = inspected.Value;
        var (basketAt, itemAt) = (table.Columns.IndexOf(basketColumn), table.Columns.IndexOf(itemColumn));
        if (basketAt < 0 || itemAt < 0)
        {
            return new Problem(
                "decide.baskets.no_column", ProblemKind.Invalid,
                Fact.Of("column", basketAt < 0 ? basketColumn : itemColumn), Fact.Of("file", table.Name), Fact.Of("known", string.Join(", ", table.Columns)));
        }

        var builder = new Baskets.Builder();
        var baskets = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        using var rows = files.Open(table);
        while (rows.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (rows.Fault != RowFault.None || rows.Count <= Math.Max(basketAt, itemAt))
                continue;
            var (key, name) = (Encoding.UTF8.GetString(rows[basketAt]), Encoding.UTF8.GetString(rows[itemAt]));
            if (key.Length == 0 || name.Length == 0)
                continue;
            if (!baskets.TryGetValue(key, out var held))
                baskets.Add(key, held = []);
            held.Add(builder.Code(name));
        }

        foreach (var held in baskets.Values)
            builder.Add(CollectionsMarshal.AsSpan(held));
        return builder.Build();
    }
}
