using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Sinan.Kernel;

namespace Sinan.Stages.Listen.Contracts;

/// <summary>What people have opinions of, stored as the snapshot "listen.aspects".</summary>
/// <param name="Data">Data that it was read from.</param>
/// <param name="At">When.</param>
/// <param name="Comments">Pieces of feedback read.</param>
/// <param name="Of">All pieces of feedback.</param>
/// <param name="Aspects">Those in most comments first.</param>
public sealed record AspectReport(DataVersion Data, DateTimeOffset At, int Comments, int Of, ImmutableArray<AspectFigures> Aspects)
{
    public const string SnapshotKind = "listen.aspects";

    /// <summary>Pieces among which the aspects were found: the newest.</summary>
    public int Sought { get; init; }

    public AspectFigures? Find(string id) => Aspects.FirstOrDefault(a => a.Id == id);
}

/// <summary>One aspect with its figures.</summary>
/// <param name="Name">Its most frequent term; words of the users, never translated.</param>
/// <param name="Language">"zh" or "en".</param>
/// <param name="Terms">Terms that mean it, the most frequent first.</param>
/// <param name="Comments">Pieces that speak of it.</param>
/// <param name="Praise">Of these, the part that praises it and does not blame it, with Wilson interval.</param>
/// <param name="Blame">Of these, the part that blames it and does not praise it, with Wilson interval.</param>
/// <param name="Examples">Clauses with the number of their comment.</param>
public sealed record AspectFigures(
    string Name, string Language, ImmutableArray<string> Terms, int Comments, ThemeFigure Praise, ThemeFigure Blame, ImmutableArray<AspectExample> Examples)
{
    /// <summary>"a-" and a hash of language and name when it was found first; it stays while an aspect of the next reading shares the name or one of the terms.</summary>
    public string Id { get => field ?? IdOf(Language, Name); init; }

    /// <summary>Of the pieces, the part that praises it in one place and blames it in another; null in reports of before.</summary>
    public ThemeFigure? Mixed { get; init; }

    /// <summary>Of the pieces, the part of which it cannot be told; null in reports of before.</summary>
    public ThemeFigure? Uncertain { get; init; }

    public static string IdOf(string language, string name) => "a-" + Base32.Encode(SHA256.HashData(Encoding.UTF8.GetBytes(language + "\n" + name)).AsSpan(0, 5));
}

/// <param name="No">Number of the feedback.</param>
/// <param name="Clause">Redacted words.</param>
/// <param name="Polarity">1 praises, −1 blames.</param>
public sealed record AspectExample(long No, string Clause, int Polarity)
{
    /// <summary>The words of the clause that decided.</summary>
    public ImmutableArray<AspectSpan> Words { get; init; } = [];
}

/// <summary>Words in a text.</summary>
/// <param name="Start">First UTF-16 unit.</param>
/// <param name="Length">UTF-16 units.</param>
public readonly record struct AspectSpan(int Start, int Length);
