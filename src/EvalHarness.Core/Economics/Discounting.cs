namespace EvalHarness.Economics;

/// <summary>Money later is worth less than money now.</summary>
public static class Discounting
{
    /// <summary>What a dollar at the end of each of so many months is worth now: Σ over t = 1..H of (1 + r)^(−t/12).</summary>
    public static double Months(double perYear, int months)
    {
        double sum = 0;
        for (var month = 1; month <= months; month++)
        {
            sum += Math.Pow(1 + perYear, -month / 12.0);
        }

        return sum;
    }
}
