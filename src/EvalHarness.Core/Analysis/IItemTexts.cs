namespace EvalHarness.Analysis;

/// <summary>Reads texts of a run on demand; null where a text is not stored (record: hash_only, or a report without texts).</summary>
public interface IItemTexts
{
    string? Input(int sample);

    string? Target(int sample);

    string? Output(int arm, int sample, int repeat);
}
