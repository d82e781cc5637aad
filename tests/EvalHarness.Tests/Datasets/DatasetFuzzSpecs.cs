using System.Text;
using EvalHarness.Datasets;

namespace EvalHarness.Tests.Datasets;

/// <summary>Whatever stands in a data file, opening it ends in samples or in problems with places.</summary>
public sealed class DatasetFuzzSpecs
{
    [Theory]
    [InlineData("t.csv", "id,text,label\n1,\"an invoice, of \"\"May\"\"\",invoice\n2,plain,order\n3,\"two\nlines\",invoice\n")]
    [InlineData("t.jsonl", "{\"id\":\"1\",\"text\":\"an invoice\",\"label\":\"invoice\"}\n{\"id\":\"2\",\"text\":\"\\u0663 🧾\",\"label\":\"order\",\"n\":1.5}\n")]
    public void A_mangled_file_is_read_or_refused_in_words(string name, string text)
    {
        var original = Encoding.UTF8.GetBytes(text);
        var (read, refused) = (0, 0);
        using var file = new DataFile(name, original);
        for (ulong seed = 0; seed < (ulong)Mangling.Cases(1_500); seed++)
        {
            File.WriteAllBytes(file.Path, Mangling.Mangle(original, seed));
            try
            {
                using var index = file.Open(DataFile.TextAndLabel with { Id = "id" });
                for (var i = 0; i < index.Count; i++)
                {
                    index[i].Input.ShouldNotBeNullOrWhiteSpace();
                }
                read++;
            }
            catch (DatasetException error)
            {
                error.Problems.ShouldNotBeEmpty($"case {seed}");
                refused++;
            }
            catch (Exception error)
            {
                throw new InvalidOperationException($"case {seed} broke the reader:\n{File.ReadAllText(file.Path)}", error);
            }
        }

        read.ShouldBeGreaterThan(0);
        refused.ShouldBeGreaterThan(0);
    }
}
