using EvalHarness.Configuration;
using EvalHarness.Configuration.Binding;

namespace EvalHarness.Analysis;

/// <summary>The contract's word for an enum value: the one that its JSON attribute states.</summary>
public static class EnumNames
{
    public static string Of<T>(T value) where T : struct, Enum => Names<T>.Words[Array.IndexOf(Names<T>.Values, value)];

    /// <summary>The config's word for a role, whose JSON attribute names none.</summary>
    public static string RoleOf(ArmRole role) => role switch
    {
        ArmRole.Prompted => "prompted",
        ArmRole.FineTuned => "fine-tuned",
        _ => "baseline",
    };

    private static class Names<T> where T : struct, Enum
    {
        public static readonly T[] Values = Enum.GetValues<T>();
        public static readonly string[] Words = [.. EnumWords.Of(typeof(T)).Select(word => word.Word)];
    }
}
