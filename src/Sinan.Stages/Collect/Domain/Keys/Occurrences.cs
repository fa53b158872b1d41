namespace Sinan.Stages.Collect.Domain.Keys;

/// <summary>Counts how often a hash was seen before: 0 for the first time, 1 for the second … Twelve bytes a row; only repeated ones cost more.</summary>
public sealed class Occurrences
{
    readonly Dictionary<ulong, long> repeated = [];
    ulong[] seen = new ulong[1 << 12];
    int count;
    bool sawZero;

    public long Next(ulong hash)
    {
        if (hash == 0)
        {
            // Zero marks an empty place in the table.
            if (sawZero)
                return repeated[0] = repeated.GetValueOrDefault(0UL) + 1;
            sawZero = true;
            return 0;
        }

        var slot = (int)(hash & (ulong)(seen.Length - 1));
        while (seen[slot] != 0)
        {
            if (seen[slot] == hash)
                return repeated[hash] = repeated.GetValueOrDefault(hash) + 1;
            slot = (slot + 1) & (seen.Length - 1);
        }

        seen[slot] = hash;
        if (++count * 3L > seen.Length * 2L)
            Grow();
        return 0;
    }

    void Grow()
    {
        var larger = new ulong[seen.Length * 2];
        foreach (var hash in seen)
        {
            if (hash == 0)
                continue;
            var slot = (int)(hash & (ulong)(larger.Length - 1));
            while (larger[slot] != 0)
                slot = (slot + 1) & (larger.Length - 1);
            larger[slot] = hash;
        }

        seen = larger;
    }
}
