namespace EvalHarness.Statistics;

/// <summary>
/// Bounded differences x ∈ [−1, 1] counted by value, with the bets of <see cref="EValue"/> on their mean: few values differ, so that a
/// look after every item stays cheap at any n.
/// </summary>
/// <remarks>
/// E⁺(δ₀) = (1/5)Σ_κ Π_x (1 + λ(x − δ₀)), λ = κ/(1 + δ₀). For x ∈ {−1, 0, 1} this is <see cref="ConfidenceSequence.Paired"/>. With
/// groups each x is a group's mean, one bet per group: bets on the items of a group are not valid (up to 77% false claims). Source:
/// statistics.md §6.
/// </remarks>
public sealed class ScoreTally
{
    private readonly SortedList<double, int> counts = [];

    /// <summary>How many differences there are.</summary>
    public int Count { get; private set; }

    /// <summary>min(1, 2/max(E⁺(0), E⁻(0))): two-sided against equal arms, valid at any stopping time.</summary>
    public double AnytimeP => Math.Min(1, 2 * EValue.AnytimeP(Math.Max(LogWealth(1, 0), LogWealth(-1, 0))));

    /// <summary>Adds a difference.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is outside [−1, 1].</exception>
    public void Add(double difference)
    {
        BettingInterval.CheckScores([difference]);
        counts[difference] = counts.GetValueOrDefault(difference) + 1;
        Count++;
    }

    /// <summary>{δ₀: E⁺(δ₀) &lt; 2/α and E⁻(δ₀) &lt; 2/α}, which covers the mean at every n at once; value the mean so far.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No differences, or alpha outside (0, 1).</exception>
    public Estimate ConfidenceSequence(double alpha)
    {
        Preconditions.AtLeast(1, Count, "scores");
        Preconditions.Level(alpha);
        var threshold = Math.Log(2 / alpha);
        return new(
            counts.Sum(score => score.Key * score.Value) / Count,
            MonotoneSearch.SmallestWhere(-1, 1, delta0 => LogWealth(1, delta0) < threshold),
            -MonotoneSearch.SmallestWhere(-1, 1, delta0 => LogWealth(-1, delta0) < threshold));
    }

    /// <summary>E⁺(δ₀) ≥ 2/α: the whole <see cref="ConfidenceSequence"/> lies above δ₀, told by one look at it and without its limits.</summary>
    /// <exception cref="ArgumentOutOfRangeException">delta0 outside (−1, 1), or alpha outside (0, 1).</exception>
    public bool LiesAbove(double delta0, double alpha) => Exceeds(1, delta0, alpha);

    /// <summary>E⁻(δ₀) ≥ 2/α: the whole <see cref="ConfidenceSequence"/> lies below δ₀.</summary>
    /// <exception cref="ArgumentOutOfRangeException">delta0 outside (−1, 1), or alpha outside (0, 1).</exception>
    public bool LiesBelow(double delta0, double alpha) => Exceeds(-1, -delta0, alpha);

    private bool Exceeds(int sign, double delta0, double alpha)
    {
        Preconditions.Level(alpha);
        if (!(delta0 is > -1 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(delta0), delta0, "A gap to test lies strictly between −1 and 1.");
        }

        return LogWealth(sign, delta0) >= Math.Log(2 / alpha);
    }

    /// <summary>log E⁺ of the differences, or of their negatives, which is log E⁻(−δ₀).</summary>
    private double LogWealth(int sign, double delta0)
    {
        Span<double> logs = stackalloc double[EValue.BetSizes.Length];
        for (var k = 0; k < logs.Length; k++)
        {
            var bet = EValue.BetSizes[k] / (1 + delta0);
            for (var at = 0; at < counts.Count; at++)
            {
                var distance = (sign * counts.GetKeyAtIndex(at)) - delta0;
                // A bet may be infinite at δ₀ = −1; a factor at no distance is 1 all the same.
                logs[k] += distance == 0 ? 0 : counts.GetValueAtIndex(at) * double.LogP1(bet * distance);
            }
        }

        return EValue.LogMean(logs);
    }
}
