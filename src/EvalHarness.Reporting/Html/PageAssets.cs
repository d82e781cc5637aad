using System.Security.Cryptography;
using System.Text;

namespace EvalHarness.Reporting.Html;

/// <summary>The page's one style sheet and one script, and the policy that lets nothing else act.</summary>
internal static class PageAssets
{
    public static string Style { get; } = Read("report.css");

    public static string Script { get; } = Read("report.js");

    /// <summary>
    /// Nothing is fetched, framed or sent; only this style sheet and this script count, by their hashes; and the script itself cannot
    /// turn text into markup (Trusted Types).
    /// </summary>
    public static string Policy { get; } =
        $"default-src 'none'; style-src 'sha256-{Hash(Style)}'; script-src 'sha256-{Hash(Script)}'; base-uri 'none'; form-action 'none'; "
        + "require-trusted-types-for 'script'; trusted-types 'none'";

    /// <summary>An embedded file, lines ended by LF.</summary>
    public static string Read(string name)
    {
        using var stream = typeof(PageAssets).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    /// <summary>Hash of a style sheet or script as a policy names it.</summary>
    public static string Hash(string text) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
