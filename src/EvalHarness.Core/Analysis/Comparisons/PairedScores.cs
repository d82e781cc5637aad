namespace EvalHarness.Analysis.Comparisons;

/// <summary>Two arms' scores joined on the sample. A pair counts only where both arms answered (statistics.md §4).</summary>
internal sealed class PairedScores
{
    private readonly int[] samples;
    private readonly List<int> dropped = [];

    private PairedScores(RunData run, ItemScores candidate, ItemScores baseline)
    {
        Binary = run.Trials.Repeats == 1;
        var counted = new int[candidate.States.Length];
        var n = 0;
        for (var sample = 0; sample < counted.Length; sample++)
        {
            var (one, other) = (candidate.States[sample], baseline.States[sample]);
            if (one == ItemState.Pending || other == ItemState.Pending)
            {
                Pending++;
            }
            else if (one == ItemState.Failed || other == ItemState.Failed)
            {
                dropped.Add(sample);
            }
            else
            {
                counted[n++] = sample;
            }
        }

        samples = n == counted.Length ? counted : counted[..n];
        Candidate = Array.ConvertAll(samples, sample => candidate.Values[sample]);
        Baseline = Array.ConvertAll(samples, sample => baseline.Values[sample]);
        Groups = Array.ConvertAll(samples, sample => run.Samples.Clusters[sample]);
        DroppedGroups = [.. dropped.Select(sample => run.Samples.Clusters[sample])];
    }

    /// <summary>True where each score is 0 or 1.</summary>
    public bool Binary { get; }

    /// <summary>Places of the samples that count.</summary>
    public IReadOnlyList<int> Samples => samples;

    public double[] Candidate { get; }

    public double[] Baseline { get; }

    public int[] Groups { get; }

    /// <summary>Places of the samples that one arm could not be reached for.</summary>
    public IReadOnlyList<int> Dropped => dropped;

    public int[] DroppedGroups { get; }

    /// <summary>Samples that one arm has not been asked yet.</summary>
    public int Pending { get; }

    public int N => samples.Length;

    public static PairedScores Of(RunData run, ItemScores candidate, ItemScores baseline) => new(run, candidate, baseline);

    /// <summary>Candidate less baseline, pair by pair.</summary>
    public double[] Differences()
    {
        var differences = new double[N];
        for (var pair = 0; pair < differences.Length; pair++)
        {
            differences[pair] = Candidate[pair] - Baseline[pair];
        }

        return differences;
    }

    /// <summary>The samples behind the difference, in the run's order.</summary>
    public PairedItems Items()
    {
        List<int> better = [], worse = [], bothWrong = [];
        for (var pair = 0; pair < N; pair++)
        {
            var list = Candidate[pair] > Baseline[pair] ? better
                : Candidate[pair] < Baseline[pair] ? worse
                : Candidate[pair] < 1 ? bothWrong
                : null;
            list?.Add(samples[pair]);
        }

        return new(better, worse, bothWrong, dropped);
    }
}
