using System.Runtime.InteropServices;
using System.Text;

namespace Sinan.Numerics.Behavior;

/// <summary>One build: counts events per user, lays the sections out, scatters the events to their users and sorts each user's events by time.</summary>
/// <remarks>Counting sort by user, then a stable sort by time only where a user's events are not in order yet: O(n) for a log that arrives in order.
/// The events of the basis are copied to the front of their user, so that bringing up to date is the same build.</remarks>
sealed unsafe class BehaviorIndexBuild
{
    readonly BehaviorIndexBuilder builder;
    readonly BehaviorIndexInfo info;
    readonly BehaviorIndex? basis;
    readonly ParallelOptions parallel;
    readonly int threads;
    readonly int users;
    readonly long events;
    readonly long baseMs;
    readonly long lastMs;
    readonly int unitMs;
    readonly int highWidth;
    readonly List<(BehaviorSection Section, Action<nint> Fill)> plan = [];
    readonly List<ColumnBuild> columns;
    readonly List<AppendedColumnBuild> appended = [];
    long* offsets;
    byte* codes;
    TickColumn ticks;
    uint* low;
    byte* high;
    bool wideCodes;
    EventRollupBuild? rollup;
    EventRollupBuild?[] columnRollups = [];

    public BehaviorIndexBuild(BehaviorIndexBuilder builder, BehaviorIndexInfo info, CancellationToken cancellationToken)
    {
        (this.builder, this.info, basis) = (builder, info, builder.Basis);
        foreach (var column in builder.Columns)
        {
            if (column.Rows is { } rows && rows != builder.Count)
                throw new ArgumentException($"The column '{column.Name}' has {rows} rows for {builder.Count} events.", nameof(builder));
            if (Appended(column) is { } own)
                appended.Add(own);
        }

        columns = [.. builder.Columns.Select(column => column switch
        {
            UserAttributeBuilder user => new UserColumnBuild(user),
            ItemAttributeBuilder item => new ItemColumnBuild(item, Named(item.Of)),
            _ => (ColumnBuild)Named(column.Name),
        })];

        if (info.EventNames.Count <= builder.MaxEvent || (basis is not null && !NameTable.Extends(info.EventNames, basis.EventNames)))
            throw new ArgumentException($"There are {info.EventNames.Count} event names for codes up to {builder.MaxEvent}, or they do not begin with the older names.", nameof(info));
        if (info.EventNames.Count > ushort.MaxValue + 1)
            throw new ArgumentException($"At most 65,536 event names fit. Got {info.EventNames.Count}.", nameof(info));
        threads = info.Threads > 0 ? info.Threads : Environment.ProcessorCount;
        parallel = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken };
        events = builder.Count + (basis?.Events ?? 0);
        users = Math.Max(info.Users, Math.Max(builder.MaxUser + 1, basis?.Users ?? 0));
        (baseMs, lastMs, unitMs, highWidth) = Clock();
    }

    public NativeRegion Run(Func<long, NativeRegion> allocate)
    {
        var workers = Math.Clamp(Math.Min(threads, builder.Users.Blocks), 1, 8);
        var cursors = (long*)NativeMemory.AllocZeroed((nuint)users + 1, (nuint)(sizeof(long) * workers));
        NativeRegion? image = null;
        try
        {
            Count(cursors, workers);
            RollUp();
            Plan();
            image = allocate(Layout());
            Fill(image);
            Place(cursors, workers);
            CopyBasis();
            Scatter(cursors, workers);
            SortUsers();
            Derive();
            Seal(image);
            return image;
        }
        catch
        {
            image?.Dispose();
            throw;
        }
        finally
        {
            NativeMemory.Free(cursors);
        }
    }

    /// <summary>Tick 0, tick length and whether 32 bits of ticks are too few. A basis in milliseconds stays in milliseconds.</summary>
    (long BaseMs, long LastMs, int UnitMs, int HighWidth) Clock()
    {
        if (events == 0)
            return (0, 0, 1000, 0);
        var (min, max) = (builder.MinTime, builder.MaxTime);
        if (basis is { Events: > 0 })
        {
            min = Math.Min(min, basis.BaseMs);
            max = Math.Max(max, basis.LastMs);
        }

        var unit = builder.WholeSeconds && (basis is null or { Events: 0 } or { UnitMs: 1000 }) ? 1000 : 1;
        var range = ((Int128)max - min) / unit;
        if (range >= 1L << 48)
            throw new ArgumentException($"The times reach over {range} ticks of {unit} ms; at most 2^48 (8,900 years at 1 ms) fit in one index.");
        return (min, max, unit, range <= uint.MaxValue ? 0 : range < 1L << 40 ? 1 : 2);
    }

    /// <summary>Events per user and worker: worker w has its own counts, so that the scatter is stable in parallel.</summary>
    void Count(long* cursors, int workers) => Parallel.For(0, workers, parallel, w =>
    {
        var counts = cursors + (long)w * (users + 1);
        var (from, to) = BlocksOf(w, workers);
        for (var b = from; b < to; b++)
        {
            parallel.CancellationToken.ThrowIfCancellationRequested();
            var block = builder.Users.Block(b);
            var n = builder.Users.CountOf(b);
            for (var i = 0; i < n; i++)
                counts[block[i]]++;
        }
    });

    void RollUp()
    {
        rollup = EventRollupBuild.Of(builder, null, info.EventNames.Count, baseMs, lastMs, parallel);
        columnRollups = [.. columns.Select(c => c is AppendedColumnBuild own ? EventRollupBuild.Of(builder, own, info.EventNames.Count, baseMs, lastMs, parallel) : null)];
    }

    void Plan()
    {
        wideCodes = info.EventNames.Count > 256;
        Add(SectionKind.Stamp, BehaviorFormat.NoColumn, 1, (ulong)Encoding.UTF8.GetByteCount(info.Stamp), at => Write(info.Stamp, at));
        Add(SectionKind.UserOffsets, BehaviorFormat.NoColumn, 8, 8 * ((ulong)users + 1), at => offsets = (long*)at);
        Add(SectionKind.EventCodes, BehaviorFormat.NoColumn, wideCodes ? 2u : 1u, (ulong)events * (wideCodes ? 2u : 1u), at => codes = (byte*)at);
        Add(SectionKind.TimeLow, BehaviorFormat.NoColumn, 4, 4 * (ulong)events, at => low = (uint*)at);
        if (highWidth > 0)
            Add(SectionKind.TimeHigh, BehaviorFormat.NoColumn, (uint)highWidth, (ulong)events * (ulong)highWidth, at => high = (byte*)at);
        Add(SectionKind.EventNames, BehaviorFormat.NoColumn, 0, NameTable.SizeOf(info.EventNames), at => NameTable.Write(info.EventNames, (byte*)at));
        if (rollup is not null)
            Add(SectionKind.EventRollup, BehaviorFormat.NoColumn, 8, rollup.Size, rollup.Write);
        for (var c = 0; c < columns.Count; c++)
        {
            var (column, no) = (columns[c], (uint)c);
            Add(SectionKind.ColumnName, no, (column.IsNumber ? 8u : 0u) + (uint)column.Origin, (ulong)Encoding.UTF8.GetByteCount(column.Name), at => Write(column.Name, at));
            Add(column.IsRaw ? SectionKind.ColumnRaw : SectionKind.ColumnCodes, no, (uint)column.Width, (ulong)events * (ulong)column.Width, column.Bind);
            if (column.Texts is { } texts)
                Add(SectionKind.ColumnTexts, no, 0, NameTable.SizeOf(texts), at => NameTable.Write(texts, (byte*)at));
            else if (!column.IsRaw)
                Add(SectionKind.ColumnNumbers, no, 8, 8 * (ulong)column.Numbers.Count, at => CollectionsMarshal.AsSpan(column.Numbers).CopyTo(new Span<double>((void*)at, column.Numbers.Count)));
            if (columnRollups[c] is { } values)
                Add(SectionKind.ColumnRollup, no, 8, values.Size, values.Write);
        }
    }

    void Add(SectionKind kind, uint column, uint width, ulong length, Action<nint> fill) =>
        plan.Add((new BehaviorSection { Kind = kind, Column = column, Width = width, Length = length }, fill));

    static void Write(string text, nint at) => Encoding.UTF8.GetBytes(text, new Span<byte>((void*)at, int.MaxValue));

    /// <summary>Gives every section its place; returns the length of the whole.</summary>
    long Layout()
    {
        var at = BehaviorFormat.After((ulong)(sizeof(BehaviorHeader) + plan.Count * sizeof(BehaviorSection)));
        for (var s = 0; s < plan.Count; s++)
        {
            plan[s] = (plan[s].Section with { Offset = at }, plan[s].Fill);
            at = BehaviorFormat.After(at + plan[s].Section.Length);
        }

        return (long)at;
    }

    /// <summary>Writes the small sections and clears every gap, so that equal data give equal bytes.</summary>
    void Fill(NativeRegion image)
    {
        var end = (ulong)(sizeof(BehaviorHeader) + plan.Count * sizeof(BehaviorSection));
        foreach (var (section, fill) in plan)
        {
            NativeMemory.Clear(image.Pointer + end, (nuint)(section.Offset - end));
            fill((nint)(image.Pointer + section.Offset));
            end = section.Offset + section.Length;
        }

        NativeMemory.Clear(image.Pointer + end, (nuint)((ulong)image.Length - end));
        ticks = new TickColumn(low, high, highWidth);
    }

    /// <summary>Turns counts into user offsets and into the place where each worker writes next.</summary>
    void Place(long* cursors, int workers)
    {
        long at = 0;
        for (var u = 0; u < users; u++)
        {
            offsets[u] = at;
            if (u < basis?.Users)
                at += basis.Offsets[u + 1] - basis.Offsets[u];
            for (var w = 0; w < workers; w++)
            {
                ref var cursor = ref cursors[(long)w * (users + 1) + u];
                (cursor, at) = (at, at + cursor);
            }
        }

        offsets[users] = at;
    }

    void CopyBasis()
    {
        if (basis is null or { Events: 0 })
            return;
        Parallel.ForEach(UserRanges.Of(basis.Offsets, basis.Users, 64), parallel, range =>
        {
            // Users without new events lie side by side in both: they are copied as one run.
            var from = basis.Offsets[range.From];
            for (var u = range.From + 1; u <= range.To; u++)
            {
                if ((u & 4095) == 0)
                    parallel.CancellationToken.ThrowIfCancellationRequested();
                var end = basis.Offsets[u];
                if (u < range.To && offsets[u] - end == offsets[u - 1] - basis.Offsets[u - 1])
                    continue;
                CopyRun(from, offsets[u - 1] + (from - basis.Offsets[u - 1]), end - from);
                from = end;
            }
        });
    }

    void CopyRun(long from, long to, long count)
    {
        CopyCodes(from, to, count);
        CopyTicks(from, to, count);
        foreach (var column in appended)
            column.CopyBasis(from, to, count);
    }

    void CopyCodes(long from, long to, long count)
    {
        var width = wideCodes ? 2 : 1;
        if (basis!.CodeWidth == width)
        {
            NativeMemory.Copy(basis.Codes + from * width, codes + to * width, (nuint)(count * width));
            return;
        }

        for (var i = 0; i < count; i++)
            ((ushort*)codes)[to + i] = basis.Codes[from + i];
    }

    void CopyTicks(long from, long to, long count)
    {
        if (basis!.BaseMs == baseMs && basis.UnitMs == unitMs && basis.Ticks.Width == ticks.Width)
        {
            basis.Ticks.CopyTo(ticks, from, to, count);
            return;
        }

        for (var i = 0; i < count; i++)
            ticks.Write(to + i, (basis.TimeAt(from + i) - baseMs) / unitMs);
    }

    void WriteEvent(long to, int code, long timeMs)
    {
        ticks.Write(to, (timeMs - baseMs) / unitMs);
        if (wideCodes)
            ((ushort*)codes)[to] = (ushort)code;
        else
            codes[to] = (byte)code;
    }

    void Scatter(long* cursors, int workers) => Parallel.For(0, workers, parallel, w =>
    {
        var next = cursors + (long)w * (users + 1);
        var places = (long*)NativeMemory.Alloc(NativeChunks<int>.BlockSize, sizeof(long));
        try
        {
            var (from, to) = BlocksOf(w, workers);
            for (var b = from; b < to; b++)
            {
                parallel.CancellationToken.ThrowIfCancellationRequested();
                var user = builder.Users.Block(b);
                var time = builder.Times.Block(b);
                var code = builder.Events.Block(b);
                var n = builder.Users.CountOf(b);
                for (var i = 0; i < n; i++)
                {
                    places[i] = next[user[i]]++;
                    WriteEvent(places[i], code[i], time[i]);
                }

                foreach (var column in appended)
                    column.Scatter(b, n, places);
            }
        }
        finally
        {
            NativeMemory.Free(places);
        }
    });

    void SortUsers() => Parallel.ForEach(UserRanges.Of(offsets, users, 16 * threads), parallel, range =>
    {
        using var sort = new UserSort(codes, wideCodes, low, high, highWidth, appended);
        for (var u = range.From; u < range.To; u++)
        {
            if ((u & 4095) == 0)
                parallel.CancellationToken.ThrowIfCancellationRequested();
            // Users without new events are in order already.
            if (basis is null || u >= basis.Users || offsets[u + 1] - offsets[u] != basis.Offsets[u + 1] - basis.Offsets[u])
                sort.Sort(offsets[u], offsets[u + 1]);
        }
    });

    void Derive()
    {
        var (sorted, derived) = (new SortedEvents(offsets, ticks, baseMs, unitMs), columns.OfType<DerivedColumnBuild>().ToList());
        if (derived.Count == 0)
            return;
        Parallel.ForEach(UserRanges.Of(offsets, users, 16 * threads), parallel, range =>
        {
            foreach (var column in derived)
                column.Fill(range, sorted);
        });
    }

    AppendedColumnBuild? Appended(BehaviorColumnBuilder column) => column switch
    {
        TextColumnBuilder text => new AppendedColumnBuild(text, basis?.Column(text.Name)),
        NumberColumnBuilder number => new AppendedColumnBuild(number, basis?.Column(number.Name)),
        _ => null,
    };

    AppendedColumnBuild Named(string column) =>
        appended.Find(c => c.Name.Equals(column, StringComparison.OrdinalIgnoreCase)) ?? throw new ArgumentException($"There is no column '{column}' to look items up by.", nameof(column));

    void Seal(NativeRegion image)
    {
        var sections = (BehaviorSection*)(image.Pointer + sizeof(BehaviorHeader));
        Parallel.For(0, plan.Count, parallel, s =>
        {
            var section = plan[s].Section;
            section.Checksum = BehaviorFormat.Crc(image.Pointer + section.Offset, section.Length);
            sections[s] = section;
        });
        var header = (BehaviorHeader*)image.Pointer;
        *header = new BehaviorHeader
        {
            Magic = BehaviorFormat.Magic,
            Version = BehaviorFormat.Version,
            Sections = (uint)plan.Count,
            Length = (ulong)image.Length,
            Events = (ulong)events,
            Users = (uint)users,
            UnitMs = (uint)unitMs,
            BaseMs = baseMs,
            LastMs = lastMs,
            NextOrdinal = info.NextOrdinal,
        };
        header->Checksum = BehaviorFormat.CrcOfHead(image.Pointer, header->Sections);
    }

    (int From, int To) BlocksOf(int worker, int workers) =>
        ((int)((long)builder.Users.Blocks * worker / workers), (int)((long)builder.Users.Blocks * (worker + 1) / workers));
}
