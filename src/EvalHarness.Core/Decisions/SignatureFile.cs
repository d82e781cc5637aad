using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using EvalHarness.Ledger;

namespace EvalHarness.Decisions;

/// <summary>signatures.jsonl: who stood by which decision, one line each, never rewritten.</summary>
public static class SignatureFile
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Appends a signature.</summary>
    public static void Append(RunPaths paths, Signature signature) =>
        File.AppendAllText(paths.Signatures, JsonSerializer.Serialize(signature, Options) + "\n");

    /// <summary>All signatures, in the order they were given.</summary>
    public static IReadOnlyList<Signature> Read(RunPaths paths) => !File.Exists(paths.Signatures) ? []
        : [.. File.ReadLines(paths.Signatures).Where(line => line.Length > 0).Select(line => JsonSerializer.Deserialize<Signature>(line, Options)!)];

    /// <summary>SHA-256 of a file of the run, in lower case.</summary>
    public static string HashOf(string path) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)));
}

/// <summary>A signature under a decision.</summary>
/// <param name="At">When it was given.</param>
/// <param name="By">Who.</param>
/// <param name="Role">As what.</param>
/// <param name="Note">A remark, or the reason for departing from the verdict.</param>
/// <param name="Verdict">Code of the verdict that was signed.</param>
/// <param name="DecisionSha256">Hash of decision.json as it was.</param>
/// <param name="PlanSha256">Hash of plan.json as it was.</param>
public sealed record Signature(
    DateTimeOffset At, string By, string Role, string? Note, string Verdict, string DecisionSha256, string PlanSha256);
