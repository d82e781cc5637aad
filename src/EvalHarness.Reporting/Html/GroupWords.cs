namespace EvalHarness.Reporting.Html;

/// <summary>How the page names and marks a group of items.</summary>
internal static class GroupWords
{
    public static string Name(ItemGroup group) => group switch
    {
        ItemGroup.Invalid => "invalid",
        ItemGroup.Broke => "broke",
        ItemGroup.Fixed => "fixed",
        ItemGroup.BothWrong => "both wrong",
        ItemGroup.Flipped => "flipped",
        _ => "all right",
    };

    public static string Symbol(ItemGroup group) => group switch
    {
        ItemGroup.Invalid => "!",
        ItemGroup.Broke => "▼",
        ItemGroup.Fixed => "▲",
        ItemGroup.BothWrong => "✗",
        ItemGroup.Flipped => "⇄",
        _ => "✓",
    };
}
