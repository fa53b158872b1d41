using System.Runtime.CompilerServices;
using System.Text;

namespace Sinan.Numerics.Behavior;

/// <summary>Events in columns, sorted by user, then time, then ingest ordinal; read in place from native bytes.</summary>
/// <remarks>Reading is thread-safe. Disposing gives the bytes back: only when no question is running.</remarks>
public sealed unsafe class BehaviorIndex : IDisposable
{
    readonly NativeRegion region;
    readonly long* offsets;
    readonly byte* codes;
    readonly TickColumn ticks;
    readonly NameTable names;
    readonly Dictionary<string, int> codeOf = new(StringComparer.Ordinal);
    MainSpan? mainSpan;
    long[]? usersByEvent;

    BehaviorIndex(NativeRegion region)
    {
        this.region = region;
        var header = (BehaviorHeader*)region.Pointer;
        (Events, Users, NextOrdinal) = ((long)header->Events, (int)header->Users, header->NextOrdinal);
        (UnitMs, BaseMs, LastMs) = ((int)header->UnitMs, header->BaseMs, header->LastMs);
        uint* low = null;
        byte* high = null;
        var highWidth = 0;
        var columns = new SortedDictionary<uint, ColumnParts>();
        NameTable? eventNames = null;
        byte* rollup = null;
        var sections = (BehaviorSection*)(region.Pointer + sizeof(BehaviorHeader));
        for (var s = 0; s < header->Sections; s++)
        {
            var section = sections[s];
            var at = region.Pointer + section.Offset;
            switch (section.Kind)
            {
                case SectionKind.Stamp: Stamp = Encoding.UTF8.GetString(at, (int)section.Length); break;
                case SectionKind.UserOffsets: offsets = (long*)at; break;
                case SectionKind.EventCodes:
                    codes = at;
                    CodeWidth = (int)section.Width;
                    break;
                case SectionKind.TimeLow: low = (uint*)at; break;
                case SectionKind.TimeHigh:
                    high = at;
                    highWidth = (int)section.Width;
                    break;
                case SectionKind.EventNames: eventNames = new NameTable(at, section.Length); break;
                case SectionKind.EventRollup: rollup = at; break;
                default:
                    columns.TryAdd(section.Column, new ColumnParts());
                    columns[section.Column].Add(section, at);
                    break;
            }
        }

        if (offsets is null || codes is null || low is null || eventNames is null || offsets[0] != 0 || offsets[Users] != Events)
            throw new BehaviorIndexException(BehaviorIndexFault.Corrupt, "The index lacks a section that every index has, or its user offsets do not end at the number of events.");
        names = eventNames;
        ticks = new TickColumn(low, high, highWidth);
        Rollup = rollup is null ? null : new EventRollup(rollup, names.Count);
        for (var i = 0; i < names.Count; i++)
            codeOf.TryAdd(names[i], i);
        Columns = [.. columns.Values.Select(c => c.Build(names.Count))];
    }

    public long Events { get; }

    /// <summary>Users are numbered 0 … Users − 1; one without events has an empty range.</summary>
    public int Users { get; }

    /// <summary>What the builder's caller wrote down: which data these are.</summary>
    public string Stamp { get; } = "";

    /// <summary>The ordinal of the first event of the record that is not in here.</summary>
    public long NextOrdinal { get; }

    /// <summary>Event names by code.</summary>
    public IReadOnlyList<string> EventNames => names;

    /// <summary>Further columns in the builder's order.</summary>
    public IReadOnlyList<BehaviorColumn> Columns { get; }

    /// <summary>Bytes of the whole index.</summary>
    public long Bytes => region.Length;

    /// <summary>Bytes an event takes for its code and time: 5 to 8.</summary>
    public int CoreBytesPerEvent => CodeWidth + ticks.Width;

    /// <summary>Bytes of an event code: 1 up to 256 names, else 2.</summary>
    public int CodeWidth { get; }

    /// <summary>Length of a tick in milliseconds: 1000 when every time is a whole second, else 1.</summary>
    public int UnitMs { get; }

    /// <summary>Tick 0, the time of the first event, in milliseconds since 1970-01-01 UTC; 0 without events.</summary>
    public long BaseMs { get; }

    /// <summary>Time of the last event in milliseconds since 1970-01-01 UTC; 0 without events.</summary>
    public long LastMs { get; }

    /// <summary>The time that the log is really about, without events of wrong clocks; found once.</summary>
    public MainSpan MainSpan => LazyInitializer.EnsureInitialized(ref mainSpan, () => MainSpan.Of(this));

    /// <summary>Distinct users by event code; counted once.</summary>
    public IReadOnlyList<long> UsersByEvent => LazyInitializer.EnsureInitialized(ref usersByEvent, () => EventUsers.Count(this));

    internal byte* Codes => codes;

    internal long* Offsets => offsets;

    internal TickColumn Ticks => ticks;

    /// <summary>Counts by quarter of an hour; null where they would not be small beside the events.</summary>
    internal EventRollup? Rollup { get; }

    /// <summary>Code of a name, −1 when no event has it.</summary>
    public int CodeOf(string eventName) => codeOf.GetValueOrDefault(eventName, -1);

    /// <summary>The column of that name, ignoring case; null when there is none.</summary>
    public BehaviorColumn? Column(string name) => Columns.FirstOrDefault(c => string.Equals(c.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Positions of a user's events: from, to (exclusive).</summary>
    public (long From, long To) RangeOf(int user)
    {
        if ((uint)user >= (uint)Users)
            throw new ArgumentOutOfRangeException(nameof(user), user, $"The index has {Users} users.");
        return (offsets[user], offsets[user + 1]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int EventAt(long position) => CodeWidth == 1 ? codes[position] : ((ushort*)codes)[position];

    /// <summary>Time of an event in milliseconds since 1970-01-01 UTC.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long TimeAt(long position) => BaseMs + TickAt(position) * UnitMs;

    /// <summary>Time of an event in ticks of <see cref="UnitMs"/> since <see cref="BaseMs"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long TickAt(long position) => ticks.At(position);

    /// <summary>The first tick at or after a moment, so that time ≥ moment is tick ≥ this.</summary>
    public long TickFrom(long timeMs)
    {
        var delta = (Int128)timeMs - BaseMs;
        // Division rounds towards zero, which is up for a negative delta.
        return long.CreateSaturating((delta > 0 ? delta + (UnitMs - 1) : delta) / UnitMs);
    }

    /// <summary>Opens an index over its bytes.</summary>
    /// <param name="region">The whole image; owned by the index from here on, also when opening fails.</param>
    /// <param name="verify">Checks the sum of every section (about 8 GB/s a core); the header's is always checked.</param>
    /// <exception cref="BehaviorIndexException">The bytes are not a usable index: rebuild it.</exception>
    public static BehaviorIndex Open(NativeRegion region, bool verify = true)
    {
        try
        {
            Check(region, verify);
            return new BehaviorIndex(region);
        }
        catch
        {
            region.Dispose();
            throw;
        }
    }

    /// <summary>Opens a copy of managed bytes: for tests and small indexes.</summary>
    public static BehaviorIndex Open(ReadOnlyMemory<byte> image, bool verify = true) => Open(NativeRegion.CopyOf(image.Span), verify);

    public void Dispose() => region.Dispose();

    static void Check(NativeRegion region, bool verify)
    {
        var header = (BehaviorHeader*)region.Pointer;
        if (region.Length < sizeof(BehaviorHeader) || header->Magic != BehaviorFormat.Magic)
            throw new BehaviorIndexException(BehaviorIndexFault.NotAnIndex, "The bytes do not begin like a behaviour index.");
        if (header->Version != BehaviorFormat.Version)
            throw new BehaviorIndexException(BehaviorIndexFault.OtherVersion, $"The index has format {header->Version}; this program reads {BehaviorFormat.Version}.");
        var table = sizeof(BehaviorHeader) + (long)header->Sections * sizeof(BehaviorSection);
        if (header->Length != (ulong)region.Length || table > region.Length)
            throw new BehaviorIndexException(BehaviorIndexFault.WrongLength, $"The index says it has {header->Length} bytes but there are {region.Length}.");
        if (header->Checksum != BehaviorFormat.CrcOfHead(region.Pointer, header->Sections))
            throw new BehaviorIndexException(BehaviorIndexFault.Corrupt, "The checksum of the header does not hold.");
        var sections = (BehaviorSection*)(region.Pointer + sizeof(BehaviorHeader));
        for (var s = 0; s < header->Sections; s++)
        {
            var section = sections[s];
            if (section.Offset + section.Length + BehaviorFormat.Slack > (ulong)region.Length)
                throw new BehaviorIndexException(BehaviorIndexFault.WrongLength, $"Section {s} ({section.Kind}) reaches outside the index.");
        }

        if (!verify)
            return;
        var bad = -1;
        var address = region.Address;
        Parallel.For(0, (int)header->Sections, s =>
        {
            var section = ((BehaviorSection*)(address + sizeof(BehaviorHeader)))[s];
            if (BehaviorFormat.Crc((byte*)address + section.Offset, section.Length) != section.Checksum)
                Volatile.Write(ref bad, s);
        });
        if (bad >= 0)
            throw new BehaviorIndexException(BehaviorIndexFault.Corrupt, $"The checksum of section {bad} ({sections[bad].Kind}) does not hold.");
    }

    /// <summary>The sections of one column, collected while reading the table.</summary>
    sealed class ColumnParts
    {
        string name = "";
        bool isNumber;
        BehaviorColumnOrigin origin;
        byte* codes;
        uint width;
        double* raw;
        double* numbers;
        int numberCount;
        NameTable? texts;
        byte* rollup;

        public void Add(BehaviorSection section, byte* at)
        {
            switch (section.Kind)
            {
                // The width of a name section tells texts (0) from numbers (8), with the origin in the low bits.
                case SectionKind.ColumnName:
                    (name, isNumber, origin) = (Encoding.UTF8.GetString(at, (int)section.Length), (section.Width & 8) != 0, (BehaviorColumnOrigin)(section.Width & 7));
                    break;
                case SectionKind.ColumnCodes:
                    codes = at;
                    width = section.Width;
                    break;
                case SectionKind.ColumnTexts: texts = new NameTable(at, section.Length); break;
                case SectionKind.ColumnNumbers:
                    numbers = (double*)at;
                    numberCount = (int)(section.Length / sizeof(double));
                    break;
                case SectionKind.ColumnRaw: raw = (double*)at; break;
                case SectionKind.ColumnRollup: rollup = at; break;
                default: throw new BehaviorIndexException(BehaviorIndexFault.OtherVersion, $"The index has a section of the unknown kind {(uint)section.Kind}.");
            }
        }

        public BehaviorColumn Build(int eventNames) => new(name, isNumber, codes, width, raw, numbers, numberCount, texts)
        {
            Origin = origin,
            Rollup = rollup is null ? null : new EventRollup(rollup, eventNames * ((texts?.Count ?? numberCount) + 1)),
        };
    }
}
