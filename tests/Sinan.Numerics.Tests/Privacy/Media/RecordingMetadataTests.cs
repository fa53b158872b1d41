using Sinan.Numerics.Random;

namespace Sinan.Numerics.Tests.Privacy.Media;

/// <summary>Laws that hold for every form of recordings and films.</summary>
public sealed class RecordingMetadataTests
{
    public static TheoryData<string> Forms => [.. RecordingFiles.All.Keys];

    [Theory]
    [MemberData(nameof(Forms))]
    public void Nothing_secret_is_left_and_a_clean_file_stays_as_it_is(string form)
    {
        var (media, file) = RecordingFiles.All[form];

        var clean = RecordingFiles.Kept(file, media);

        Assert.True(RecordingFiles.Has(file, "SECRET"));
        Assert.False(RecordingFiles.Has(clean, "SECRET"));
        Assert.Equal(clean, RecordingFiles.Clean(clean, media));
    }

    // Sound may end anywhere; what is cut within a tag must not be taken for sound. Frames of FLAC do not tell their length: a tag behind them that lost its end cannot be known.
    [Theory]
    [MemberData(nameof(Forms))]
    public void A_file_that_is_cut_off_keeps_no_secret_and_grows_no_longer(string form)
    {
        var (media, file) = RecordingFiles.All[form];
        for (var length = 0; length < file.Length; length++)
        {
            if (RecordingFiles.Clean(file[..length], media) is { } clean)
                Assert.True(clean.Length <= length && (!RecordingFiles.Has(clean, "SECRET") || (form == "FLAC" && length > file.AsSpan().IndexOf(RecordingFiles.FlacFrames))), $"{form} cut to {length}");
        }
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Damaged_files_neither_throw_nor_loop_nor_grow(string form)
    {
        var ((media, file), random, whole) = (RecordingFiles.All[form], new SplitMix64(11), 0);
        for (var run = 0; run < 20_000; run++)
        {
            var damaged = run % 2 == 0 ? [.. file] : file[..random.NextInt(file.Length + 1)];
            for (var hit = random.NextInt(6); hit > 0 && damaged.Length > 0; hit--)
            {
                var at = random.NextInt(damaged.Length);
                damaged[at] = random.NextInt(2) == 0 ? (byte)random.NextInt(256) : (byte)(damaged[at] ^ (1 << random.NextInt(8)));
            }

            if (media == "audio/ogg")
                Seal(damaged);
            if (RecordingFiles.Clean(damaged, media) is not { } clean)
                continue;
            whole++;
            Assert.True(clean.Length <= damaged.Length);
            Assert.Equal(clean, RecordingFiles.Clean(clean, media));
        }

        // Else the law was asked of refused files alone.
        Assert.InRange(whole, 100, 19_900);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Nothing_and_noise_are_refused(string form)
    {
        var random = new SplitMix64(5);
        var noise = new byte[2000];
        foreach (ref var one in noise.AsSpan())
            one = (byte)random.NextInt(256);

        Assert.Null(RecordingFiles.Clean(noise, RecordingFiles.All[form].Media));
        Assert.Null(RecordingFiles.Clean([], RecordingFiles.All[form].Media));
    }

    /// <summary>Right checksums on all pages that can still be found, so that damage reaches what lies behind them.</summary>
    static void Seal(byte[] file)
    {
        for (var at = 0; at + 27 <= file.Length && at + 27 + file[at + 26] <= file.Length;)
        {
            var length = 27 + file[at + 26] + file.AsSpan(at + 27, file[at + 26]).ToArray().Sum(v => v);
            if (at + length > file.Length)
                return;
            RecordingFiles.Seal(file.AsSpan(at, length));
            at += length;
        }
    }
}
