using EvalHarness.Statistics;

namespace EvalHarness.Benchmarks;

/// <summary>How the items of a simulated study depend on each other and how often they are asked.</summary>
/// <param name="Name">Its name in the table.</param>
/// <param name="GroupSizes">Sizes of the groups, over and over.</param>
/// <param name="Shared">Chance that an item takes its group's draw; two items of a group correlate by its square.</param>
/// <param name="Repeats">How often each arm answers each item.</param>
internal sealed record SimulatedDesign(string Name, int[] GroupSizes, double Shared, int Repeats)
{
    /// <summary>Chance that a single answer comes out otherwise than the item's own state says.</summary>
    private const double Noise = 0.05;

    public static IReadOnlyList<SimulatedDesign> All { get; } =
    [
        new("independent items", [1], 0, 1),
        new("groups of 5, ICC 0.2", [5], Math.Sqrt(0.2), 1),
        new("groups of 1 to 9, ICC 0.2", [1, 3, 5, 7, 9], Math.Sqrt(0.2), 1),
        new("3 repeats", [1], 0, 3),
        new("3 repeats in groups of 5", [5], Math.Sqrt(0.2), 3),
    ];

    public bool Binary => Repeats == 1;

    /// <summary>The group of each item.</summary>
    public int[] Groups(int n)
    {
        var groups = new int[n];
        for (int item = 0, group = 0; item < n; group++)
        {
            for (var left = GroupSizes[group % GroupSizes.Length]; left > 0 && item < n; left--)
            {
                groups[item++] = group;
            }
        }
        return groups;
    }

    /// <summary>One study: the difference of the arms' mean scores per item. Its expectation is the gap in every design.</summary>
    public double[] Draw(Xoshiro256 random, int[] groups, double gap, double discordant)
    {
        // Noise pulls both arms towards a coin: the states' gap is larger so that the scores' gap is as stated.
        var stateGap = Binary ? gap : gap / (1 - (2 * Noise));
        var rate = Math.Max(discordant, stateGap);
        var onlyA = (rate + stateGap) / 2;
        var differences = new double[groups.Length];
        var shared = 0;
        for (var item = 0; item < differences.Length; item++)
        {
            if (item == 0 || groups[item] != groups[item - 1])
            {
                shared = State(random, onlyA, rate);
            }
            var state = Shared > 0 && random.NextDouble() < Shared ? shared : State(random, onlyA, rate);
            differences[item] = Binary ? state : Answered(random, state);
        }
        return differences;
    }

    private static int State(Xoshiro256 random, double onlyA, double rate)
    {
        var draw = random.NextDouble();
        return draw < onlyA ? 1 : draw < rate ? -1 : 0;
    }

    private double Answered(Xoshiro256 random, int state)
    {
        // Where the arms agree they are right: which of the two does not matter to the difference.
        var (a, b) = (state >= 0, state <= 0);
        var sum = 0;
        for (var repeat = 0; repeat < Repeats; repeat++)
        {
            sum += (a ^ random.NextDouble() < Noise ? 1 : 0) - (b ^ random.NextDouble() < Noise ? 1 : 0);
        }
        return (double)sum / Repeats;
    }
}
