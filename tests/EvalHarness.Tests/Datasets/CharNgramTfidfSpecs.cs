using EvalHarness.Datasets;

namespace EvalHarness.Tests.Datasets;

public sealed class CharNgramTfidfSpecs
{
    [Fact]
    public void A_word_is_padded_and_cut_into_ngrams_of_3_to_5_that_never_cross_it()
    {
        // " pay " gives " pa", "pay", "ay ", " pay", "pay ", " pay "; " a " is no longer than 3 and gives itself alone.
        CharNgramTfidf.Fit(["pay"]).TermCount.ShouldBe(6);
        CharNgramTfidf.Fit(["pay a"]).TermCount.ShouldBe(7);
    }

    [Fact]
    public void Weights_are_counts_times_the_smoothed_inverse_document_frequency_scaled_to_length_1()
    {
        // Two texts of one n-gram each, " a " in both and " b " in one: idf ln(3/3) + 1 = 1 and ln(3/2) + 1.
        var vector = CharNgramTfidf.Fit(["a b", "a"]).Transform("a a b");

        var (common, rare) = (2.0, Math.Log(1.5) + 1);
        var length = Math.Sqrt((common * common) + (rare * rare));
        vector.Weights[0].ShouldBe(common / length, 1e-15);
        vector.Weights[1].ShouldBe(rare / length, 1e-15);
    }

    [Fact]
    public void Case_and_the_kind_of_white_space_do_not_matter()
    {
        var tfidf = CharNgramTfidf.Fit(["Tax Invoice", "delivery note"]);

        tfidf.Transform(" TAX\r\n\tinvoice ").Dot(tfidf.Transform("tax invoice")).ShouldBe(1, 1e-12);
    }

    [Fact]
    public void Ngrams_that_were_never_seen_leave_no_trace()
    {
        var tfidf = CharNgramTfidf.Fit(["invoice"]);

        tfidf.Transform("").Terms.ShouldBeEmpty();
        tfidf.Transform("zzz").Terms.ShouldBeEmpty();
        tfidf.Transform("zzz").Dot(tfidf.Transform("invoice")).ShouldBe(0);
    }
}
