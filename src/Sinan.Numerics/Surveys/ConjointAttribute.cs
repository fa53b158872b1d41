namespace Sinan.Numerics.Surveys;

/// <summary>An attribute of a product in a choice experiment.</summary>
/// <param name="Levels">Number of levels, at least 2.</param>
/// <param name="Amounts">For the price: the amount at each level; utility is then linear in it. Null for an attribute of kinds.</param>
public sealed record ConjointAttribute(int Levels, double[]? Amounts = null)
{
    public bool IsPrice => Amounts is not null;

    /// <summary>Columns in the design matrix: levels − 1 by effects coding, 1 for a price.</summary>
    public int Columns => IsPrice ? 1 : Levels - 1;

    /// <summary>Writes the columns of a level. Effects coding: column j is 1 at level j, −1 at the last level, so that part-worths sum to 0. A price: its amount ÷ the largest.</summary>
    public void Code(int level, Span<double> columns)
    {
        if (IsPrice)
        {
            columns[0] = Amounts![level] / PriceScale;
            return;
        }

        if (level == Levels - 1)
        {
            columns[..Columns].Fill(-1);
            return;
        }

        columns[..Columns].Clear();
        columns[level] = 1;
    }

    /// <summary>Largest amount in size; keeps the price's coefficient near those of the kinds.</summary>
    internal double PriceScale => Amounts!.Max(Math.Abs);
}
