using System.Runtime.InteropServices;

namespace Sinan.Numerics.Text;

/// <summary>Finds candidates by equal bands and joins those that the exact check confirms.</summary>
sealed class CandidateSearch(IReadOnlyList<string?> texts, List<int> distinct, NearDuplicateOptions options, DisjointSets forest, CancellationToken cancellationToken)
{
    /// <summary>Blocks of a fingerprint: of four, one is equal whenever at most three bits differ.</summary>
    const int Blocks = SimHash.MostDifferent + 1;

    const int BitsOfBlock = 64 / Blocks;

    readonly bool isSimHash = options.Method == NearDuplicateMethod.SimHash;
    readonly List<ulong> left = [];
    readonly List<ulong> right = [];
    int held = -1;

    public long Compared { get; private set; }

    public void Run()
    {
        var bands = isSimHash ? Blocks : NearDuplicateOptions.Bands;
        var keys = new uint[(long)distinct.Count * bands];
        var fingerprints = isSimHash ? new ulong[distinct.Count] : [];
        Sign(keys, fingerprints, bands);
        // One table at a time: the last text of each bucket, and for each text the one before it in its bucket.
        var last = new Dictionary<uint, int>(distinct.Count);
        var before = new int[distinct.Count];
        for (var band = 0; band < bands; band++)
        {
            last.Clear();
            for (var i = 0; i < distinct.Count; i++)
            {
                if (i % 4096 == 0)
                    cancellationToken.ThrowIfCancellationRequested();
                ref var head = ref CollectionsMarshal.GetValueRefOrAddDefault(last, keys[((long)i * bands) + band], out var isKnown);
                before[i] = isKnown ? head : -1;
                head = i;
                Compare(i, before, fingerprints);
            }
        }
    }

    void Sign(uint[] keys, ulong[] fingerprints, int bands)
    {
        var hashes = new MinHash(options.Seed);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancellationToken };
        Parallel.For(0, distinct.Count, parallel, () => new List<ulong>(), (i, _, shingles) =>
        {
            Shingles.Of(texts[distinct[i]], shingles);
            var set = CollectionsMarshal.AsSpan(shingles);
            var own = keys.AsSpan(i * bands, bands);
            if (isSimHash)
            {
                fingerprints[i] = SimHash.Of(set);
                for (var block = 0; block < Blocks; block++)
                    own[block] = (uint)(fingerprints[i] >> (block * BitsOfBlock)) & ((1u << BitsOfBlock) - 1);
            }
            else
            {
                Span<uint> signature = stackalloc uint[MinHash.Length];
                hashes.Sign(set, signature);
                for (var band = 0; band < bands; band++)
                    own[band] = KeyOf(signature.Slice(band * NearDuplicateOptions.Rows, NearDuplicateOptions.Rows));
            }

            return shingles;
        }, _ => { });
    }

    /// <summary>A band as one number; different bands with one number cost a comparison, never an answer.</summary>
    static uint KeyOf(ReadOnlySpan<uint> band)
    {
        var key = 0UL;
        foreach (var place in band)
            key = MinHash.Fold(key ^ place) | ((key ^ place) << 32);
        return MinHash.Fold(key);
    }

    /// <summary>Compares a text with the earlier ones of its bucket, latest first; those of its own group need no comparison.</summary>
    void Compare(int i, int[] before, ulong[] fingerprints)
    {
        var steps = 0;
        for (var other = before[i]; other >= 0 && steps < options.MostCompared; other = before[other], steps++)
        {
            if (forest.RootOf(distinct[i]) == forest.RootOf(distinct[other]) || (isSimHash && SimHash.Distance(fingerprints[i], fingerprints[other]) > SimHash.MostDifferent))
                continue;
            if (held != i)
                Shingles.Of(texts[distinct[i]], left);
            held = i;
            Shingles.Of(texts[distinct[other]], right);
            Compared++;
            if (Shingles.Jaccard(CollectionsMarshal.AsSpan(left), CollectionsMarshal.AsSpan(right)) >= options.Least)
                forest.Join(distinct[i], distinct[other]);
        }
    }
}
