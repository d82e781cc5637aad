namespace EvalHarness;

/// <summary>Which flip is on, and which ones a spec passed over. Compiled into the copy of the core only.</summary>
internal static class ActiveMutant
{
    /// <summary>The flip that is on; −1 is none.</summary>
    public static int Number { get; set; } = -1;

    /// <summary>Set where flips are to be noted as they are passed; null while they are tried.</summary>
    public static bool[]? Reached { get; set; }

    public static bool Is(int number)
    {
        if (Reached is { } reached)
        {
            reached[number] = true;
        }
        return number == Number;
    }
}
