using System.Text;
using EvalHarness.Configuration;

namespace EvalHarness.Tests.Configuration;

/// <summary>Whatever stands in the file, loading it ends in a config or in problems with places.</summary>
public sealed class EvalConfigFuzzSpecs : IDisposable
{
    private static readonly int Cases = Mangling.Cases(2_000);

    private static readonly string[] Pieces =
    [
        "\t", "\n", "  ", ": ", "- ", "[", "]", "{", "}", "&a ", "*a", "!!str ", "!x ", "| ", "> ", "'", "\"", "#", "---\n", "...\n", "%YAML 1.2\n", "<<: ", "? ",
        "${", "${X}", "${X:-1}", "$${", "null", "~", "true", "-1", "0x", "1e999", ".nan", "99999999999999999999999", "\\", "\0", "\uD800", "\uFEFF", "٣", "𝟙", ",", "@", "`",
    ];

    private readonly ConfigFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_mangled_config_is_read_or_refused_and_never_breaks_the_loader()
    {
        // A generator of its own, so that a failing case has a number that finds it again.
        var original = EvalConfigLoaderSpecs.Full();
        var (read, refused) = (0, 0);
        for (ulong seed = 0; seed < (ulong)Cases; seed++)
        {
            var text = Mangle(original, seed);
            try
            {
                EvalConfigLoader.Parse(text, "fuzz.yaml", folder.Path, _ => null);
                read++;
            }
            catch (ConfigException error)
            {
                refused++;
                error.Problems.ShouldNotBeEmpty();
                error.Problems.All(problem => problem.Line >= 1 && problem.Column >= 1 && problem.Message.Length > 0 && problem.Remedy.Length > 0)
                    .ShouldBeTrue($"Case {seed} has a problem without a place:\n{error.Message}");
            }
            catch (Exception error)
            {
                throw new InvalidOperationException($"Case {seed} broke the loader:\n{text}", error);
            }
        }

        read.ShouldBeGreaterThan(0);
        refused.ShouldBeGreaterThan(Cases / 2);
    }

    private static string Mangle(string original, ulong seed)
    {
        var state = (seed + 1) * 0x9E3779B97F4A7C15;
        var text = new StringBuilder(original);
        for (var edits = 1 + Next(4); edits > 0; edits--)
        {
            var at = Next(text.Length);
            switch (Next(5))
            {
                case 0:
                    text.Remove(at, Math.Min(1 + Next(12), text.Length - at));
                    break;
                case 1:
                    text.Insert(at, Pieces[Next(Pieces.Length)]);
                    break;
                case 2:
                    text[at] = (char)(32 + Next(95));
                    break;
                case 3:
                    text.Insert(Next(text.Length), original.AsSpan(Next(original.Length - 40), 40));
                    break;
                default:
                    text.Remove(at, Math.Min(1, text.Length - at)).Insert(at, Pieces[Next(Pieces.Length)]);
                    break;
            }
        }

        return text.ToString();

        // SplitMix64 (Steele, Lea, Flood 2014).
        int Next(int below)
        {
            state += 0x9E3779B97F4A7C15;
            var z = state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return (int)((z ^ (z >> 31)) % (ulong)below);
        }
    }
}
