using System.Globalization;
using System.Text;
using Sinan.Kernel;
using Sinan.Numerics.Privacy;
using Sinan.Stages.Collect.Data.Tables;
using Sinan.Stages.Collect.Domain.Columns;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Collect.Data.Import;

/// <summary>The rows that were not imported, with their reason; identifiers hashed, texts masked.</summary>
/// <remarks>Written beside its place and moved there after the commit, so that a crash leaves no half file.</remarks>
public sealed class RejectsFile(IWorkspace workspace, string hash) : IDisposable
{
    const int CharactersOfBrokenRow = 40;

    readonly string pending = workspace.PathOf("rejects", ".pending-" + hash[..12] + ".csv");
    readonly long[] masked = new long[PersonalData.Kinds.Count];
    StreamWriter? writer;

    public SortedDictionary<string, long> Reasons { get; } = new(StringComparer.Ordinal);

    /// <summary>A row whose cells could not be told apart, or are not as many as the columns.</summary>
    public void AddBroken(PlannedFile file, TableReader row, string reason)
    {
        var text = Encoding.UTF8.GetString(row.Raw[..Math.Min(row.Raw.Length, CharactersOfBrokenRow * 4)]);
        // Masked before it is cut, so that half a number cannot slip through.
        text = PersonalData.Redact(text, masked);
        Add(file, row, reason, text.Length > CharactersOfBrokenRow ? text[..CharactersOfBrokenRow] : text);
    }

    /// <summary>A row with all its cells that cannot be used.</summary>
    public void AddUnusable(PlannedFile file, TableReader row, string reason)
    {
        var text = new StringBuilder();
        for (var i = 0; i < row.Count; i++)
            text.Append(i == 0 ? "" : ",").Append(Shown(file.Guesses[i].Role, row[i]));
        Add(file, row, reason, text.ToString());
    }

    /// <summary>Moves the file to its place; null when there is nothing in it.</summary>
    public string? Keep(string name)
    {
        if (writer is null)
            return null;
        writer.Dispose();
        writer = null;
        var path = workspace.PathOf("rejects", name + ".csv");
        File.Move(pending, path, overwrite: true);
        return path;
    }

    public void Dispose()
    {
        if (writer is null)
            return;
        writer.Dispose();
        File.Delete(pending);
    }

    string Shown(ColumnRole role, ReadOnlySpan<byte> cell)
    {
        if (cell.IsEmpty)
            return "";
        if (role == ColumnRole.User)
            return ((ulong)(workspace.UserKey(NumberText.WithoutFloatTail(cell)) >> 64)).ToString("x16", CultureInfo.InvariantCulture);
        if (role == ColumnRole.Private)
            return "[private]";
        var text = PersonalData.Redact(Encoding.UTF8.GetString(cell), masked);
        return Csv.Field(text);
    }

    void Add(PlannedFile file, TableReader row, string reason, string text)
    {
        Reasons[reason] = Reasons.GetValueOrDefault(reason) + 1;
        writer ??= Start();
        writer.Write(Csv.Field(file.File.Name));
        writer.Write(',');
        writer.Write(row.Line);
        writer.Write(',');
        writer.Write(reason);
        writer.Write(',');
        // Formulas are made harmless there.
        writer.Write(Csv.Field(text));
        writer.Write('\n');
    }

    StreamWriter Start()
    {
        // A byte-order mark, so that spreadsheets read Chinese as it is.
        var file = new StreamWriter(pending, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), 1 << 16);
        file.Write("file,line,reason,row\n");
        return file;
    }
}
