using System.Security.Cryptography;

namespace EvalHarness.Configuration;

/// <summary>Where policies stand: shipped inside the tool by name, or a file of one's own.</summary>
public static class PolicyFile
{
    /// <summary>Names of the shipped policies; the first is the default.</summary>
    public static IReadOnlyList<string> Shipped { get; } = ["merged", "learning-loop", "tco-review", "flowchart", "crossover", "three-gates"];

    /// <summary>True where the word is the path of a file.</summary>
    public static bool IsPath(string policy) =>
        policy.Contains('/', StringComparison.Ordinal) || policy.Contains('\\', StringComparison.Ordinal) || Path.HasExtension(policy);

    /// <summary>Bytes of the policy that a config names; null where there is none.</summary>
    public static byte[]? Read(EvalConfig config) => IsPath(config.Decision.Policy)
        ? File.Exists(config.Resolve(config.Decision.Policy)) ? File.ReadAllBytes(config.Resolve(config.Decision.Policy)) : null
        : ReadShipped(config.Decision.Policy);

    /// <summary>Bytes of a shipped policy; null where none is called so.</summary>
    public static byte[]? ReadShipped(string name)
    {
        using var stream = typeof(PolicyFile).Assembly.GetManifestResourceStream($"EvalHarness.Decisions.Policies.{name}.yaml");
        if (stream is null)
        {
            return null;
        }

        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>SHA-256 in lower case of the text with LF line ends.</summary>
    public static string Hash(byte[] policy) =>
        Convert.ToHexStringLower(SHA256.HashData(Array.FindAll(policy, one => one != (byte)'\r')));
}
