using EvalHarness.Arms;
using EvalHarness.Trials;

namespace EvalHarness.Ledger;

/// <summary>
/// The settled trials of a run as columns, one row per planned trial: row = (arm × samples + sample) × repeats + repeat. A million
/// trials fit in tens of megabytes; texts stay in the segments and are read by offset.
/// </summary>
public sealed class TrialTable(int arms, int samples, int repeats)
{
    private readonly int rows = checked(arms * samples * repeats);

    public int Arms { get; } = arms;

    public int Samples { get; } = samples;

    public int Repeats { get; } = repeats;

    /// <summary>Row of a key.</summary>
    public int RowOf(TrialKey key) => (((key.Arm * Samples) + key.Sample) * Repeats) + key.Repeat;

    /// <summary>True where the row holds a trial; the other columns mean nothing where it is false.</summary>
    public bool[] Present => field ??= new bool[rows];

    public TrialClass[] Class => field ??= new TrialClass[rows];

    /// <summary>True where the answer equals the target to the letter.</summary>
    public bool[] ExactMatch => field ??= new bool[rows];

    /// <summary>Code of the parsed label in <see cref="ParsedValues"/>; −1 where nothing was parsed.</summary>
    public int[] Parsed => field ??= new int[rows];

    /// <summary>Distinct parsed values of a classification, by code. Other tasks do not intern and leave −1.</summary>
    public List<string> ParsedValues { get; } = [];

    /// <summary>Error class of a failed trial.</summary>
    public TrialColumn<ErrorClass?> Error { get; } = new(arms * samples * repeats, null);

    /// <summary>Wall time of the successful attempt, less the server's load time where it said so; NaN is not used: −1 is unknown.</summary>
    public float[] LatencyMs => field ??= new float[rows];

    /// <summary>Server load time; −1 is unknown.</summary>
    public TrialColumn<float> LoadMs { get; } = new(arms * samples * repeats, -1);

    /// <summary>First token; −1 is unknown.</summary>
    public TrialColumn<float> FirstTokenMs { get; } = new(arms * samples * repeats, -1);

    /// <summary>Tokens; −1 is unknown.</summary>
    public TrialColumn<int> InputTokens { get; } = new(arms * samples * repeats, -1);

    public TrialColumn<int> CachedInputTokens { get; } = new(arms * samples * repeats, -1);

    public TrialColumn<int> CacheWriteTokens { get; } = new(arms * samples * repeats, -1);

    public TrialColumn<int> OutputTokens { get; } = new(arms * samples * repeats, -1);

    public TrialColumn<int> ReasoningTokens { get; } = new(arms * samples * repeats, -1);

    /// <summary>Cost in USD; negative is unpriced.</summary>
    public TrialColumn<double> CostUsd { get; } = new(arms * samples * repeats, -1);

    public TrialColumn<bool> Cached { get; } = new(arms * samples * repeats, false);

    public byte[] Attempts => field ??= new byte[rows];

    /// <summary>Short answers that came again and again, by code in <see cref="Answer"/> less one: those need no reading of their lines.</summary>
    internal List<string> Answers { get; } = [];

    /// <summary>Code of the answer's text, from one; 0 where only its line tells it.</summary>
    internal TrialColumn<short> Answer { get; } = new(arms * samples * repeats, 0);

    /// <summary>Models that servers said had answered, by code in <see cref="Served"/> less one.</summary>
    public List<string> ServedModels { get; } = [];

    /// <summary>Code of the model that answered, from one; 0 where the server did not say.</summary>
    public short[] Served => field ??= new short[rows];

    /// <summary>Names of the doubts raised about answers, by bit of <see cref="Flags"/>; the 32nd and later ones share the last bit.</summary>
    public List<string> FlagNames { get; } = [];

    /// <summary>Doubts raised about the answer, a bit each.</summary>
    public TrialColumn<uint> Flags { get; } = new(arms * samples * repeats, 0);

    /// <summary>Further scores by name (field counts, invented, rouge_l, ...); −1 where a trial has none.</summary>
    public Dictionary<string, float[]> Scores { get; } = new(StringComparer.Ordinal);

    /// <summary>The column of a score, made on first use.</summary>
    public float[] ScoreColumn(string name)
    {
        if (!Scores.TryGetValue(name, out var column))
        {
            column = new float[rows];
            Array.Fill(column, -1);
            Scores.Add(name, column);
        }
        return column;
    }

    /// <summary>How often each doubt was raised about an arm's answers, by name; only those that were.</summary>
    public IReadOnlyDictionary<string, int> FlagCounts(int arm)
    {
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var perArm = Samples * Repeats;
        for (var row = arm * perArm; row < (arm + 1) * perArm && FlagNames.Count > 0; row++)
        {
            var flags = Flags[row];
            for (var bit = 0; bit < Math.Min(FlagNames.Count, 32); bit++)
            {
                if ((flags >> bit & 1) != 0)
                {
                    counts[FlagNames[bit]] = counts.GetValueOrDefault(FlagNames[bit]) + 1;
                }
            }
        }
        return counts;
    }

    /// <summary>How many answers of an arm each model gave, the most frequent first.</summary>
    public IReadOnlyList<KeyValuePair<string, int>> ServedBy(int arm)
    {
        var perArm = Samples * Repeats;
        var counts = new int[ServedModels.Count + 1];
        for (var row = arm * perArm; row < (arm + 1) * perArm; row++)
        {
            counts[Served[row]]++;
        }
        return
        [
            .. ServedModels.Select((model, place) => KeyValuePair.Create(model, counts[place + 1])).Where(model => model.Value > 0)
                .OrderByDescending(model => model.Value).ThenBy(model => model.Key, StringComparer.Ordinal),
        ];
    }

    /// <summary>The code of a model that answered, given out on first use.</summary>
    public int ServedCode(string? model)
    {
        if (model is null)
        {
            return 0;
        }
        var place = ServedModels.IndexOf(model);
        if (place < 0 && ServedModels.Count < short.MaxValue)
        {
            ServedModels.Add(model);
            return ServedModels.Count;
        }
        return place + 1;
    }

    /// <summary>The bit of a doubt, given out on first use.</summary>
    public uint FlagBit(string name)
    {
        var place = FlagNames.IndexOf(name);
        if (place < 0)
        {
            FlagNames.Add(name);
            place = FlagNames.Count - 1;
        }
        return 1u << Math.Min(place, 31);
    }

    /// <summary>Segment and byte offset of the line that counts, for reading its text again.</summary>
    public TrialColumn<short> Segment { get; } = new(arms * samples * repeats, 0);

    public long[] Offset => field ??= new long[rows];
}
