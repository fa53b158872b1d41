namespace Sinan.Stages.Collect.Data.Tables;

/// <summary>Opens files that a text reader cannot read (Parquet). Implemented by storage.</summary>
public interface ITypedTables
{
    /// <summary>Column names of the file.</summary>
    /// <exception cref="Sinan.Kernel.ProblemException">"collect.unreadable": not such a file, or damaged.</exception>
    IReadOnlyList<string> Columns(string path);

    /// <summary>All rows in file order, each value as text: numbers round-trip, times ISO in UTC.</summary>
    TableReader Open(string path);
}
