using System.Numerics;

namespace Sinan.Numerics.Text;

/// <summary>Gives each gram a column. Reading is thread-safe when no one adds.</summary>
sealed class GramIndex
{
    // Number is column + 1; 0 marks a free place.
    (ulong Hash, int Number)[] table = new (ulong, int)[1 << 12];

    public int Count { get; private set; }

    /// <summary>The column, −1 for an unknown gram.</summary>
    public int Find(ulong hash) => table[Place(hash)].Number - 1;

    /// <summary>The column, a new one for an unknown gram.</summary>
    public int Add(ulong hash)
    {
        if (Count * 2 >= table.Length)
            Grow();
        ref var cell = ref table[Place(hash)];
        if (cell.Number == 0)
            cell = (hash, ++Count);
        return cell.Number - 1;
    }

    /// <summary>All grams in the order of their columns.</summary>
    public IEnumerable<(ulong Hash, int Column)> Entries()
    {
        var byColumn = new ulong[Count];
        foreach (var (hash, number) in table)
        {
            if (number > 0)
                byColumn[number - 1] = hash;
        }

        return byColumn.Select((hash, column) => (hash, column));
    }

    int Place(ulong hash)
    {
        var mask = table.Length - 1;
        var at = (int)hash & mask;
        while (table[at].Number != 0 && table[at].Hash != hash)
            at = (at + 1) & mask;
        return at;
    }

    void Grow()
    {
        var old = table;
        table = new (ulong, int)[(int)BitOperations.RoundUpToPowerOf2((uint)old.Length * 2)];
        foreach (var cell in old)
        {
            if (cell.Number > 0)
                table[Place(cell.Hash)] = cell;
        }
    }
}
