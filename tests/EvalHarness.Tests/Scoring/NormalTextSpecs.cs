using EvalHarness.Scoring;
using EvalHarness.Statistics;

namespace EvalHarness.Tests.Scoring;

public sealed class NormalTextSpecs
{
    [Theory]
    [InlineData("Card_Arrival", "card arrival")]
    [InlineData("  **card-arrival**.\n", "card arrival")]
    [InlineData("\"card arrival\"", "card arrival")]
    [InlineData("card\0arrival", "card arrival")]
    [InlineData("ｃａｒｄ　ａｒｒｉｖａｌ", "card arrival")]
    [InlineData("Straße", "straße")]
    [InlineData("cafe\u0301", "café")]
    [InlineData("?!…", "")]
    [InlineData("", "")]
    public void Case_marks_and_width_do_not_count(string text, string expected) => NormalText.Of(text).ShouldBe(expected);

    [Theory]
    [InlineData("فَاتُورَة", "فاتورة")]
    [InlineData("فاتـــورة", "فاتورة")]
    [InlineData("\u202Bفاتورة\u202C", "فاتورة")]
    [InlineData("\u200Finvoice\u200E", "invoice")]
    [InlineData("رقم ١٢٣", "رقم 123")]
    [InlineData("شماره ۴۵۶", "شماره 456")]
    public void Arabic_vowels_tatweel_directions_and_digits_do_not_count(string text, string expected) => NormalText.Of(text).ShouldBe(expected);

    [Theory]
    [InlineData("C++", "c++")]
    [InlineData("C#.", "c#")]
    [InlineData("# Heading", "heading")]
    [InlineData("a+b", "a b")]
    [InlineData("👍", "👍")]
    [InlineData("👍\uFE0F", "👍")]
    [InlineData("退款申请", "退 款 申 请")]
    public void Signs_that_may_be_labels_stay(string text, string expected) => NormalText.Of(text).ShouldBe(expected);

    [Fact]
    public void Turkish_letters_fold_alike_under_every_culture() => Given.UnderEachCulture(() =>
    {
        NormalText.Of("İPTAL").ShouldBe("iptal");
        NormalText.Of("i\u0307ptal").ShouldBe("iptal");
        NormalText.Of("SIKINTI").ShouldBe(NormalText.Of("sıkıntı"));
        NormalText.Of("INVOICE").ShouldBe("invoice");
    });

    [Fact]
    public void Half_a_surrogate_pair_parts_words_and_harms_nothing() => NormalText.Of("card\ud83darrival é").ShouldBe("card arrival é");

    [Theory]
    [InlineData("card payment fee", "payment", true)]
    [InlineData("card payment fee", "card payment fee", true)]
    [InlineData("card payments", "payment", false)]
    [InlineData("prepayment", "payment", false)]
    [InlineData("prepayment payment", "payment", true)]
    [InlineData("card", "", false)]
    public void A_part_is_found_as_whole_words_only(string whole, string part, bool expected) => NormalText.Contains(whole, part).ShouldBe(expected);

    [Fact]
    public void Plain_letters_and_letters_beside_an_accent_take_the_same_form()
    {
        var random = new Xoshiro256(7);
        for (var round = 0; round < 2000; round++)
        {
            var text = new string(Enumerable.Range(0, 12).Select(_ => "aB1+#_- .\0"[(int)(random.NextDouble() * 10)]).ToArray());

            NormalText.Of($"{text} é").ShouldBe($"{NormalText.Of(text)} é".Trim(), text);
        }
    }
}
