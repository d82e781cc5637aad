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
    public ErrorClass?[] Error => field ??= new ErrorClass?[rows];

    /// <summary>Wall time of the successful attempt, less the server's load time where it said so; NaN is not used: −1 is unknown.</summary>
    public float[] LatencyMs => field ??= new float[rows];

    /// <summary>Server load time; −1 is unknown.</summary>
    public float[] LoadMs => field ??= new float[rows];

    /// <summary>First token; −1 is unknown.</summary>
    public float[] FirstTokenMs => field ??= new float[rows];

    /// <summary>Tokens; −1 is unknown.</summary>
    public int[] InputTokens => field ??= new int[rows];

    public int[] CachedInputTokens => field ??= new int[rows];

    public int[] CacheWriteTokens => field ??= new int[rows];

    public int[] OutputTokens => field ??= new int[rows];

    public int[] ReasoningTokens => field ??= new int[rows];

    /// <summary>Cost in USD; negative is unpriced.</summary>
    public double[] CostUsd => field ??= new double[rows];

    public bool[] Cached => field ??= new bool[rows];

    public byte[] Attempts => field ??= new byte[rows];

    /// <summary>Models that servers said had answered, by code in <see cref="Served"/> less one.</summary>
    public List<string> ServedModels { get; } = [];

    /// <summary>Code of the model that answered, from one; 0 where the server did not say.</summary>
    public short[] Served => field ??= new short[rows];

    /// <summary>Names of the doubts raised about answers, by bit of <see cref="Flags"/>; the 32nd and later ones share the last bit.</summary>
    public List<string> FlagNames { get; } = [];

    /// <summary>Doubts raised about the answer, a bit each.</summary>
    public uint[] Flags => field ??= new uint[rows];

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
        foreach (var flags in Flags.AsSpan(arm * perArm, perArm))
        {
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
    public short[] Segment => field ??= new short[rows];

    public long[] Offset => field ??= new long[rows];
}
