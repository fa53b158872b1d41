using System.Collections.Immutable;
using System.Text;
using Sinan.Numerics.Privacy;
using Sinan.Stages.Collect.Domain.Times;

namespace Sinan.Stages.Collect.Domain.Columns;

/// <summary>What the sampled values of one column look like.</summary>
public sealed record ColumnProfile
{
    public required string Name { get; init; }

    /// <summary>Sampled rows.</summary>
    public required int Rows { get; init; }

    public required int Present { get; init; }

    public required int Distinct { get; init; }

    /// <summary>Shares of the present values, 0…1.</summary>
    public required double Numeric { get; init; }

    public required double Whole { get; init; }

    /// <summary>Written with a decimal point that is not followed by zeros only.</summary>
    public required double Fractional { get; init; }

    public required double Least { get; init; }

    public required double Most { get; init; }

    public required double MeanLength { get; init; }

    /// <summary>Hold a telephone number, e-mail address or card.</summary>
    public required double Personal { get; init; }

    /// <summary>The value is that and nothing else.</summary>
    public required double WhollyPersonal { get; init; }

    /// <summary>Hold a digit and no white space.</summary>
    public required double Coded { get; init; }

    /// <summary>1, 2, 3 … or 0, 1, 2 …</summary>
    public required bool IsSequence { get; init; }

    public required TimeGuess? Time { get; init; }

    /// <summary>The first three different values, as in the file.</summary>
    public required ImmutableArray<string> Examples { get; init; }

    public double DistinctShare => Present == 0 ? 0 : (double)Distinct / Present;

    /// <summary>Looks at one column.</summary>
    public static ColumnProfile Of(string name, IReadOnlyList<string> cells)
    {
        var distinct = new HashSet<string>(StringComparer.Ordinal);
        var examples = ImmutableArray.CreateBuilder<string>(3);
        var texts = new List<byte[]>();
        var (numeric, whole, fractional, personal, wholly, coded, length) = (0, 0, 0, 0, 0, 0, 0L);
        var (least, most, previous) = (double.PositiveInfinity, double.NegativeInfinity, double.NaN);
        var isSequence = true;
        foreach (var cell in cells)
        {
            var bytes = Encoding.UTF8.GetBytes(cell);
            if (NumberText.IsMissing(bytes))
                continue;
            texts.Add(bytes);
            length += cell.Length;
            coded += cell.Any(char.IsAsciiDigit) && !cell.Trim().Any(char.IsWhiteSpace) ? 1 : 0;
            if (distinct.Add(cell) && examples.Count < 3)
                examples.Add(cell);
            if (NumberText.TryRead(bytes, out var value))
            {
                numeric++;
                whole += value == Math.Floor(value) ? 1 : 0;
                fractional += value != Math.Floor(value) || bytes.AsSpan().IndexOf(".0"u8) < 0 && bytes.AsSpan().Contains((byte)'.') ? 1 : 0;
                (least, most) = (Math.Min(least, value), Math.Max(most, value));
                isSequence &= double.IsNaN(previous) ? value is 0 or 1 : value == previous + 1;
                previous = value;
            }
            else
            {
                isSequence = false;
            }

            if (PersonalData.Find(cell) is { Count: > 0 } found)
            {
                personal++;
                wholly += found.Count == 1 && found[0].Length >= cell.Trim().Length ? 1 : 0;
            }
        }

        var present = Math.Max(1, texts.Count);
        return new ColumnProfile
        {
            Name = name,
            Rows = cells.Count,
            Present = texts.Count,
            Distinct = distinct.Count,
            Numeric = (double)numeric / present,
            Whole = (double)whole / present,
            Fractional = (double)fractional / present,
            Least = least,
            Most = most,
            MeanLength = (double)length / present,
            Personal = (double)personal / present,
            WhollyPersonal = (double)wholly / present,
            Coded = (double)coded / present,
            IsSequence = isSequence && texts.Count >= 20 && texts.Count == cells.Count,
            Time = TimeFormats.Guess(texts),
            Examples = examples.ToImmutable(),
        };
    }
}
