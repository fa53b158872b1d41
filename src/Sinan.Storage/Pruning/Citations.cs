using System.IO.Compression;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Sinan.Kernel;

namespace Sinan.Storage;

/// <summary>Finds the addresses of evidence in whatever is stored.</summary>
static class Citations
{
    const string Start = "ev-";
    const int Length = 19, BufferChars = 1 << 16;

    /// <summary>Folders whose files cite nothing: data, keys, and what is on its way.</summary>
    static readonly string[] Silent = ["events", "intake", "keys", "tmp", "uploads", "backups"];

    public static void AddFrom(ReadOnlySpan<char> text, HashSet<EvidenceId> found)
    {
        for (var at = text.IndexOf(Start, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Start, StringComparison.Ordinal))
        {
            text = text[at..];
            if (text.Length >= Length && EvidenceId.TryParse(text[..Length].ToString(), null, out var id))
                found.Add(id);
            text = text[Start.Length..];
        }
    }

    /// <summary>From all files of a workspace outside its databases; of archives, such as documents for Word, also from what they hold.</summary>
    public static void AddFromFiles(string root, HashSet<EvidenceId> found, CancellationToken cancellationToken)
    {
        foreach (var path in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories))
        {
            var place = Path.GetRelativePath(root, path).Replace('\\', '/');
            if (place.StartsWith(SinanDatabase.FileName, StringComparison.Ordinal) || WorkspaceLock.FileNames.Contains(place) || Silent.Any(folder => place.StartsWith(folder + "/", StringComparison.Ordinal)))
                continue;
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                if (!AddFromArchive(file, found, cancellationToken))
                    AddFrom(file, found, cancellationToken);
            }
            catch (FileNotFoundException)
            {
                // Replaced or erased meanwhile.
            }
        }
    }

    /// <summary>From every text of the database but the evidence itself.</summary>
    public static async Task AddFromDatabaseAsync(SinanDb db, HashSet<EvidenceId> found, CancellationToken cancellationToken)
    {
        foreach (var entity in db.Model.GetEntityTypes().Where(entity => entity.ClrType != typeof(EvidenceRow)))
        {
            foreach (var column in entity.GetProperties().Where(property => property.ClrType == typeof(string)))
            {
                var sql = $"select \"{column.GetColumnName()}\" as \"Value\" from \"{entity.GetTableName()}\" where \"{column.GetColumnName()}\" like '%{Start}%'";
                await foreach (var text in db.Database.SqlQueryRaw<string>(sql).AsAsyncEnumerable().WithCancellation(cancellationToken))
                    AddFrom(text, found);
            }
        }
    }

    static bool AddFromArchive(FileStream file, HashSet<EvidenceId> found, CancellationToken cancellationToken)
    {
        Span<byte> head = stackalloc byte[4];
        var isArchive = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length && head.SequenceEqual("PK\x03\x04"u8);
        file.Position = 0;
        if (!isArchive)
            return false;
        try
        {
            using var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            foreach (var entry in archive.Entries)
            {
                using var content = entry.Open();
                AddFrom(content, found, cancellationToken);
            }

            return true;
        }
        catch (InvalidDataException)
        {
            file.Position = 0;
            return false;
        }
    }

    static void AddFrom(Stream content, HashSet<EvidenceId> found, CancellationToken cancellationToken)
    {
        // One character a byte: addresses are ASCII in every encoding that is written here.
        using var reader = new StreamReader(content, Encoding.Latin1, detectEncodingFromByteOrderMarks: false, BufferChars, leaveOpen: true);
        var buffer = new char[BufferChars];
        var kept = 0;
        while (reader.Read(buffer, kept, buffer.Length - kept) is var read and > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var all = buffer.AsSpan(0, kept + read);
            AddFrom(all, found);
            // An address may be cut by the end of the buffer.
            kept = Math.Min(all.Length, Length - 1);
            all[^kept..].CopyTo(buffer);
        }
    }
}
