using System.Runtime.CompilerServices;

namespace EvalHarness.Statistics;

/// <summary>What every formula here asks of its arguments, with the message that tells which one broke it.</summary>
internal static class Preconditions
{
    /// <summary>alpha, power and quantile levels lie strictly between 0 and 1.</summary>
    public static void Level(double level, [CallerArgumentExpression(nameof(level))] string? name = null)
    {
        if (!(level is > 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(name, level, "A level lies strictly between 0 and 1.");
        }
    }

    public static void Probability(double value, [CallerArgumentExpression(nameof(value))] string? name = null)
    {
        if (!(value is >= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(name, value, "A probability lies in [0, 1].");
        }
    }

    public static void Margin(double margin, [CallerArgumentExpression(nameof(margin))] string? name = null)
    {
        if (!(margin is > 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(name, margin, "The margin is a gap between accuracies, above 0 and below 1.");
        }
    }

    /// <summary>x successes among n trials.</summary>
    public static void Proportion(int x, int n)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(n);
        ArgumentOutOfRangeException.ThrowIfNegative(x);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(x, n);
    }

    /// <summary>b items only A has right, c items only B has right, n items in all.</summary>
    public static void PairedCounts(int b, int c, int n)
    {
        DiscordantCounts(b, c);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(n);
        if ((long)b + c > n)
        {
            throw new ArgumentOutOfRangeException(nameof(n), n, $"{b} + {c} discordant pairs are more than the {n} items.");
        }
    }

    public static void DiscordantCounts(int b, int c)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(b);
        ArgumentOutOfRangeException.ThrowIfNegative(c);
    }

    public static void SameLength(int first, int second, string name)
    {
        if (first != second)
        {
            throw new ArgumentException($"{second} values do not pair with {first}.", name);
        }
    }

    public static void AtLeast(int minimum, int count, string name)
    {
        if (count < minimum)
        {
            throw new ArgumentException($"Needs at least {minimum} values, got {count}.", name);
        }
    }
}
