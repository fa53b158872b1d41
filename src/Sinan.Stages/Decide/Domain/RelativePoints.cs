using Sinan.Numerics.Decisions;

namespace Sinan.Stages.Decide.Domain;

/// <summary>The points of the weighted shortest job first where nobody entered them: each column on a scale of equal ratios from 1, its smallest, to 20, its largest
/// (Reinertsen 2009; the Scaled Agile Framework takes the Fibonacci numbers from 1 to 20, which grow by equal ratios too).</summary>
static class RelativePoints
{
    const double Most = 20;

    /// <summary>Fills value from reach × impact, criticality from urgency, risk with 1 and size from effort.</summary>
    /// <param name="table">As made by <see cref="NeedInputs.Table"/>.</param>
    /// <param name="width">Columns.</param>
    public static void Fill(UncertainValue[] table, int width)
    {
        var (reach, impact, urgency, effort) = (NeedInputs.Of("reach"), NeedInputs.Of("impact"), NeedInputs.Of("urgency"), NeedInputs.Of("effort"));
        Scale(table, width, NeedInputs.Of("value"), row => Product(row[reach], row[impact]));
        Scale(table, width, NeedInputs.Of("criticality"), row => row[urgency]);
        Scale(table, width, NeedInputs.Of("size"), row => row[effort]);
        var risk = NeedInputs.Of("risk");
        for (var at = risk; at < table.Length; at += width)
            table[at] = table[at].IsKnown ? table[at] : new UncertainValue(1, 1, 1);
    }

    static void Scale(UncertainValue[] table, int width, int column, Func<ReadOnlySpan<UncertainValue>, UncertainValue> source)
    {
        var values = new UncertainValue[table.Length / width];
        var (least, most) = (double.PositiveInfinity, 0.0);
        for (var row = 0; row < values.Length; row++)
        {
            values[row] = source(table.AsSpan(row * width, width));
            if (values[row].Value > 0)
                (least, most) = (Math.Min(least, values[row].Value), Math.Max(most, values[row].Value));
        }

        for (var row = 0; row < values.Length; row++)
        {
            ref var cell = ref table[(row * width) + column];
            if (!cell.IsKnown && values[row] is { Value: > 0 } x)
                cell = new UncertainValue(Points(x.Value), Points(x.Low), Points(x.High));
        }

        double Points(double x) => most <= least ? 1 : Math.Pow(Most, Math.Log(Math.Max(x, least / Most) / least) / Math.Log(most / least));
    }

    /// <summary>Relative errors add like independent ones.</summary>
    static UncertainValue Product(UncertainValue a, UncertainValue b)
    {
        var value = a.Value * b.Value;
        return new UncertainValue(
            value, value * Math.Max(0, 1 - Joined(1 - (a.Low / a.Value), 1 - (b.Low / b.Value))), value * (1 + Joined((a.High / a.Value) - 1, (b.High / b.Value) - 1)));

        static double Joined(double x, double y) => Math.Sqrt((x * x) + (y * y));
    }
}
