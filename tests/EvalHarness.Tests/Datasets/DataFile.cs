using System.Text;
using EvalHarness.Configuration;
using EvalHarness.Datasets;

namespace EvalHarness.Tests.Datasets;

/// <summary>A data file of a test's own in a temporary folder that goes with it.</summary>
internal sealed class DataFile : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("evalharness-data-").FullName;

    public DataFile(string name, string text)
        : this(name, Encoding.UTF8.GetBytes(text))
    {
    }

    public DataFile(string name, byte[] bytes)
    {
        Path = System.IO.Path.Combine(_folder, name);
        File.WriteAllBytes(Path, bytes);
    }

    public string Path { get; }

    public static FieldsConfig TextAndLabel { get; } = new() { Input = "text", Target = "label" };

    public DatasetSource Source(FieldsConfig? fields = null, DatasetFormat? format = null) => new()
    {
        Name = System.IO.Path.GetFileName(Path),
        Path = Path,
        Format = format ?? DatasetSource.FormatOf(Path)!.Value,
        Fields = fields ?? TextAndLabel,
    };

    public DatasetIndex Open(FieldsConfig? fields = null, DatasetFormat? format = null) => DatasetIndex.Open(Source(fields, format));

    public IReadOnlyList<DatasetProblem> Problems(FieldsConfig? fields = null, DatasetFormat? format = null) =>
        Should.Throw<DatasetException>(() => Open(fields, format).Dispose()).Problems;

    public string Problem(FieldsConfig? fields = null, DatasetFormat? format = null) => Problems(fields, format).ShouldHaveSingleItem().ToString();

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
