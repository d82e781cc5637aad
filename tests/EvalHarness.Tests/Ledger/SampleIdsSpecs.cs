using System.Globalization;
using System.Text;
using EvalHarness.Ledger;

namespace EvalHarness.Tests.Ledger;

public sealed class SampleIdsSpecs
{
    [Fact]
    public void Every_id_is_found_at_its_place_and_no_other_is()
    {
        var ids = new SampleIds();
        for (var place = 0; place < 5000; place++)
        {
            ids.Add(Id(place)).ShouldBeTrue();
        }

        Enumerable.Range(0, 5000).ShouldAllBe(place => ids.Find(Id(place)) == place);
        Enumerable.Range(5000, 5000).ShouldAllBe(place => ids.Find(Id(place)) == -1);
        ids.Count.ShouldBe(5000);
    }

    [Fact]
    public void An_id_is_added_once()
    {
        var ids = new SampleIds();

        ids.Add("one"u8).ShouldBeTrue();
        ids.Add("one"u8).ShouldBeFalse();
        ids.Add("two"u8).ShouldBeTrue();

        ids.Find("two"u8).ShouldBe(1);
    }

    private static byte[] Id(int place) => Encoding.UTF8.GetBytes(place.ToString("'d-'0000000", CultureInfo.InvariantCulture));
}
