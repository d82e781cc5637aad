using System.Text;
using EvalHarness.Ledger;

namespace EvalHarness.Tests.Ledger;

/// <summary>Whatever stands in an entry of the response cache, it is the answer that was kept or none.</summary>
public sealed class ResponseCacheFuzzSpecs : IDisposable
{
    private readonly string results = Directory.CreateTempSubdirectory("evalharness-").FullName;

    public void Dispose() => Directory.Delete(results, recursive: true);

    [Fact]
    public void A_mangled_entry_is_a_miss_and_never_another_answer()
    {
        var key = new string('a', 64);
        var cache = new ResponseCache(results, text => text);
        cache.Keep(key, new(new() { Text = "invoice", Finish = "stop", Usage = new(10, 2, null, 1, null) }, new() { Attempt = 171.25 }));
        var path = Directory.GetFiles(results, "*", SearchOption.AllDirectories).ShouldHaveSingleItem();
        var whole = File.ReadAllBytes(path);
        for (ulong seed = 0; seed < (ulong)Mangling.Cases(300); seed++)
        {
            var bent = Mangling.Mangle(whole, seed);
            File.WriteAllBytes(path, bent);
            // A newline more or less at its end changes nothing.
            if (!bent.AsSpan().TrimEnd((byte)'\n').SequenceEqual(whole.AsSpan().TrimEnd((byte)'\n')))
            {
                cache.Find(key).ShouldBeNull($"case {seed}: {Encoding.UTF8.GetString(bent)}");
            }
        }
        File.WriteAllBytes(path, whole);
        cache.Find(key).ShouldNotBeNull();
    }
}
