using System.Text;
using EvalHarness.Configuration;
using EvalHarness.Datasets;

namespace EvalHarness.Tests.Datasets;

public class DatasetFaultSpecs
{
    private static readonly FieldsConfig WithId = DataFile.TextAndLabel with { Id = "id" };

    [Fact]
    public void A_missing_column_is_named_with_the_nearest_and_all_there_are()
    {
        using var file = new DataFile("t.csv", "txet,label\na,b\n");

        file.Problem().ShouldBe("t.csv: there is no column 'text'. Did you mean 'txet'? Name it in dataset.fields; columns there are: txet, label");
    }

    [Fact]
    public void A_column_that_stands_there_twice_is_refused()
    {
        using var file = new DataFile("t.csv", "text,label,text\na,b,c\n");

        file.Problem().ShouldBe("t.csv: there are 2 columns 'text'. Rename all but one: nobody can tell which is meant");
    }

    [Fact]
    public void Every_missing_column_is_named_at_once()
    {
        using var file = new DataFile("t.csv", "a,b\n1,2\n");

        file.Problems(WithId with { Slices = ["language"], Cluster = "dup" }).Count.ShouldBe(5);
    }

    [Theory]
    [InlineData("id,text,label\n1,one,a\n1,two,b\n2,x,c\n", "t.csv: the id '1' stands in more than one row (rows 0, 1). Ids must be unique")]
    [InlineData("id,text,label\n1,,a\n2,x,c\n3, ,c\n", "t.csv:2: the input is empty (rows 0, 2). Fill it or take the row out")]
    [InlineData("id,text,label\n1,x,\n", "t.csv:2: the target is empty (row 0). Label the row or take it out")]
    [InlineData("id,text,label\n1,x,a\n,y,a\n", "t.csv:3: the id is empty (row 1)")]
    [InlineData("id,text,label\n1,\"two\nlines\",a\n2,x,b,c\n", "t.csv:4: it has 4 columns where the header has 3 (row 1). Put texts that hold the separator ',' between quotes")]
    [InlineData("id,text,label\n1,x,a\n2,\"open,b\n3,z,c\n", "t.csv:3: a quoted text is never closed (row 1)")]
    [InlineData("id,text,label\n1,\"x\"y,a\n", "t.csv:2: text follows a closing quote (row 0)")]
    [InlineData("id,text,label\n", "t.csv: there is no row in it")]
    public void A_faulty_csv_row_is_named_with_its_remedy(string text, string expected)
    {
        using var file = new DataFile("t.csv", text);

        file.Problem(WithId).ShouldStartWith(expected);
    }

    [Fact]
    public void A_stray_quote_inside_a_plain_field_is_read_as_it_stands()
    {
        using var file = new DataFile("t.csv", "text,label\n5\" pipe,a\n");
        using var index = file.Open();

        index[0].Input.ShouldBe("5\" pipe");
    }

    [Theory]
    [InlineData("{\"text\":\"a\",\"label\":\"b\"}\n\n{\"text\":\"a\",\n", "t.jsonl:3: the line is not JSON")]
    [InlineData("{\"text\":\"a\\uD800b\",\"label\":\"b\"}", "t.jsonl:1: a text holds half of a character (an unpaired \\u escape) (row 0). Write the character itself")]
    [InlineData("[1]", "t.jsonl:1: the line is JSON but not an object (row 0)")]
    [InlineData("{\"text\":[\"a\"],\"label\":\"b\"}", "t.jsonl:1: 'text' holds an array where a text is wanted (row 0)")]
    [InlineData("{\"text\":{\"a\":1},\"label\":\"b\"}", "t.jsonl:1: 'text' holds an object where a text is wanted (row 0)")]
    [InlineData("{\"text\":\"a\",\"label\":[\"b\"]}", "t.jsonl:1: 'label' holds an array where a text is wanted (row 0)")]
    [InlineData("{\"text\":\"a\",\"label\":null}", "t.jsonl:1: the target is empty (row 0)")]
    [InlineData("{\"test\":\"a\",\"label\":\"b\"}", "t.jsonl:1: there is no 'text' (row 0). Did you mean 'test'? Name the key in dataset.fields; keys there are: test, label")]
    [InlineData("{\"messages\":[],\"label\":\"b\"}", "t.jsonl:1: there is no 'text' (row 0). This looks like a fine-tuning file: set format: chat.")]
    [InlineData("{\"text\":\"a\",\"text\":\"b\",\"label\":\"b\"}", "t.jsonl:1: the line is not JSON")]
    [InlineData("", "t.jsonl: there is no row in it")]
    public void A_faulty_json_line_is_named_with_its_remedy(string text, string expected)
    {
        using var file = new DataFile("t.jsonl", text);

        file.Problem().ShouldStartWith(expected);
    }

    [Fact]
    public void A_key_that_no_line_has_is_a_fault_and_one_that_some_lines_lack_is_not()
    {
        using var file = new DataFile("t.jsonl", """{"text":"a","label":"b","lang":"en"}""" + "\n" + """{"text":"c","label":"b"}""");

        file.Problem(DataFile.TextAndLabel with { Slices = ["lang", "langs"] }).ShouldStartWith("t.jsonl: no line has the key 'langs'. Did you mean 'lang'?");
        using var index = file.Open(DataFile.TextAndLabel with { Slices = ["lang"] });
        index.Count.ShouldBe(2);
    }

    [Fact]
    public void A_training_file_may_lack_the_extra_fields_it_shares_names_for()
    {
        using var file = new DataFile("t.jsonl", """{"text":"a","label":"b"}""");
        var source = file.Source(WithId with { Cluster = "dup", VariantOf = "rewords", Slices = ["lang"] });

        Should.Throw<DatasetException>(() => DatasetIndex.Open(source));
        using var index = DatasetIndex.Open(source with { ExtraFieldsOptional = true });
        index[0].Id.ShouldBe("t-00000");
    }

    [Fact]
    public void Bytes_that_are_not_utf8_are_named_with_their_place()
    {
        using var csv = new DataFile("t.csv", [.. "text,label\nok,a\ncaf"u8, 0xE9, .. ",b\n"u8]);
        using var jsonl = new DataFile("t.jsonl", [.. "{\"text\":\"caf"u8, 0xE9, .. "\",\"label\":\"b\"}"u8]);

        csv.Problem().ShouldStartWith("t.csv:3: byte 0xE9 at offset 19 is not UTF-8 (row 1). Save the file as UTF-8");
        jsonl.Problem().ShouldStartWith("t.jsonl:1: byte 0xE9 at offset 12 is not UTF-8 (row 0)");
    }

    [Fact]
    public void Utf16_is_refused_by_its_byte_order_mark()
    {
        using var file = new DataFile("t.csv", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("text,label\na,b\n")]);

        file.Problem().ShouldBe("t.csv: the file is UTF-16. Save it as UTF-8");
    }

    [Fact]
    public void The_same_fault_in_many_rows_is_one_problem_and_many_problems_are_cut_at_twenty()
    {
        using var same = new DataFile("t.csv", "text,label\n" + string.Concat(Enumerable.Repeat(",a\n", 9)));
        using var many = new DataFile("t.csv", "id,text,label\n" + string.Concat(Enumerable.Range(0, 50).Select(i => $"{i / 2},x,a\n")));

        same.Problem().ShouldBe("t.csv:2: the input is empty (rows 0, 1, 2, 3, 4 and 4 more). Fill it or take the row out");
        var error = Should.Throw<DatasetException>(() => many.Open(WithId));
        error.Problems.Count.ShouldBe(25);
        error.Message.Split(Environment.NewLine).Length.ShouldBe(21);
        error.Message.ShouldEndWith("and 5 more");
    }

    [Fact]
    public void A_wrong_file_stops_reading_after_ten_thousand_faults()
    {
        using var file = new DataFile("t.jsonl", string.Concat(Enumerable.Repeat("x\n", 20_000)));

        file.Problems().Select(problem => problem.What).ShouldBe(["the line is not JSON at byte 1", "reading stopped: too many rows are at fault"]);
    }

    [Fact]
    public void A_rewording_of_nothing_is_a_fault()
    {
        using var file = new DataFile("t.csv", "id,text,label,rewords\n1,a,b,\n2,c,b,9\n");

        file.Problem(WithId with { VariantOf = "rewords" }).ShouldStartWith("t.csv: it rewords '9', an id that no row has (row 1)");
    }

    [Fact]
    public void A_file_that_is_not_there_and_an_ending_that_says_nothing_are_told()
    {
        using var file = new DataFile("t.csv", "");

        Should.Throw<DatasetException>(() => DatasetIndex.Open(file.Source() with { Path = file.Path + ".gone" })).Message.ShouldContain("no such file");
        DatasetSource.FormatOf("x.xlsx").ShouldBeNull();
    }

    [Theory]
    [InlineData("""{"messages":[{"role":"user","content":"u"}]}""", "there is no message of the assistant")]
    [InlineData("""{"messages":"u"}""", "the messages are not an array")]
    [InlineData("""{"prompt":"u"}""", "there is neither 'messages' nor 'prompt' and 'completion'")]
    [InlineData("""{"messages":[{"role":"user","content":7},{"role":"assistant","content":"a"}]}""", "the content of a message is neither")]
    public void A_faulty_chat_line_is_named(string line, string expected)
    {
        using var file = new DataFile("ft.jsonl", line);

        file.Problem(new FieldsConfig(), DatasetFormat.Chat).ShouldContain(expected);
    }
}
