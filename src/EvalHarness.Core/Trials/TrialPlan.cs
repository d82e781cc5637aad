namespace EvalHarness.Trials;

/// <summary>The pending trials of a start, enumerated lazily: one shared order of samples and one cursor per arm.</summary>
public sealed class TrialPlan
{
    private readonly int[] order;
    private readonly TrialSet done;
    private readonly int[] pending;

    internal TrialPlan(int[] order, TrialSet done, IReadOnlyCollection<int>? arms)
    {
        this.order = order;
        this.done = done;
        pending = new int[done.Arms];
        for (var arm = 0; arm < done.Arms; arm++)
        {
            if (arms?.Contains(arm) != false)
            {
                pending[arm] = CountPending(arm);
            }
        }
    }

    /// <summary>How many trials of an arm are to be asked; 0 for an arm that this start leaves out.</summary>
    public int Pending(int arm) => pending[arm];

    /// <summary>How many places the order has: samples of this start × repeats.</summary>
    public int Places => order.Length * done.Repeats;

    /// <summary>The sample that a place of the order asks about.</summary>
    public int SampleAt(int place) => order[place % order.Length];

    /// <summary>The next pending trial of an arm at or after <paramref name="place"/>, which moves behind it; false at the end.</summary>
    public bool TryNext(int arm, ref int place, out TrialKey key)
    {
        for (; place < Places; place++)
        {
            key = KeyAt(arm, place);
            if (!done.Contains(key))
            {
                place++;
                return true;
            }
        }
        key = default;
        return false;
    }

    /// <summary>The sample of a warm-up call: taken from the order's end, so that it warms no cache for the first measured ones.</summary>
    public TrialKey WarmUp(int arm, int number) => new(arm, order[^((number % order.Length) + 1)], -1 - number);

    private TrialKey KeyAt(int arm, int place) => new(arm, SampleAt(place), place / order.Length);

    private int CountPending(int arm)
    {
        var count = 0;
        for (var place = 0; place < Places; place++)
        {
            count += done.Contains(KeyAt(arm, place)) ? 0 : 1;
        }
        return count;
    }
}
