using System.Globalization;
using System.Text;
using EvalHarness.Ledger;

namespace EvalHarness.Tests.Ledger;

/// <summary>Whatever stands in a segment, reading it ends in trials or in an error that names the line.</summary>
public sealed class LedgerFuzzSpecs : IDisposable
{
    private readonly TemporaryRun run = new();

    public void Dispose() => run.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_mangled_segment_is_read_or_refused_and_never_quietly_wrong(bool withGoodChecksum)
    {
        var paths = (await run.Go(samples: 4)).Paths;
        var segment = Directory.GetFiles(paths.Trials).ShouldHaveSingleItem();
        var whole = await File.ReadAllBytesAsync(segment, TestContext.Current.CancellationToken);
        var lines = Encoding.UTF8.GetString(whole).Split('\n')[..^1];
        var (read, refused) = (0, 0);
        for (ulong seed = 0; seed < (ulong)Mangling.Cases(1_500); seed++)
        {
            var bent = withGoodChecksum ? BendOneLine(lines, seed) : Mangling.Mangle(whole, seed);
            await File.WriteAllBytesAsync(segment, bent, TestContext.Current.CancellationToken);
            try
            {
                run.Read(paths, skipDamaged: seed % 2 == 0);
                read++;
            }
            catch (LedgerException error)
            {
                error.Message.ShouldContain("line ", customMessage: $"case {seed}");
                refused++;
            }
            catch (Exception error)
            {
                throw new InvalidOperationException($"case {seed} broke the reader:\n{Encoding.UTF8.GetString(bent)}", error);
            }
        }

        read.ShouldBeGreaterThan(0);
        refused.ShouldBeGreaterThan(0);
    }

    // As another version of the tool, or somebody's editor, might have written it: the checksum fits, the line does not.
    private static byte[] BendOneLine(string[] lines, ulong seed)
    {
        var at = (int)(seed % (ulong)lines.Length);
        var open = Mangling.Mangle(Encoding.UTF8.GetBytes(lines[at][..^LineEncoder.SuffixLength]), seed).Where(one => one != '\n').ToArray();
        var sealedLine = string.Create(CultureInfo.InvariantCulture, $",\"crc\":\"{Crc32C.Of(open):x8}\"}}");
        return
        [
            .. lines[..at].SelectMany(line => Encoding.UTF8.GetBytes(line + "\n")), .. open, .. Encoding.UTF8.GetBytes(sealedLine + "\n"),
            .. lines[(at + 1)..].SelectMany(line => Encoding.UTF8.GetBytes(line + "\n")),
        ];
    }
}
