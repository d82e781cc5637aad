namespace EvalHarness.Trials;

/// <summary>A set of trials as one bit each: a run of a million items and two arms takes 250 kB. Not for concurrent writes.</summary>
public sealed class TrialSet(int arms, int samples, int repeats)
{
    private readonly ulong[] words = new ulong[(checked((long)arms * samples * repeats) + 63) / 64];

    public int Arms { get; } = arms;

    public int Samples { get; } = samples;

    public int Repeats { get; } = repeats;

    /// <summary>How many trials are in the set.</summary>
    public int Count { get; private set; }

    /// <summary>Whether every trial of the run is in it.</summary>
    public bool IsFull => Count == (long)Arms * Samples * Repeats;

    public bool Contains(TrialKey key)
    {
        var bit = BitOf(key);
        return (words[bit >> 6] & (1UL << (int)(bit & 63))) != 0;
    }

    public void Add(TrialKey key)
    {
        var bit = BitOf(key);
        var mask = 1UL << (int)(bit & 63);
        if ((words[bit >> 6] & mask) == 0)
        {
            words[bit >> 6] |= mask;
            Count++;
        }
    }

    private long BitOf(TrialKey key) => ((((long)key.Arm * Samples) + key.Sample) * Repeats) + key.Repeat;
}
