using System.Text.Json;
using EvalHarness.Configuration;
using EvalHarness.Datasets;
using EvalHarness.Trials;

namespace EvalHarness.Scoring;

/// <summary>
/// Judges an extracted JSON object field by field: every property of the expected object, of the answer and of the config counts,
/// compared normalised where the config does not say otherwise. Correct where no value is surplus and none missing; exact_match
/// where every value also equals the expected one as JSON.
/// </summary>
/// <param name="fields">How fields are compared, by name.</param>
/// <param name="json">Reads the JSON of an answer.</param>
public sealed class FieldsScorer(IReadOnlyDictionary<string, FieldScoringConfig> fields, JsonAnswerReader json) : IScorer
{
    private static readonly FieldComparer ByDefault = new(new FieldScoringConfig());
    private static readonly FieldComparer Exactly = new(new FieldScoringConfig { As = FieldComparison.Exact });

    private readonly Dictionary<string, FieldComparer> comparers =
        fields.ToDictionary(field => field.Key, field => new FieldComparer(field.Value), StringComparer.Ordinal);

    /// <inheritdoc/>
    public TrialScore Score(Sample sample, string text)
    {
        var (answer, _) = ThinkBlocks.Strip(text);
        if (json.Read(answer) is not { ValueKind: JsonValueKind.Object } given)
        {
            return new TrialScore { Class = TrialClass.InvalidJson, Scores = ScoresWithoutAnswer(sample) };
        }
        var expected = Expected(sample);
        var names = Names(expected, given);
        var counts = Compare(names, expected, given);
        var right = counts.Values.All(count => count.AllRight);
        var exact = right && names.All(name => Exactly.Compare(Property(expected, name), Property(given, name)).AllRight);
        var (invented, values) = InventedValues.Count(given, sample.Input);
        var scores = Scores(counts, right, exact, valid: true);
        scores[ScoreNames.Invented] = values == 0 ? new Score.Unscored("the answer holds no value") : new Score.Scored((double)invented / values);
        return new TrialScore
        {
            Class = right ? TrialClass.Correct : TrialClass.Wrong,
            Parsed = CanonicalJson.Of(given),
            Match = "json",
            Scores = scores,
        };
    }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, Score> ScoresWithoutAnswer(Sample sample)
    {
        var expected = Expected(sample);
        var scores = Scores(Compare(Names(expected, default), expected, default), right: false, exact: false, valid: false);
        scores[ScoreNames.Invented] = new Score.Unscored("there is no answer to look at");
        return scores;
    }

    private static JsonElement Expected(Sample sample) => JsonAnswerReader.Parse(sample.Target) is { ValueKind: JsonValueKind.Object } expected
        ? expected
        : throw new InvalidDataException($"the expected answer of {sample.Id} is not a JSON object");

    private SortedSet<string> Names(JsonElement expected, JsonElement given) =>
        new(comparers.Keys.Concat(PropertyNames(expected)).Concat(PropertyNames(given)), StringComparer.Ordinal);

    private SortedDictionary<string, ValueCounts> Compare(IEnumerable<string> names, JsonElement expected, JsonElement given)
    {
        var counts = new SortedDictionary<string, ValueCounts>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            counts[name] = comparers.GetValueOrDefault(name, ByDefault).Compare(Property(expected, name), Property(given, name));
        }
        return counts;
    }

    private static Dictionary<string, Score> Scores(SortedDictionary<string, ValueCounts> counts, bool right, bool exact, bool valid)
    {
        var sum = counts.Values.Aggregate(default(ValueCounts), ValueCounts.Add);
        var scores = new Dictionary<string, Score>(StringComparer.Ordinal)
        {
            [ScoreNames.Accuracy] = Flag(right),
            [ScoreNames.ExactMatch] = Flag(exact),
            [ScoreNames.Valid] = Flag(valid),
            [ScoreNames.TruePositives] = new Score.Scored(sum.TruePositives),
            [ScoreNames.FalsePositives] = new Score.Scored(sum.FalsePositives),
            [ScoreNames.FalseNegatives] = new Score.Scored(sum.FalseNegatives),
            [ScoreNames.FieldPrecision] = OrUnscored(sum.Precision, "nothing was given"),
            [ScoreNames.FieldRecall] = OrUnscored(sum.Recall, "nothing was expected"),
            [ScoreNames.FieldF1] = OrUnscored(sum.F1, "nothing was given and nothing expected"),
        };
        foreach (var (name, count) in counts)
        {
            AddIfAny(scores, ScoreNames.OfField(name, "tp"), count.TruePositives);
            AddIfAny(scores, ScoreNames.OfField(name, "fp"), count.FalsePositives);
            AddIfAny(scores, ScoreNames.OfField(name, "fn"), count.FalseNegatives);
        }
        return scores;
    }

    private static void AddIfAny(Dictionary<string, Score> scores, string name, int count)
    {
        if (count > 0)
        {
            scores[name] = new Score.Scored(count);
        }
    }

    private static Score.Scored Flag(bool value) => new(value ? 1 : 0);

    private static Score OrUnscored(double? value, string reason) => value is { } known ? new Score.Scored(known) : new Score.Unscored(reason);

    private static IEnumerable<string> PropertyNames(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object ? value.EnumerateObject().Select(property => property.Name) : [];

    private static JsonElement Property(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var property) ? property : default;
}
