using EvalHarness.Statistics;

namespace EvalHarness.Tests.Statistics;

internal static partial class ReferenceMethods
{
    private static Dictionary<string, Func<VectorInput, object>> Labels => new()
    {
        ["f1_scores"] = x =>
        {
            var codes = x.Codes("labels", "y_true", "y_pred");
            var classes = ClassCounts.Of(codes[1], codes[2], 1 + codes.Max(values => values.Max()));
            var scores = LabelScores.Of(classes, codes[0].Length);
            return new
            {
                per_class = x["labels"].EnumerateArray().Select((label, code) => new
                {
                    label, precision = classes[code].Precision, recall = classes[code].Recall, f1 = classes[code].F1,
                    support = classes[code].Gold,
                }),
                micro_precision = scores.Micro.Precision, micro_recall = scores.Micro.Recall, micro_f1 = scores.Micro.F1,
                macro_precision = scores.Macro.Precision, macro_recall = scores.Macro.Recall, macro_f1 = scores.Macro.F1,
                weighted_precision = scores.Weighted.Precision, weighted_recall = scores.Weighted.Recall, weighted_f1 = scores.Weighted.F1,
                accuracy = scores.Accuracy, balanced_accuracy = scores.BalancedAccuracy,
            };
        },
        ["mcc"] = x =>
        {
            var codes = x.Codes("y_true", "y_pred");
            return new { mcc = MatthewsCorrelation.Of(ClassCounts.Of(codes[0], codes[1], 1 + codes.Max(values => values.Max()))).Value };
        },
        ["field_f1"] = FieldF1,
        ["brier"] = x => new { brier = Brier.Binary(x.Doubles("prob"), x.Bools("outcome")) },
        ["brier_multiclass"] = x => new { brier = Brier.Multiclass(x.Matrix("prob"), x.Ints("label")) },
        ["log_loss"] = x => new { log_loss = LogLoss.Multiclass(x.Matrix("prob"), x.Ints("label"), x.Double("eps")) },
        ["ece"] = x =>
        {
            var error = x.Text("scheme") switch
            {
                "equal_width" => CalibrationError.EqualWidth(x.Doubles("confidence"), x.Bools("correct"), x.Int("bins")),
                "equal_mass" => CalibrationError.EqualMass(x.Doubles("confidence"), x.Bools("correct"), x.Int("bins")),
                var other => throw new ArgumentException(other),
            };
            return new { ece = error.Expected, mce = error.Largest, bin_counts = error.BinCounts };
        },
    };

    private static Dictionary<string, Func<VectorInput, object>> Agreement => new()
    {
        ["cohen_kappa"] = x =>
        {
            var kappa = CohenKappa.Of(x.IntMatrix("table"), x.Text("weights") switch
            {
                "none" => KappaWeights.None,
                "linear" => KappaWeights.Linear,
                "quadratic" => KappaWeights.Quadratic,
                var other => throw new ArgumentException(other),
            });
            var interval = kappa.Interval(x.Double("alpha"));
            return new
            {
                kappa = kappa.Kappa, se = kappa.StandardError, lower = interval?.Lower, upper = interval?.Upper,
                po = kappa.Observed, pe = kappa.ByChance,
            };
        },
        ["fleiss_kappa"] = x => new { kappa = FleissKappa.Of(x.IntMatrix("counts")) },
        ["krippendorff_alpha"] = x => new
        {
            alpha = KrippendorffAlpha.Of(
                [.. x["ratings"].EnumerateArray().Select(row => row.EnumerateArray()
                    .Select(value => value.ValueKind == System.Text.Json.JsonValueKind.Null ? (double?)null : value.GetDouble()).ToArray())],
                x.Text("level") switch
                {
                    "nominal" => RatingLevel.Nominal,
                    "ordinal" => RatingLevel.Ordinal,
                    "interval" => RatingLevel.Interval,
                    "ratio" => RatingLevel.Ratio,
                    var other => throw new ArgumentException(other),
                }),
        },
    };

    private static object FieldF1(VectorInput x)
    {
        var fields = new SortedDictionary<string, FieldCounts>(StringComparer.Ordinal);
        var exact = 0;
        var items = x["items"].EnumerateArray().ToArray();
        foreach (var item in items)
        {
            var (gold, predicted) = (Values(item.GetProperty("gold")), Values(item.GetProperty("pred")));
            foreach (var name in gold.Keys.Union(predicted.Keys))
            {
                var (right, found) = (gold.GetValueOrDefault(name), predicted.GetValueOrDefault(name));
                fields[name] = fields.GetValueOrDefault(name) + FieldCounts.OfValue(right is not null, found is not null, right == found);
            }

            exact += gold.Keys.Union(predicted.Keys).All(name => gold.GetValueOrDefault(name) == predicted.GetValueOrDefault(name)) ? 1 : 0;
        }

        var counts = fields.Values.ToArray();
        var micro = FieldCounts.Micro(counts);
        return new
        {
            micro_precision = micro.Precision, micro_recall = micro.Recall, micro_f1 = micro.F1,
            macro_f1 = FieldCounts.MacroF1(counts),
            exact_match = (double)exact / items.Length,
            per_field = fields.Select(field => new
            {
                field = field.Key, tp = field.Value.TruePositive, fp = field.Value.FalsePositive, fn = field.Value.FalseNegative,
                f1 = field.Value.F1,
            }),
        };
    }

    /// <summary>A field's text; null is the same as absent.</summary>
    private static Dictionary<string, string?> Values(System.Text.Json.JsonElement document) => document.EnumerateObject()
        .ToDictionary(field => field.Name, field => field.Value.ValueKind == System.Text.Json.JsonValueKind.Null ? null : field.Value.ToString());
}
