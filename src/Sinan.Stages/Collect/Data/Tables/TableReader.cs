using System.Collections.Immutable;
using System.Text;
using Sinan.Kernel;

namespace Sinan.Stages.Collect.Data.Tables;

/// <summary>What is wrong with a row before its cells are looked at.</summary>
public enum RowFault
{
    None,
    TooLong,
    BrokenQuote,
    BadEncoding,
    BadJson,
}

/// <summary>A file as rows of UTF-8 cells, whatever its format. Cells are valid until the next <see cref="Read"/>.</summary>
public abstract class TableReader : IDisposable
{
    /// <summary>Moves to the next row; blank lines are passed over. False at the end.</summary>
    /// <exception cref="ProblemException">"collect.unreadable": the file is cut off or damaged.</exception>
    public bool Read()
    {
        try
        {
            return ReadRow();
        }
        catch (Exception damage) when (damage is InvalidDataException or IOException)
        {
            throw new ProblemException(new Problem("collect.unreadable", ProblemKind.Invalid, Fact.Of("file", Name)));
        }
    }

    /// <summary>Name of the file, for people; set by whoever opened it.</summary>
    public string Name { get; set; } = "";

    /// <summary>Cells of the current row; 0 when it has a fault.</summary>
    public abstract int Count { get; }

    /// <summary>A cell without quotes or surrounding blanks.</summary>
    public abstract ReadOnlySpan<byte> this[int cell] { get; }

    /// <summary>Physical line (or sheet row) on which the current row begins, from 1.</summary>
    public abstract long Line { get; }

    /// <summary>The beginning of the row as it stands in the file; the whole row where it is short.</summary>
    public abstract ReadOnlySpan<byte> Raw { get; }

    public abstract RowFault Fault { get; }

    /// <summary>Share of the file that has been read, 0…1; NaN when unknown.</summary>
    public double Progress => Position?.Invoke() ?? double.NaN;

    /// <summary>Tells the share read; set by whoever opened the file.</summary>
    public Func<double>? Position { get; set; }

    /// <summary>The current row as text, for samples and headers.</summary>
    public ImmutableArray<string> Texts()
    {
        var texts = ImmutableArray.CreateBuilder<string>(Count);
        for (var i = 0; i < Count; i++)
            texts.Add(Encoding.UTF8.GetString(this[i]));
        return texts.MoveToImmutable();
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Does what <see cref="Read"/> promises.</summary>
    protected abstract bool ReadRow();

    protected abstract void Dispose(bool disposing);
}
