namespace EvalHarness.Statistics;

/// <summary>The correlation of gold and predicted class; undefined where either never varies, and then 0.</summary>
public readonly record struct MatthewsCorrelation(double Value, bool Defined)
{
    /// <summary>(c·s − Σp_k·t_k)/√((s² − Σp_k²)(s² − Σt_k²)): s items, c right, p_k predicted and t_k gold counts.</summary>
    /// <remarks>Source: Gorodkin, Comput. Biol. Chem. 28 (2004); two classes: Matthews, Biochim. Biophys. Acta 405 (1975).</remarks>
    public static MatthewsCorrelation Of(ReadOnlySpan<ClassCounts> classes)
    {
        double items = 0, right = 0, products = 0, predictedSquares = 0, goldSquares = 0;
        foreach (var (hits, gold, predicted) in classes)
        {
            items += gold;
            right += hits;
            products += (double)gold * predicted;
            predictedSquares += (double)predicted * predicted;
            goldSquares += (double)gold * gold;
        }

        var spread = ((items * items) - predictedSquares) * ((items * items) - goldSquares);
        return spread == 0 ? new(0, false) : new(((right * items) - products) / Math.Sqrt(spread), true);
    }
}
