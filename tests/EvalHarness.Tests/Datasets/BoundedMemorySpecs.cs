using System.Runtime.CompilerServices;
using EvalHarness.Datasets;

namespace EvalHarness.Tests.Datasets;

/// <summary>Runs alone: the memory of a process is that of all its tests.</summary>
[CollectionDefinition(nameof(BoundedMemorySpecs), DisableParallelization = true)]
[Collection(nameof(BoundedMemorySpecs))]
public class BoundedMemorySpecs
{
    [Fact]
    public void A_file_larger_than_the_memory_it_takes_is_read_row_by_row()
    {
        Unsafe.SizeOf<IndexEntry>().ShouldBe(40);
        var filler = new string('x', 990);
        using var file = new DataFile("big.jsonl", []);
        using (var writer = new StreamWriter(file.Path))
        {
            for (var row = 0; row < 20_000; row++)
            {
                writer.Write($$"""{"text":"{{row}} {{filler}}","label":"a"}""" + "\n");
            }
        }

        var before = GC.GetTotalMemory(forceFullCollection: true);
        using var index = file.Open();
        var kept = GC.GetTotalMemory(forceFullCollection: true) - before;

        new FileInfo(file.Path).Length.ShouldBeGreaterThan(20_000_000);
        kept.ShouldBeLessThan(4_000_000);
        index[19_999].Input.ShouldStartWith("19999 ");
    }
}
