using System.Globalization;
using System.Runtime.InteropServices;
using Sinan.DuckDb;
using Sinan.Kernel;

namespace Sinan.Storage;

/// <summary>What Sinan needs from the machine, whatever the workspace.</summary>
public static class MachineChecks
{
    static readonly string[] Dictionaries = ["jieba.dict.utf8", "hmm_model.utf8", "idf.utf8", "stopwords-iso.json"];

    /// <param name="program">Directory of the executable.</param>
    public static IEnumerable<Check> Run(string program)
    {
        yield return Check.Good("machine", new Phrase(
            "check.machine.found", Fact.Of("runtime", RuntimeInformation.FrameworkDescription), Fact.Of("system", RuntimeInformation.RuntimeIdentifier),
            Fact.Count("processors", Environment.ProcessorCount), Fact.Decimal("memory", GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (double)(1L << 30))));
        yield return DuckDb();
        var missing = Dictionaries.Where(name => !File.Exists(Path.Combine(program, "dictionaries", name))).ToList();
        yield return missing.Count == 0
            ? Check.Good("dictionaries", new Phrase("check.dictionaries.found", Fact.Count("files", Dictionaries.Length)))
            : Check.Bad("dictionaries", Phrase.Literal(string.Join(", ", missing)), new Phrase("check.rebuild"));
        yield return Cultures();
        yield return TemporaryFiles();
    }

    static Check DuckDb()
    {
        try
        {
            return Check.Good("duckdb", Phrase.Literal(DuckDbDatabase.LibraryVersion));
        }
        catch (Exception missing) when (missing is DllNotFoundException or EntryPointNotFoundException or BadImageFormatException)
        {
            return Check.Bad("duckdb", new Phrase("check.duckdb.missing"), new Phrase("check.rebuild"));
        }
    }

    static Check Cultures()
    {
        // Without ICU or the zone data .NET falls back silently or throws at first use; both show here.
        var hasZones = TimeZoneInfo.TryFindSystemTimeZoneById("Asia/Shanghai", out _);
        var hasCultures = CultureInfo.GetCultureInfo("zh-CN").DateTimeFormat.MonthNames[0] != CultureInfo.InvariantCulture.DateTimeFormat.MonthNames[0];
        return hasZones && hasCultures
            ? Check.Good("cultures", new Phrase("check.cultures.found"))
            : Check.Bad("cultures", new Phrase("check.cultures.missing"), new Phrase("check.cultures.remedy"));
    }

    static Check TemporaryFiles()
    {
        var directory = Path.GetTempPath();
        try
        {
            var probe = Path.Combine(directory, "sinan-" + Guid.NewGuid().ToString("n"));
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
            return Check.Good("temporary_files", Phrase.Literal(directory));
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return Check.Bad("temporary_files", Phrase.Literal(directory), new Phrase("check.temporary_files.remedy"));
        }
    }
}
