using System.Buffers;
using System.Buffers.Binary;
using Microsoft.Playwright;
using Sinan.Numerics.Privacy.Media;

namespace Sinan.E2E;

/// <summary>Recordings and films that a browser made or that are put together after the standards, with tags put in: after cleaning the browser still plays the same sound and shows the same picture.</summary>
[Collection("browser")]
public sealed class CleanRecordingTests(ServedSample sample)
{
    [Theory]
    [InlineData("audio/ogg")]
    [InlineData("audio/flac")]
    [InlineData("audio/wav")]
    [InlineData("audio/mpeg")]
    [InlineData("video/webm")]
    [InlineData("video/mp4")]
    public async Task A_browser_plays_a_cleaned_recording_as_before(string media)
    {
        Chromium.Need();
        await using var context = await sample.Browser.NewContextAsync(new BrowserNewContextOptions { BypassCSP = true });
        var page = await context.NewPageAsync();
        // Coders are there for pages of this machine alone, and sound only after somebody touched the page.
        await page.GotoAsync(sample.Url);
        await page.Mouse.ClickAsync(1, 1);
        var file = media switch
        {
            "audio/ogg" => Ogg(await page.EvaluateAsync<string[]>(Encode)),
            "audio/flac" => Flac(),
            "audio/wav" => [.. "RIFF"u8, .. Little(4 + 14 + 24 + 8 + 4000), .. "WAVELIST"u8, .. Little(6), .. "SECRET"u8, .. "fmt "u8, .. Little(16), 1, 0, 1, 0, .. Little(8000), .. Little(16_000), 2, 0, 16, 0, .. "data"u8, .. Little(4000), .. Wave(2000)],
            // MPEG-1 layer III, 128 kbit/s, 44,100 Hz: 417 bytes, all zeros are silence.
            "audio/mpeg" => [.. "ID3\u0004\0\0\0\0\0\u0006SECRET"u8, .. Enumerable.Repeat((byte[])[0xFF, 0xFB, 0x90, 0xC0, .. new byte[413]], 20).SelectMany(f => f), .. "TAGSECRET"u8, .. new byte[119]],
            _ => WithSecrets(media, Convert.FromBase64String(await page.EvaluateAsync<string>(Record, media))),
        };
        if (file.Length < 100)
            Assert.Skip($"This browser records no {media}.");
        var clean = new ArrayBufferWriter<byte>();

        Assert.True(MediaMetadata.TryRemove(file, media, clean));

        Assert.True(file.AsSpan().IndexOf("SECRET"u8) >= 0);
        Assert.Equal(-1, clean.WrittenSpan.IndexOf("SECRET"u8));
        var before = await PlayedAsync(page, media, file);
        var after = await PlayedAsync(page, media, clean.WrittenSpan.ToArray());
        Assert.Equal(before, after);
        Assert.Matches(media switch { "audio/mpeg" => "^1x[1-9]", "video/mp4" => "^ 64x32 [1-9]", _ => "^[12]x[1-9][0-9]+ [1-9]" }, after);
    }

    const string Encode =
        """
        async () => { const packets = []; const e = new AudioEncoder({ output: c => { const b = new Uint8Array(c.byteLength); c.copyTo(b); packets.push(btoa(String.fromCharCode(...b))); }, error: () => {} });
          e.configure({ codec: 'opus', sampleRate: 48000, numberOfChannels: 1, bitrate: 32000 });
          for (let i = 0; i < 10; i++) e.encode(new AudioData({ format: 'f32', sampleRate: 48000, numberOfFrames: 960, numberOfChannels: 1, timestamp: i * 20000, data: new Float32Array(960).map((_, n) => Math.sin((i * 960 + n) / 20) / 2) }));
          await e.flush(); return packets; }
        """;

    const string Record =
        """
        async media => { if (!MediaRecorder.isTypeSupported(media)) return '';
          const c = document.createElement('canvas'); c.width = 64; c.height = 32; const g = c.getContext('2d'); const stream = c.captureStream(30);
          const a = new AudioContext(); await a.resume(); const o = a.createOscillator(); const d = a.createMediaStreamDestination(); o.connect(d); o.start(); stream.addTrack(d.stream.getAudioTracks()[0]);
          const r = new MediaRecorder(stream, { mimeType: media }); const parts = []; r.ondataavailable = e => parts.push(e.data); const done = new Promise(k => r.onstop = k);
          r.start(); for (let i = 0; i < 25; i++) { g.fillStyle = `rgb(${i * 10},0,200)`; g.fillRect(0, 0, 64, 32); await new Promise(k => setTimeout(k, 40)); } r.stop(); await done;
          let text = ''; for (const b of new Uint8Array(await new Blob(parts).arrayBuffer())) text += String.fromCharCode(b); return btoa(text); }
        """;

    /// <summary>Channels, count and loudest of the points of sound, with a digest of them all; for films also size and points of the picture at 0.4 s. The sound of films in fragments is not to be had at once, so an MP4 tells its picture alone.</summary>
    static Task<string> PlayedAsync(IPage page, string media, byte[] file) => page.EvaluateAsync<string>(
        """
        async ({ media, data }) => { const bytes = Uint8Array.from(atob(data), c => c.charCodeAt(0)); const blob = new Blob([bytes], { type: media });
          const digest = async b => Array.from(new Uint8Array(await crypto.subtle.digest('SHA-256', b))).join('.'); let told = '';
          if (media !== 'video/mp4') { const sound = await new OfflineAudioContext(1, 1, 48000).decodeAudioData(bytes.buffer); const points = sound.getChannelData(0); let most = 0; for (const p of points) most = Math.max(most, Math.abs(p));
            told = `${sound.numberOfChannels}x${sound.length} ${Math.round(most * 1000)} ${await digest(points)}`; }
          if (media.startsWith('video/')) { const v = document.createElement('video'); v.muted = true; const ready = new Promise((k, no) => { v.onloadeddata = k; v.onerror = () => no(new Error(v.error.message)); }); v.src = URL.createObjectURL(blob); v.load(); await ready;
            const sought = new Promise(k => v.onseeked = k); v.currentTime = 0.4; await sought;
            const c = document.createElement('canvas'); c.width = v.videoWidth; c.height = v.videoHeight; const g = c.getContext('2d'); g.drawImage(v, 0, 0); told += ` ${c.width}x${c.height} ${await digest(g.getImageData(0, 0, c.width, c.height).data)}`; }
          return told; }
        """, new { media, data = Convert.ToBase64String(file) });

    /// <summary>A live WebM can go on with tags; an MP4 with a foreign box and free space.</summary>
    static byte[] WithSecrets(string media, byte[] film) => film.Length == 0 ? film
        : media == "video/webm" ? [.. film, 0x12, 0x54, 0xC3, 0x67, 0x86, .. "SECRET"u8]
        : [.. film, 0, 0, 0, 30, .. "uuid"u8, .. new byte[16], .. "SECRET"u8, 0, 0, 0, 14, .. "freeSECRET"u8];

    /// <summary>RFC 7845: a comment so long that it needs two pages, and ten packets of 20 ms.</summary>
    static byte[] Ogg(string[] packets)
    {
        byte[] comment = [.. "OpusTags"u8, 6, 0, 0, 0, .. "SECRET"u8, 0, 0, 0, 0, .. new byte[70_000]];
        var (cut, sound) = (255 * 255, packets.Select(Convert.FromBase64String).ToArray());
        return
        [
            .. Page(2, 0, 0, [19], [.. "OpusHead"u8, 1, 1, 0x38, 1, .. Little(48_000), 0, 0, 0]), .. Page(0, -1, 1, [.. Enumerable.Repeat((byte)255, 255)], comment[..cut]),
            .. Page(1, 0, 2, Lacing(comment.Length - cut), comment[cut..]), .. Page(4, 9600, 3, [.. sound.SelectMany(p => Lacing(p.Length))], [.. sound.SelectMany(p => p)]),
        ];
    }

    static byte[] Lacing(int length) => [.. Enumerable.Repeat((byte)255, length / 255), (byte)(length % 255)];

    /// <summary>RFC 3533, 6.</summary>
    static byte[] Page(byte flags, long position, int number, byte[] lacing, byte[] body)
    {
        byte[] page = [.. "OggS\0"u8, flags, .. BitConverter.GetBytes(position), 1, 0, 0, 0, .. Little(number), 0, 0, 0, 0, (byte)lacing.Length, .. lacing, .. body];
        BinaryPrimitives.WriteUInt32LittleEndian(page.AsSpan(22), Crc(page, 32, 0x04C11DB7));
        return page;
    }

    /// <summary>RFC 9639: twenty frames of 192 equal points of 16 bits at 44,100 Hz, behind a comment and a picture.</summary>
    static byte[] Flac()
    {
        byte[] info = [0, 192, 0, 192, 0, 0, 0, 0, 0, 0, 0x0A, 0xC4, 0x40, 0xF0, 0, 0, 0x0F, 0, .. new byte[16]];
        var file = new List<byte>([.. "fLaC"u8, 0, 0, 0, 34, .. info, 4, 0, 0, 14, 6, 0, 0, 0, .. "SECRET"u8, 0, 0, 0, 0, 0x82, 0, 0, 10, .. "riffSECRET"u8]);
        for (byte number = 0; number < 20; number++)
        {
            byte[] head = [0xFF, 0xF8, 0x69, 0x08, number, 191];
            byte[] frame = [.. head, (byte)Crc(head, 8, 0x07), 0, (byte)(0x20 + number), 0];
            var crc = Crc(frame, 16, 0x8005);
            file.AddRange([.. frame, (byte)(crc >> 8), (byte)crc]);
        }

        return [.. file];
    }

    static byte[] Wave(int points) => [.. Enumerable.Range(0, points).SelectMany(n => BitConverter.GetBytes((short)(10_000 * Math.Sin(n / 5.0))))];

    static byte[] Little(int number) => BitConverter.GetBytes(number);

    /// <summary>Remainder by a polynomial, high bit first, from 0.</summary>
    static uint Crc(byte[] bytes, int bits, uint polynomial)
    {
        var crc = 0u;
        foreach (var one in bytes)
        {
            for (var bit = 7; bit >= 0; bit--)
            {
                var isSet = ((crc >> (bits - 1)) & 1) != ((uint)(one >> bit) & 1);
                crc = ((crc << 1) ^ (isSet ? polynomial : 0)) & (uint.MaxValue >> (32 - bits));
            }
        }

        return crc;
    }
}
