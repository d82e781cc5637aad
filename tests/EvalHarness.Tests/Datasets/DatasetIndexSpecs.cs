using EvalHarness.Configuration;
using EvalHarness.Datasets;

namespace EvalHarness.Tests.Datasets;

public class DatasetIndexSpecs
{
    [Theory]
    [InlineData("\n", "")]
    [InlineData("\r\n", "")]
    [InlineData("\n", "\uFEFF")]
    [InlineData("\r\n", "\uFEFF")]
    public void A_csv_reads_the_same_with_any_line_ends_with_or_without_a_byte_order_mark(string newline, string mark)
    {
        using var file = new DataFile("tickets.csv", mark + string.Join(
            newline, "text,label", "\"first line" + "\n" + "second, \"\"quoted\"\"\",a", "", "فاتورة رقم ١٢,b", "😀 pay,c", ""));
        using var index = file.Open();

        index.Select(sample => (sample.Id, sample.Input, sample.Target)).ShouldBe([
            ("tickets-00000", "first line\nsecond, \"quoted\"", "a"),
            ("tickets-00001", "فاتورة رقم ١٢", "b"),
            ("tickets-00002", "😀 pay", "c"),
        ]);
        index[1].Input.ShouldBe("فاتورة رقم ١٢");
    }

    [Theory]
    [InlineData("\n", "")]
    [InlineData("\r\n", "\uFEFF")]
    public void A_jsonl_reads_any_row_from_its_place(string newline, string mark)
    {
        using var file = new DataFile("t.jsonl", mark + string.Join(
            newline, """{"text":"one","label":"a"}""", "", """{"label":7,"text":"فاتورة 😀"}""", """{"text":"three","label":true}"""));
        using var index = file.Open();

        index.Count.ShouldBe(3);
        index[2].Target.ShouldBe("true");
        index[1].Input.ShouldBe("فاتورة 😀");
        index[1].Target.ShouldBe("7");
        index[1].Row.ShouldBe(1);
        index[0].Input.ShouldBe("one");
    }

    [Fact]
    public void A_target_that_is_an_object_becomes_compact_json()
    {
        using var file = new DataFile("t.jsonl", """{"text":"x","label": { "supplier" : "شركة & Co", "lines": [1, 2.50] }}""");
        using var index = file.Open();

        index[0].Target.ShouldBe("""{"supplier":"شركة & Co","lines":[1,2.50]}""");
    }

    [Fact]
    public void A_separator_other_than_the_comma_is_found()
    {
        using var file = new DataFile("t.csv", "text;label\none, two;a\nthree;b\n");
        using var index = file.Open();

        index[0].Input.ShouldBe("one, two");
        index[1].Target.ShouldBe("b");
    }

    [Fact]
    public void Samples_are_found_by_id()
    {
        using var file = new DataFile("t.csv", "id,text,label\nz9,one,a\na1,two,b\n");
        using var index = file.Open(DataFile.TextAndLabel with { Id = "id" });

        index.Find("a1").ShouldBe(1);
        index.Find("z9").ShouldBe(0);
        index.Find("nobody").ShouldBeNull();
    }

    [Fact]
    public void Slices_and_rewordings_come_along_and_empty_slices_do_not()
    {
        using var file = new DataFile("t.csv", "id,text,label,language,rewords\n1,one,a,en,\n2,uno,a,,1\n");
        using var index = file.Open(DataFile.TextAndLabel with { Id = "id", Slices = ["language"], VariantOf = "rewords" });

        index[0].Slices.ShouldBe(new Dictionary<string, string> { ["language"] = "en" });
        index[1].Slices.ShouldBeEmpty();
        (index[0].VariantOf, index[1].VariantOf).ShouldBe((null, "1"));
        index[1].Cluster.ShouldBe("1");
    }

    [Fact]
    public void Copies_share_the_cluster_of_their_original_through_chains_and_groups_keep_their_name()
    {
        using var file = new DataFile("t.csv", "id,text,label,dup\nc,1,a,b\nb,2,a,a\na,3,a,\nx,4,a,doc7\ny,5,a,doc7\nz,6,a,\n");
        using var index = file.Open(DataFile.TextAndLabel with { Id = "id", Cluster = "dup" });

        index.Take(3).Select(sample => sample.Cluster).Distinct().ShouldHaveSingleItem();
        index.Skip(3).Select(sample => sample.Cluster).ShouldBe(["doc7", "doc7", "z"]);
        Enumerable.Range(0, 6).Select(index.ClusterOf).ShouldBe([0, 0, 0, 3, 3, 5]);
    }

    [Fact]
    public void A_copy_names_its_original_as_cluster()
    {
        using var file = new DataFile("t.csv", "id,text,label,dup\na,1,x,\nb,2,x,a\n");
        using var index = file.Open(DataFile.TextAndLabel with { Id = "id", Cluster = "dup" });

        index.Select(sample => sample.Cluster).ShouldBe(["a", "a"]);
    }

    [Fact]
    public void The_hash_is_of_input_and_target_alone()
    {
        using var one = new DataFile("one.csv", "text,label\npay,a\n");
        using var other = new DataFile("other.jsonl", """{"id":"q","label":"a","text":"pay"}""");
        using var first = one.Open();
        using var second = other.Open();

        first[0].Hash.ShouldBe(second[0].Hash);
        first[0].Hash.ShouldBe(SampleHash.Of("pay", "a"));
        // printf 'pay\0a' | sha256sum
        first[0].Hash.ShouldBe("febd9ccefb2bd9667877691700b477fa");
        SampleHash.Of("pay", "b").ShouldNotBe(first[0].Hash);
    }

    [Fact]
    public void The_file_hash_is_that_of_its_bytes_and_a_prefix_of_it_is_enough()
    {
        using var file = new DataFile("t.csv", "text,label\npay,a\n");
        using var index = DatasetIndex.Open(file.Source() with { Sha256 = "0c19573c2588" });

        index.Sha256.ShouldStartWith("0c19573c2588");
        Should.Throw<DatasetException>(() => DatasetIndex.Open(file.Source() with { Sha256 = "beef" })).Message.ShouldContain("not beef");
    }

    [Fact]
    public void A_file_that_changes_after_opening_is_noticed()
    {
        using var file = new DataFile("t.csv", "text,label\npay,a\n");
        using var index = file.Open();
        File.WriteAllText(file.Path, "text,label\nbuy,a\n");

        Should.Throw<DatasetException>(() => index[0]).Message.ShouldContain("changed since");
    }

    [Fact]
    public void Threads_may_read_together()
    {
        using var file = new DataFile("t.csv", "text,label\n" + string.Concat(Enumerable.Range(0, 500).Select(i => $"text {i},l{i}\n")));
        using var index = file.Open();

        Parallel.For(0, 5_000, i => index[i % 500].Input.ShouldBe($"text {i % 500}"));
    }

    [Fact]
    public void Chat_lines_give_the_last_turns_and_leave_the_system_message_out()
    {
        using var file = new DataFile("ft.jsonl", string.Join(
            '\n',
            """{"messages":[{"role":"system","content":"s"},{"role":"user","content":"u1"},{"role":"assistant","content":"a1"},{"role":"user","content":"u2"},{"role":"assistant","content":"a2","weight":1}]}""",
            """{"messages":[{"role":"user","content":[{"type":"text","text":"part one "},{"type":"text","text":"two"}]},{"role":"assistant","content":"b"}]}""",
            """{"prompt":"p","completion":"c"}""",
            """{"prompt":[{"role":"user","content":"q"}],"completion":[{"role":"assistant","content":"d"}]}"""));
        using var index = file.Open(new FieldsConfig(), DatasetFormat.Chat);

        index.Select(sample => (sample.Input, sample.Target)).ShouldBe([("u2", "a2"), ("part one two", "b"), ("p", "c"), ("q", "d")]);
    }
}
