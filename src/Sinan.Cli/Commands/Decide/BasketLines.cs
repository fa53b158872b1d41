using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using Sinan.Stages.Collect.Data.Tables;
using Sinan.Stages.Decide.Domain;

namespace Sinan.Cli.Commands.Decide;

/// <summary>Reads baskets of one line each. Plain numbers, which files for mining are made of, become items without becoming text.</summary>
sealed class BasketLines
{
    const int MostLineBytes = 64 * 1024 * 1024;
    const int LinesBetweenChecks = 4096;

    /// <summary>Numbers of so many digits are looked up in an array.</summary>
    const int MostDigits = 6;

    static readonly UTF8Encoding strict = new(false, throwOnInvalidBytes: true);

    readonly Baskets.Builder builder = new();
    readonly char? separator;
    readonly List<int> basket = [];

    /// <summary>Item + 1 by number; 0 = not seen.</summary>
    readonly int[] itemOfNumber = new int[1_000_000];

    BasketLines(char? separator) => this.separator = separator;

    /// <param name="utf8">The bytes; a byte order mark is passed over.</param>
    /// <param name="separator">What stands between items, an ASCII sign; null for any blank.</param>
    /// <param name="cancellationToken">Checked every 4096 lines.</param>
    /// <returns>Null when the bytes are not UTF-8.</returns>
    /// <exception cref="InvalidDataException">A line of more than 64 MB.</exception>
    public static Baskets? Read(Stream utf8, char? separator, CancellationToken cancellationToken)
    {
        try
        {
            var lines = new BasketLines(separator);
            lines.ReadAll(new ByteWindow(utf8, MostLineBytes), cancellationToken);
            return lines.builder.Build();
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void ReadAll(ByteWindow window, CancellationToken cancellationToken)
    {
        window.Fill();
        if (window.Bytes.StartsWith("\uFEFF"u8))
            window.Advance(3);
        for (var line = 1; ; line++)
        {
            if (line % LinesBetweenChecks == 0)
                cancellationToken.ThrowIfCancellationRequested();
            var end = window.Bytes.IndexOfAny((byte)'\n', (byte)'\r');
            while (end < 0 && window.Fill())
                end = window.Bytes.IndexOfAny((byte)'\n', (byte)'\r');
            if (end < 0 && !window.AtEnd)
                throw new InvalidDataException($"A line is longer than {MostLineBytes} bytes.");
            Add(end < 0 ? window.Bytes : window.Bytes[..end]);
            if (end < 0)
                return;
            window.Advance(end + 1);
        }
    }

    /// <summary>Adds a line that is not blank as a basket.</summary>
    void Add(ReadOnlySpan<byte> line)
    {
        if (line.IndexOfAnyExcept((byte)' ', (byte)'\t') < 0)
            return;
        basket.Clear();
        if (Ascii.IsValid(line))
            AddPlain(line);
        else if (!AddText(strict.GetString(line)))
            return;
        builder.Add(CollectionsMarshal.AsSpan(basket));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void AddPlain(ReadOnlySpan<byte> line)
    {
        for (var at = 0; at < line.Length; at++)
        {
            var (from, number) = (at, 0);
            for (; at < line.Length && char.IsAsciiDigit((char)line[at]); at++)
                number = unchecked((number * 10) + (line[at] - '0'));
            var digits = at - from;
            if (digits is > 0 and <= MostDigits && (line[from] != '0' || digits == 1) && (at == line.Length || IsSeparator(line[at])))
            {
                ref var item = ref itemOfNumber[number];
                if (item == 0)
                    item = builder.Code(Encoding.ASCII.GetString(line[from..at])) + 1;
                basket.Add(item - 1);
                continue;
            }

            while (at < line.Length && !IsSeparator(line[at]))
                at++;
            if (at > from)
                AddName(Encoding.ASCII.GetString(line[from..at]));
        }
    }

    /// <returns>False when the line is blank.</returns>
    bool AddText(string line)
    {
        if (string.IsNullOrWhiteSpace(line))
            return false;
        foreach (var name in separator is { } one ? line.Split(one) : line.Split((char[]?)null))
            AddName(name);
        return true;
    }

    void AddName(ReadOnlySpan<char> name)
    {
        name = name.Trim().Trim('"');
        if (!name.IsEmpty)
            basket.Add(builder.Code(name));
    }

    bool IsSeparator(byte sign) => separator is { } one ? sign == one : sign is (byte)' ' or (>= 9 and <= 13);
}
