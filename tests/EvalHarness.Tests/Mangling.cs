using System.Globalization;
using EvalHarness.Statistics;

namespace EvalHarness.Tests;

/// <summary>Spoils bytes in the ways that break parsers. Seeded: the number of a failing case finds it again.</summary>
internal static class Mangling
{
    private static readonly byte[][] Pieces =
    [
        .. new[]
        {
            "\"", "\\", "\\u", "\\uD800", "{", "}", "[", "]", ",", ":", "null", "true", "-", "1e999", "99999999999999999999999", "0.1", "\n", "\r", "\r\n", "\t", "\0",
            "\uFEFF", "data: ", "data:", "[DONE]", "event: error\n", "\"error\":", "\"choices\":", "\"done\":true", "\"crc\":\"", ";", "''", "\"\"", "٣", "🧾", "<html>",
        }.Select(System.Text.Encoding.UTF8.GetBytes),
        [0xFF], [0xC3], [0xED, 0xA0, 0x80], [0x80],
    ];

    /// <summary>How many cases: a few for every build, EVALHARNESS_FUZZ of them where it is set.</summary>
    public static int Cases(int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable("EVALHARNESS_FUZZ"), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : usual;

    /// <summary>One to four edits: a piece cut out, a piece put in, a byte changed, a part doubled.</summary>
    public static byte[] Mangle(ReadOnlySpan<byte> original, ulong seed)
    {
        var chance = new Xoshiro256(seed);
        var bytes = new List<byte>(original.ToArray());
        int Below(int bound) => (int)(chance.NextDouble() * bound);
        for (var edits = 1 + Below(4); edits > 0 && bytes.Count > 0; edits--)
        {
            var at = Below(bytes.Count);
            switch (Below(5))
            {
                case 0:
                    bytes.RemoveRange(at, Math.Min(1 + Below(16), bytes.Count - at));
                    break;
                case 1:
                    bytes.InsertRange(at, Pieces[Below(Pieces.Length)]);
                    break;
                case 2:
                    bytes[at] = (byte)Below(256);
                    break;
                case 3:
                    bytes.InsertRange(Below(bytes.Count), bytes.GetRange(at, Math.Min(1 + Below(40), bytes.Count - at)));
                    break;
                default:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
            }
        }
        return [.. bytes];
    }
}
