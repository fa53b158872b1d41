using FsCheck;
using FsCheck.Fluent;
using Sinan.Numerics.Privacy;

namespace Sinan.Numerics.Tests.Privacy;

public sealed class PersonalDataTests
{
    static string Redact(string text) => PersonalData.Redact(text, new long[PersonalData.Kinds.Count]);

    // Test numbers: 11010519491231002X stands in GB 11643-1999; 4111 1111 1111 1111, 5500 0000 0000 0004 and 3400 0000 0000 009 are the networks' published
    // test cards; 6222 0202 0011 2233 44x completed by hand with Luhn; 555 numbers are reserved for fiction.
    [Theory]
    [InlineData("打13812345678找我", "打[phone]找我")]
    [InlineData("电话：138-1234-5678。", "电话：[phone]。")]
    [InlineData("+86 138 1234 5678", "[phone]")]
    [InlineData("008613812345678", "[phone]")]
    [InlineData("１３８１２３４５６７８", "[phone]")]
    [InlineData("座机010-62345678转8", "座机[phone]转8")]
    [InlineData("(0571) 87654321", "[phone]")]
    [InlineData("call +44 20 7946 0958 now", "call [phone] now")]
    [InlineData("555-234-5678 or (555) 234-5678", "[phone] or [phone]")]
    [InlineData("2024-05-01 13812345678", "2024-05-01 [phone]")]
    [InlineData("mail me: li.wei+shop@mail.example.com.", "mail me: [email].")]
    [InlineData("13812345678@qq.com", "[email]")]
    [InlineData("身份证11010519491231002X。", "身份证[identity-card]。")]
    [InlineData("11010519491231002x", "[identity-card]")]
    [InlineData("卡号4111 1111 1111 1111", "卡号[bank-card]")]
    [InlineData("5500000000000004,340000000000009", "[bank-card],[bank-card]")]
    [InlineData("车牌京A12345停在门口", "车牌[plate]停在门口")]
    [InlineData("粤B·D12345和京A12345D", "[plate]和[plate]")]
    [InlineData("沪A1234警", "[plate]")]
    public void Personal_data_are_masked_with_their_kind(string text, string masked) => Assert.Equal(masked, Redact(text));

    [Theory]
    [InlineData("订单号13812345678")]
    [InlineData("order no. 13812345678")]
    [InlineData("order 4111111111111111")]
    [InlineData("¥13812345678")]
    [InlineData("13812345678.50")]
    [InlineData("138123456789")]
    [InlineData("SN13812345678")]
    [InlineData("1511544070123")]
    [InlineData("2024-05-01 10:20:30")]
    [InlineData("20240501123456789012")]
    [InlineData("4111111111111112")]
    [InlineData("110105194912310021")]
    [InlineData("110105199913310029")]
    [InlineData("user@host")]
    [InlineData("@someone #tag")]
    [InlineData("version 1.2.3-4")]
    [InlineData("新A级车型")]
    [InlineData("京AB")]
    [InlineData("price 1,234,567.89")]
    [InlineData("质量不错，价格也合适")]
    public void What_is_not_personal_stays_the_same_instance(string text) => Assert.Same(text, Redact(text));

    [Fact]
    public void Kinds_are_counted()
    {
        var counts = new long[PersonalData.Kinds.Count];

        PersonalData.Redact("13812345678 13912345678 a@b.cn", counts);

        Assert.Equal([2, 1, 0, 0, 0], counts);
    }

    /// <summary>A number with the right check digit, put between any words, is masked, and the words stay; with any other check digit it stays.</summary>
    [Fact]
    public void Identity_cards_are_found_by_their_checksum_only()
    {
        var digits =
            from region in Gen.Elements("110105", "310101", "440300", "510104", "650102")
            from year in Gen.Choose(1930, 2015)
            from month in Gen.Choose(1, 12)
            from day in Gen.Choose(1, 28)
            from serial in Gen.Choose(0, 999)
            select $"{region}{year:D4}{month:D2}{day:D2}{serial:D3}";
        var words = Gen.Elements("", "身份证", "号码：", "id ", "（", "，");
        var law = Prop.ForAll(Arb.From(from number in digits from before in words from after in Gen.Elements("", "。", "，谢谢", ")", " ok") select (number, before, after)), input =>
        {
            var (number, before, after) = input;
            // ISO 7064 MOD 11-2 in its recursive form, other than the weights of the code under test.
            var p = 0;
            foreach (var c in number)
                p = (p + (c - '0')) * 2 % 11;
            var check = "10X98765432"[p];
            var right = Redact(before + number + check + after) == before + "[identity-card]" + after;
            var wrong = "0123456789X".Where(c => c != check).All(c => !Redact(before + number + c + after).Contains("[identity-card]", StringComparison.Ordinal));
            return right && wrong;
        });

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(200), law);
    }

    /// <summary>Masked text holds nothing more to mask, and every place lies inside the text in order.</summary>
    [Fact]
    public void Masking_is_complete_and_places_are_in_order()
    {
        var piece = Gen.Elements(
            "13812345678", "010-62345678", "a.b@c.com", "11010519491231002X", "4111111111111111", "京A12345", "订单", " ", "，", "x", "7", "-", "@", "+", ".", "省", "A");
        var law = Prop.ForAll(Arb.From(Gen.ListOf(piece).Select(string.Concat)), text =>
        {
            var end = 0;
            foreach (var match in PersonalData.Find(text))
            {
                if (match.Start < end || match.Length <= 0 || match.Start + match.Length > text.Length)
                    return false;
                end = match.Start + match.Length;
            }

            return PersonalData.Find(Redact(text)).Count == 0;
        });

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1_000), law);
    }
}
