using System.Globalization;
using System.IO.Compression;
using System.Text;
using EvalHarness.Cli;

namespace EvalHarness.Tests.Cli;

/// <summary>Fifty data files and paths that somebody will have: each ends in words about the file, never in a stack or a hang.</summary>
public sealed class HostileFilesSpecs : IDisposable
{
    private const string GoodRow = "{\"text\":\"an invoice\",\"label\":\"invoice\"}\n{\"text\":\"an order\",\"label\":\"order\"}\n";

    private readonly string folder = Directory.CreateTempSubdirectory("evalharness-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Every_hostile_file_is_refused_in_words_that_name_it()
    {
        var wrong = new List<string>();
        var refused = Refused();
        foreach (var (what, name, bytes) in refused)
        {
            var path = Path.Combine(folder, name);
            await File.WriteAllBytesAsync(path, bytes, TestContext.Current.CancellationToken);
            var (code, error) = await ValidateAsync(name);
            if (code != 2 || error.Contains("internal error", StringComparison.Ordinal) || !error.Contains(name, StringComparison.Ordinal))
            {
                wrong.Add($"{what}: {code} {error}");
            }
        }

        wrong.ShouldBeEmpty();
        refused.Count.ShouldBeGreaterThanOrEqualTo(40);
    }

    [Fact]
    public async Task What_is_odd_and_yet_whole_is_read()
    {
        var wrong = new List<string>();
        foreach (var (what, name, bytes) in Read())
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, name), bytes, TestContext.Current.CancellationToken);
            var (code, error) = await ValidateAsync(name);
            if (code != 0)
            {
                wrong.Add($"{what}: {code} {error}");
            }
        }

        wrong.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/etc/passwd")]
    [InlineData("../../../../../../etc/shadow")]
    [InlineData("/dev/null")]
    [InlineData("/dev/zero")]
    [InlineData("/proc/self/environ")]
    [InlineData(".")]
    [InlineData("no/such/file.jsonl")]
    [InlineData("file:///etc/passwd")]
    [InlineData("\\\\server\\share\\x.jsonl")]
    public async Task A_path_that_leads_elsewhere_is_no_data(string path)
    {
        var (code, error) = await ValidateAsync(path);

        code.ShouldBe(2, error);
        error.ShouldNotContain("internal error");
        error.ShouldNotContain("root:");
    }

    [Theory]
    [InlineData("rows.jsonl.gz", "the file is packed (gzip)")]
    [InlineData("rows.xlsx", "the file is a zip archive, as an Excel workbook is")]
    public async Task A_packed_file_is_refused_by_name_and_never_unpacked(string name, string words)
    {
        // A thousand times as large once unpacked.
        using var packed = new MemoryStream();
        if (name.EndsWith("gz", StringComparison.Ordinal))
        {
            packed.Write(Packed(new string('x', 1 << 24)));
        }
        else
        {
            using var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true);
            using var entry = zip.CreateEntry("sheet.xml").Open();
            entry.Write(new byte[1 << 24]);
        }
        await File.WriteAllBytesAsync(Path.Combine(folder, name), packed.ToArray(), TestContext.Current.CancellationToken);

        var (code, error) = await ValidateAsync(name, ", format: jsonl");

        code.ShouldBe(2, error);
        error.ShouldContain(words);
    }

    [Fact]
    public async Task A_line_without_an_end_is_refused_at_sixteen_megabytes()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "line.jsonl"), "{\"text\":\"" + new string('x', 20_000_000), TestContext.Current.CancellationToken);

        var (code, error) = await ValidateAsync("line.jsonl");

        code.ShouldBe(2, error);
        error.ShouldContain("longer than 16 MB");
    }

    [Theory]
    [InlineData("/dev/zero")]
    [InlineData("/dev/urandom")]
    [InlineData("large.txt")]
    public async Task A_prompt_or_schema_that_never_ends_is_refused_before_it_is_read(string path)
    {
        using (var large = File.Create(Path.Combine(folder, "large.txt")))
        {
            large.SetLength(1L << 34);
        }
        await File.WriteAllTextAsync(Path.Combine(folder, "rows.jsonl"), GoodRow, TestContext.Current.CancellationToken);
        var arm = path.EndsWith(".txt", StringComparison.Ordinal) ? $"prompt: {{user: {path}}}" : $"output: {{format: json_schema, schema: {path}}}";

        var (code, error) = await ValidateAsync("rows.jsonl", "", arm);

        code.ShouldBe(2, error);
        error.ShouldContain(path.EndsWith(".txt", StringComparison.Ordinal) ? "is larger than 16 MiB" : "is empty or no ordinary file");
    }

    private static List<(string What, string Name, byte[] Bytes)> Refused()
    {
        var files = new List<(string, string, byte[])>();
        void Json(string what, string text) => files.Add((what, "hostile.jsonl", Encoding.UTF8.GetBytes(text)));
        void Csv(string what, string text) => files.Add((what, "hostile.csv", Encoding.UTF8.GetBytes(text)));
        void Raw(string what, params byte[] bytes) => files.Add((what, "hostile.jsonl", bytes));
        Json("nothing", "");
        Json("one newline", "\n");
        Json("only blanks", "   \n\t\n");
        Json("an array around all", "[" + GoodRow.Trim().Replace('\n', ',') + "]");
        Json("an array per line", "[1,2]\n");
        Json("a number", "42\n");
        Json("a text", "\"invoice\"\n");
        Json("null", "null\n");
        Json("cut in a text", GoodRow + "{\"text\":\"an inv");
        Json("cut in a key", GoodRow + "{\"te");
        Json("single quotes", "{'text':'x','label':'y'}\n");
        Json("a comment", "// rows\n" + GoodRow);
        Json("a comma behind", "{\"text\":\"x\",\"label\":\"y\",}\n");
        Json("NaN", "{\"text\":NaN,\"label\":\"y\"}\n");
        Json("a key twice", "{\"text\":\"x\",\"text\":\"z\",\"label\":\"y\"}\n");
        Json("two objects on a line", "{\"text\":\"x\",\"label\":\"y\"}{\"text\":\"x\",\"label\":\"y\"}\n");
        Json("half a character", "{\"text\":\"\\uD83D\",\"label\":\"y\"}\n");
        Json("half a character as a key", "{\"\\uD83D\":1,\"text\":\"x\",\"label\":\"y\"}\n");
        Json("ten thousand brackets", "{\"text\":" + new string('[', 10_000) + new string(']', 10_000) + ",\"label\":\"y\"}\n");
        Json("a million brackets", new string('[', 1_000_000) + "\n");
        Json("an object as text", "{\"text\":{\"a\":1},\"label\":\"y\"}\n");
        Json("no label", "{\"text\":\"x\"}\n");
        Json("an empty label", "{\"text\":\"x\",\"label\":\"\"}\n");
        Json("a label of blanks", "{\"text\":\"x\",\"label\":\"  \"}\n");
        Json("an empty text", "{\"text\":\"\",\"label\":\"y\"}\n");
        Json("pretty printed", "{\n  \"text\": \"x\",\n  \"label\": \"y\"\n}\n");
        Json("a page of the web", "<!doctype html><html><body>Sign in</body></html>");
        Json("a pointer of Git LFS", "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 12\n");
        Raw("UTF-16", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(GoodRow)]);
        Raw("Latin-1", Encoding.Latin1.GetBytes("{\"text\":\"Gebühr\",\"label\":\"y\"}\n"));
        Raw("bytes that are no text", 0xFF, 0xFE, 0x00, 0x01);
        Raw("zeros", new byte[4096]);
        Raw("an overlong slash", [.. "{\"text\":\""u8, 0xC0, 0xAF, .. "\",\"label\":\"y\"}\n"u8]);
        Raw("gzip", Packed(GoodRow));
        Raw("zip", [.. "PK\u0003\u0004"u8, .. new byte[100]]);
        Csv("only a header", "text,label\n");
        Csv("no header", "x,invoice\ny,order\n");
        Csv("a quote never closed", "text,label\n\"x,invoice\ny,order\n");
        Csv("a quote of a megabyte never closed", "text,label\n\"" + new string('x', 1_000_000));
        Csv("a cell too many", "text,label\nx,invoice,more\n");
        Csv("a cell too few", "text,label\nx\n");
        Csv("ten thousand columns", string.Join(',', Enumerable.Range(0, 10_000).Select(i => "c" + i.ToString(CultureInfo.InvariantCulture))) + "\n1\n");
        Csv("text behind a quote", "text,label\n\"x\"y,invoice\n");
        return files;
    }

    private static List<(string What, string Name, byte[] Bytes)> Read() =>
    [
        ("a mark of byte order", "odd.jsonl", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(GoodRow)]),
        ("no newline at the end", "odd.jsonl", Encoding.UTF8.GetBytes(GoodRow.TrimEnd())),
        ("Windows line ends", "odd.jsonl", Encoding.UTF8.GetBytes(GoodRow.Replace("\n", "\r\n", StringComparison.Ordinal))),
        ("a line of two megabytes", "odd.jsonl", Encoding.UTF8.GetBytes(GoodRow + $"{{\"text\":\"{new string('x', 2_000_000)}\",\"label\":\"order\"}}\n")),
        ("Arabic, emoji, a line separator", "odd.jsonl", Encoding.UTF8.GetBytes(GoodRow + "{\"text\":\"فاتورة 🧾 \u2028 \\u0000\",\"label\":\"order\"}\n")),
        ("a formula as text", "odd.csv", Encoding.UTF8.GetBytes("text,label\n=cmd|' /C calc'!A0,invoice\n@SUM(1),order\n")),
    ];

    private static byte[] Packed(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }
        return packed.ToArray();
    }

    private async Task<(int Code, string Error)> ValidateAsync(string path, string more = "", string arm = "prompt: {user: '{{input}}'}")
    {
        var config = Path.Combine(folder, "eval.yaml");
        await File.WriteAllTextAsync(config, $$"""
            version: 1
            name: hostile
            task: {kind: classification, labels: from_data}
            dataset: {heldout: {path: '{{path}}'{{more}} }, fields: {input: text, target: label}, leakage: {on_near: off} }
            arms: [{name: a, role: baseline, provider: replay, replay: {path: eval.yaml, id: id, output: output}, {{arm}} }]
            """, TestContext.Current.CancellationToken);
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        using var error = new StringWriter(CultureInfo.InvariantCulture);
        var code = await EvalHarnessCli.RunAsync(["validate", config], new CliContext
        {
            Output = output, Error = error, Input = TextReader.Null, Interactive = false, Environment = _ => null, Time = TimeProvider.System, WorkingDirectory = folder,
        });
        return (code, error.ToString() + output);
    }
}
