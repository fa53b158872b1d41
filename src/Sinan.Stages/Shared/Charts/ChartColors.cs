namespace Sinan.Stages.Shared;

/// <summary>Places names on the eight chart colours so that a name keeps its colour from page to page.</summary>
public static class ChartColors
{
    public const int Count = 8;

    /// <summary>A colour number 0…7 for each name. A name starts at its own place; one that is taken within the chart moves to the next free place.</summary>
    public static int[] For(IEnumerable<string> names)
    {
        var taken = new bool[Count];
        var free = Count;
        return [.. names.Select(name =>
        {
            if (free == 0)
            {
                Array.Clear(taken);
                free = Count;
            }

            var place = (int)(Hash(name) % Count);
            while (taken[place])
                place = (place + 1) % Count;
            taken[place] = true;
            free--;
            return place;
        })];
    }

    // FNV-1a: string.GetHashCode differs from process to process.
    static uint Hash(string text)
    {
        var hash = 2_166_136_261u;
        foreach (var c in text)
            hash = unchecked((hash ^ c) * 16_777_619u);
        return hash;
    }
}
