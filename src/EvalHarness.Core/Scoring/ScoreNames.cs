namespace EvalHarness.Scoring;

/// <summary>Names of scores in the ledger; Analysis reads them by these.</summary>
public static class ScoreNames
{
    /// <summary>1 where the answer is right, read leniently.</summary>
    public const string Accuracy = "accuracy";

    /// <summary>1 where the answer is right to the letter.</summary>
    public const string ExactMatch = "exact_match";

    /// <summary>The probability that the model itself gives its answer, where it states one; no judgement of ours.</summary>
    public const string Confidence = "confidence";

    /// <summary>1 where the answer is JSON that its schema allows.</summary>
    public const string Valid = "valid";

    public const string FieldPrecision = "field_precision";

    public const string FieldRecall = "field_recall";

    public const string FieldF1 = "field_f1";

    /// <summary>Share of the answer's values that do not occur in the input.</summary>
    public const string Invented = "invented";

    /// <summary>Right values of a document; summed over documents they give the study's field F1.</summary>
    public const string TruePositives = "field_tp";

    /// <summary>Values given that are not expected.</summary>
    public const string FalsePositives = "field_fp";

    /// <summary>Values expected that are not given.</summary>
    public const string FalseNegatives = "field_fn";

    /// <summary>A count of one field, such as <c>field.total.fn</c>. Counts of zero are left out.</summary>
    public static string OfField(string field, string count) => $"field.{field}.{count}";
}
