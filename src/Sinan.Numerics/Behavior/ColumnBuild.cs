namespace Sinan.Numerics.Behavior;

/// <summary>One further column while it is built: its values and the place they go to.</summary>
abstract unsafe class ColumnBuild
{
    byte* to;

    protected ColumnBuild(string name, BehaviorColumnOrigin origin, IReadOnlyList<string>? texts, List<double> numbers, bool isRaw)
    {
        (Name, Origin, Texts, Numbers, IsRaw) = (name, origin, texts, numbers, isRaw);
        var values = Texts?.Count ?? Numbers.Count;
        // Code + 1 is stored, so that 0 means none.
        Width = isRaw ? 8 : values <= byte.MaxValue ? 1 : values <= ushort.MaxValue ? 2 : 4;
    }

    public string Name { get; }

    public BehaviorColumnOrigin Origin { get; }

    public bool IsNumber => Texts is null;

    public bool IsRaw { get; }

    public int Width { get; }

    /// <summary>The texts by code; null for numbers.</summary>
    public IReadOnlyList<string>? Texts { get; }

    /// <summary>The numbers by code.</summary>
    public List<double> Numbers { get; }

    /// <summary>First byte of the column.</summary>
    public byte* Bytes => to;

    public void Bind(nint at) => to = (byte*)at;

    protected void Write(long place, int code)
    {
        switch (Width)
        {
            case 1: to[place] = (byte)(code + 1); break;
            case 2: ((ushort*)to)[place] = (ushort)(code + 1); break;
            default: ((int*)to)[place] = code + 1; break;
        }
    }
}

/// <summary>A column whose values follow from the other columns of a sorted index. It is filled anew by every build, so that what is learned later needs no care.</summary>
abstract class DerivedColumnBuild(string name, BehaviorColumnOrigin origin, IReadOnlyList<string>? texts, List<double> numbers) : ColumnBuild(name, origin, texts, numbers, isRaw: false)
{
    /// <summary>Writes the values of a range of users.</summary>
    public abstract void Fill(UserRange range, SortedEvents events);
}

/// <summary>Events that have found their places.</summary>
readonly unsafe struct SortedEvents(long* offsets, TickColumn ticks, long baseMs, int unitMs)
{
    /// <summary>User u has events from [u] to [u + 1].</summary>
    public long* Offsets => offsets;

    public long TimeAt(long place) => baseMs + ticks.At(place) * unitMs;
}
