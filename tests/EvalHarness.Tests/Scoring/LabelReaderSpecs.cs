using EvalHarness.Scoring;

namespace EvalHarness.Tests.Scoring;

public sealed class LabelReaderSpecs
{
    private static readonly LabelIndex Labels =
        new(["card_payment", "card_payment_fee", "refund", "Not_refund", "فاتورة", "A", "B", "C", "C++", "x-1", "x_1", "退款"]);

    private readonly LabelReader reader = new(Labels, marked: true);

    [Theory]
    [InlineData("card_payment", "card_payment", "exact")]
    [InlineData("Card Payment", "card_payment", "normalised")]
    [InlineData(" card_payment\n", "card_payment", "normalised")]
    [InlineData("**`card-payment`**.", "card_payment", "normalised")]
    [InlineData("فَاتُورة", "فاتورة", "normalised")]
    [InlineData("\"C++\".", "C++", "normalised")]
    [InlineData("The label is card_payment.", "card_payment", "prose")]
    [InlineData("card_payment, since card_payment fits", "card_payment", "prose")]
    [InlineData("I would say: 'card payment fee'", "card_payment_fee", "prose")]
    [InlineData("This is not refund.", "Not_refund", "prose")]
    [InlineData("هذه فاتورة واضحة", "فاتورة", "prose")]
    [InlineData("这是退款请求", "退款", "prose")]
    [InlineData("{\"label\": \"refund\"}", "refund", "prose")]
    [InlineData("The answer is B, a plain one.", "B", "prose")]
    [InlineData("It may be refund or B.\nAnswer: refund", "refund", "marked")]
    [InlineData("Answer: B\nNo, wait.\n**Final answer:** *card payment*", "card_payment", "marked")]
    [InlineData("refund?\r\nAnswer: it is B\r\nrefund", "B", "marked")]
    public void A_label_is_read_and_the_way_is_kept(string text, string label, string match) => Given.UnderEachCulture(() =>
    {
        var reading = reader.Read(text);
        (Labels[reading.Label], reading.Match).ShouldBe((label, match));
    });

    [Theory]
    [InlineData("refund or card_payment")]
    [InlineData("X 1")]
    [InlineData("it is x-1")]
    [InlineData("Answer: refund or B")]
    [InlineData("card_payment_fee or card_payment")]
    public void Two_labels_are_ambiguous(string text) => reader.Read(text).ShouldBe(new LabelReading(LabelIndex.Several, null, false));

    [Theory]
    [InlineData("")]
    [InlineData("refunds")]
    [InlineData("prerefund")]
    [InlineData("a plain one")]
    [InlineData("card")]
    [InlineData("refund is not it\nAnswer: none of them")]
    public void No_label_is_none(string text) => reader.Read(text).ShouldBe(new LabelReading(LabelIndex.None, null, false));

    [Fact]
    public void Labels_alike_but_for_marks_are_told_apart_to_the_letter()
    {
        Labels[reader.Read("x-1").Label].ShouldBe("x-1");
        Labels[reader.Read("`x_1`").Label].ShouldBe("x_1");
    }

    [Fact]
    public void Overlapping_labels_of_which_neither_holds_the_other_are_ambiguous()
    {
        var overlapping = new LabelReader(new LabelIndex(["lost card", "card fee due"]), marked: false);

        overlapping.Read("about a lost card fee due today").Label.ShouldBe(LabelIndex.Several);
    }

    [Theory]
    [InlineData("{\"label\": \"refund\"}", "refund", true)]
    [InlineData("{\"label\": \"Refund\"}", "refund", false)]
    [InlineData("{\"reasoning\": \"not B\", \"label\": \"refund\"}", "refund", true)]
    [InlineData("{\"category\": \"refund\", \"confidence\": 0.9}", "refund", true)]
    [InlineData("\"refund\"", "refund", true)]
    public void A_label_is_read_out_of_json(string json, string label, bool verbatim)
    {
        var reading = reader.Read(Given.Json(json));
        (Labels[reading.Label], reading.Match, reading.Verbatim).ShouldBe((label, "json", verbatim));
    }

    [Theory]
    [InlineData("{\"label\": \"it is refund\"}")]
    [InlineData("{\"label\": 3}")]
    [InlineData("{\"one\": \"refund\", \"two\": \"B\"}")]
    [InlineData("{}")]
    [InlineData("[\"refund\"]")]
    [InlineData("null")]
    public void Json_without_one_label_gives_none(string json) => reader.Read(Given.Json(json)).Label.ShouldBe(LabelIndex.None);
}
