namespace EvalHarness.Ledger;

/// <summary>
/// A column of the trial table that takes no memory until a row says something else than <paramref name="unknown"/>: most servers state
/// no load time, no reasoning tokens and no cost, and a million rows of nothing are megabytes too.
/// </summary>
/// <param name="rows">Rows of the table.</param>
/// <param name="unknown">What a row says that was never set.</param>
public sealed class TrialColumn<T>(int rows, T unknown)
{
    private T[]? values;

    public T this[int row]
    {
        get => values is null ? unknown : values[row];
        set
        {
            if (values is null)
            {
                if (EqualityComparer<T>.Default.Equals(value, unknown))
                {
                    return;
                }
                values = new T[rows];
                Array.Fill(values, unknown);
            }
            values[row] = value;
        }
    }
}
