using System.Text.Json;
using Sinan.Kernel;

namespace Sinan.Tests.Kernel;

public sealed class EvidenceTests
{
    static readonly DateTimeOffset At = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    static Evidence Conversion(double value, DateTimeOffset at) => new()
    {
        Stage = "understand",
        Question = "AnswerFunnel",
        Parameters = """{"steps":["view","pay"]}""",
        Statement = new Phrase("understand.funnel.answer", Fact.Share("share", value)),
        Data = DataVersion.Empty,
        Method = "method.wilson",
        Value = value,
        Unit = FactKind.Share,
        Interval = new Interval(0.3, 0.4),
        CodeVersion = "1",
        At = at,
    };

    [Fact]
    public void The_same_answer_has_the_same_address_at_any_time()
    {
        Assert.Equal(Conversion(0.35, At).Sealed().Id, Conversion(0.35, At.AddDays(1)).Sealed().Id);
        Assert.NotEqual(Conversion(0.35, At).Sealed().Id, Conversion(0.36, At).Sealed().Id);
    }

    [Fact]
    public void Sealing_twice_changes_nothing()
    {
        var once = Conversion(0.35, At).Sealed();

        Assert.Equal(once.Id, once.Sealed().Id);
    }

    [Fact]
    public void A_figure_without_an_interval_must_say_why()
    {
        var bare = Conversion(0.35, At) with { Interval = null };

        Assert.Throws<InvalidOperationException>(() => bare.Sealed());
        Assert.NotEqual(default, (bare with { NoInterval = "evidence.no_interval.exact_count" }).Sealed().Id);
    }

    [Fact]
    public void Json_brings_back_the_same_evidence()
    {
        var evidence = Conversion(0.35, At).Sealed();
        var json = JsonSerializer.Serialize(evidence, EvidenceJson.Options);
        var back = JsonSerializer.Deserialize<Evidence>(json, EvidenceJson.Options)!;

        Assert.Equal(json, JsonSerializer.Serialize(back, EvidenceJson.Options));
        Assert.Equal(evidence.Id, back.Sealed().Id);
    }

    [Fact]
    public void Phrases_without_facts_survive_json()
    {
        var back = JsonSerializer.Deserialize<Phrase>("""{"key":"literal"}""", EvidenceJson.Options)!;

        Assert.Equal("{text}", new Localizer(TextCatalog.Load([]), Lang.English).Write(back));
    }

    [Theory]
    [InlineData("ev-0123456789abcdef", true)]
    [InlineData("ev-0123456789abcdei", false)] // i is not in the alphabet
    [InlineData("ev-0123", false)]
    [InlineData("", false)]
    public void Addresses_are_checked(string text, bool good) => Assert.Equal(good, EvidenceId.TryParse(text, null, out _));

    // RFC 4648 bit order with the alphabet of Crockford: 0xFF = 11111 111(00) -> z, w.
    [Theory]
    [InlineData(new byte[] { 0xFF }, "zw")]
    [InlineData(new byte[] { 0, 0, 0, 0, 0 }, "00000000")]
    [InlineData(new byte[] { 0x08, 0x42, 0x10, 0x84, 0x21 }, "11111111")]
    public void Base_32_takes_five_bits_a_letter(byte[] bytes, string text) => Assert.Equal(text, Base32.Encode(bytes));
}
