using System.Security.Cryptography;
using System.Text;

namespace EvalHarness.Reporting.Viewer;

/// <summary>
/// What a form must carry to be believed: a secret of this process that only its own pages show. No cookie goes with it, because
/// browsers share cookies between all ports of a host, and other tools serve there too.
/// </summary>
internal sealed class ReviewToken
{
    private readonly byte[] secret;

    private ReviewToken(string text)
    {
        Text = text;
        secret = Encoding.UTF8.GetBytes(text);
    }

    /// <summary>As forms carry it.</summary>
    public string Text { get; }

    public static ReviewToken New() => new(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)));

    /// <summary>Compares in a time that tells nothing of where the texts differ.</summary>
    public bool Is(string? given) => given is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), secret);
}
