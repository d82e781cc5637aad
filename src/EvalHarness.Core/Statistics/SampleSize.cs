namespace EvalHarness.Statistics;

/// <summary>How many items to plan for, by normal approximation; unrounded, so callers take the ceiling.</summary>
/// <remarks>pOnlyA and pOnlyB are the probabilities of the two discordant cells; δ = pOnlyA − pOnlyB, π = pOnlyA + pOnlyB.</remarks>
public static class SampleSize
{
    /// <summary>To detect a difference with McNemar's test: (z_{1−α/2}√π + z_{power}√(π−δ²))²/δ².</summary>
    /// <remarks>Source: Connor, Biometrics 43 (1987). δ² stands alone below: dividing by π again is a known error.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">Probabilities that do not fit, δ = 0, or a level outside (0, 1).</exception>
    public static double Connor(double pOnlyA, double pOnlyB, double alpha = 0.05, double power = 0.8)
    {
        var (delta, rate) = DifferenceAndRate(pOnlyA, pOnlyB);
        return ConnorSize(delta, rate, NormalDistribution.Critical(alpha), PowerQuantile(power));
    }

    /// <summary>The same by Miettinen's conditional argument: (z_{1−α/2}π + z_{power}√(π² − δ²(3+π)/4))²/(πδ²).</summary>
    /// <remarks>Source: Miettinen, Biometrics 24 (1968).</remarks>
    /// <exception cref="ArgumentOutOfRangeException">As for Connor.</exception>
    public static double Miettinen(double pOnlyA, double pOnlyB, double alpha = 0.05, double power = 0.8)
    {
        var (delta, rate) = DifferenceAndRate(pOnlyA, pOnlyB);
        var root = Math.Sqrt((rate * rate) - (delta * delta * (3 + rate) / 4));
        var sum = (NormalDistribution.Critical(alpha) * rate) + (PowerQuantile(power) * root);
        return sum * sum / (rate * delta * delta);
    }

    /// <summary>
    /// For a verdict against margin Δ at a true gap δ: (z_{1−α/2}+z_{power})²(π−δ²)/(δ−Δ)² (superiority), with δ+Δ (non-inferiority),
    /// with Δ−|δ| (equivalence; at δ = 0 with z_{(1+power)/2}, both sides being at risk); null where no n would do.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">|δ| &gt; π, π outside (0, 1], or margin or a level outside (0, 1).</exception>
    public static double? ForMargin(
        MarginGoal goal, double delta, double discordantRate, double margin, double alpha = 0.05, double power = 0.8)
    {
        CheckRate(delta, discordantRate);
        Preconditions.Margin(margin);
        var distance = goal switch
        {
            MarginGoal.Superiority => delta - margin,
            MarginGoal.NonInferiority => delta + margin,
            _ => margin - Math.Abs(delta),
        };
        if (distance <= 0)
        {
            return null;
        }

        var powerQuantile = PowerQuantile(goal == MarginGoal.Equivalence && delta == 0 ? (1 + power) / 2 : power);
        var sum = NormalDistribution.Critical(alpha) + powerQuantile;
        return sum * sum * (discordantRate - (delta * delta)) / (distance * distance);
    }

    /// <summary>
    /// For a mean difference δ of scores with repeats: (z_{1−α/2}+z_{power})²(ω² + σ_A²/K_A + σ_B²/K_B)/δ², with ω² the variance of the
    /// items' true differences, σ² the variance within an item and K the repeats.
    /// </summary>
    /// <remarks>Source: Miller, "Adding Error Bars to Evals", arXiv 2411.00640 (2024).</remarks>
    /// <exception cref="ArgumentOutOfRangeException">A negative variance, K &lt; 1, δ = 0, or a level outside (0, 1).</exception>
    public static double ForPairedMean(
        double delta, double betweenItems, double withinA, double withinB, int repeatsA, int repeatsB, double alpha = 0.05, double power = 0.8)
    {
        ArgumentOutOfRangeException.ThrowIfZero(delta);
        ArgumentOutOfRangeException.ThrowIfNegative(betweenItems);
        ArgumentOutOfRangeException.ThrowIfNegative(withinA);
        ArgumentOutOfRangeException.ThrowIfNegative(withinB);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(repeatsA);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(repeatsB);
        var sum = NormalDistribution.Critical(alpha) + PowerQuantile(power);
        return sum * sum * (betweenItems + (withinA / repeatsA) + (withinB / repeatsB)) / (delta * delta);
    }

    /// <summary>
    /// The smallest gap that n items detect at a given discordant rate: the δ at which Connor's size equals n; null when even
    /// δ = π needs more.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">n &lt; 1, π outside (0, 1], or a level outside (0, 1).</exception>
    public static double? DetectableGap(int n, double discordantRate, double alpha = 0.05, double power = 0.8)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(n);
        CheckRate(0, discordantRate);
        var critical = NormalDistribution.Critical(alpha);
        var powerQuantile = PowerQuantile(power);
        return ConnorSize(discordantRate, discordantRate, critical, powerQuantile) > n
            ? null
            : MonotoneSearch.SmallestWhere(1e-12, discordantRate, delta => ConnorSize(delta, discordantRate, critical, powerQuantile) <= n);
    }

    private static double ConnorSize(double delta, double rate, double critical, double powerQuantile)
    {
        var sum = (critical * Math.Sqrt(rate)) + (powerQuantile * Math.Sqrt(rate - (delta * delta)));
        return sum * sum / (delta * delta);
    }

    private static double PowerQuantile(double power)
    {
        Preconditions.Level(power);
        return NormalDistribution.Quantile(power);
    }

    private static (double Delta, double Rate) DifferenceAndRate(double pOnlyA, double pOnlyB)
    {
        Preconditions.Probability(pOnlyA);
        Preconditions.Probability(pOnlyB);
        var delta = pOnlyA - pOnlyB;
        ArgumentOutOfRangeException.ThrowIfZero(delta);
        CheckRate(delta, pOnlyA + pOnlyB);
        return (delta, pOnlyA + pOnlyB);
    }

    private static void CheckRate(double delta, double discordantRate)
    {
        if (!(discordantRate is > 0 and <= 1) || Math.Abs(delta) > discordantRate)
        {
            throw new ArgumentOutOfRangeException(
                nameof(discordantRate), discordantRate, "The discordant rate lies in (0, 1] and is at least as large as the gap.");
        }
    }
}
