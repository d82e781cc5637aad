using System.Text.Json;

namespace EvalHarness.Tests.Statistics;

/// <summary>The named arguments of a reference case.</summary>
internal sealed class VectorInput(JsonElement json)
{
    public JsonElement this[string name] => json.GetProperty(name);

    public bool Has(string name) => json.TryGetProperty(name, out _);

    public VectorInput Part(string name) => new(this[name]);

    public int Int(string name) => (int)this[name].GetDouble();

    public double Double(string name) => this[name].GetDouble();

    public bool Bool(string name) => this[name].GetBoolean();

    public string Text(string name) => this[name].GetString()!;

    public double[] Doubles(string name) => [.. this[name].EnumerateArray().Select(value => value.GetDouble())];

    public double[] Sorted(string name) => [.. Doubles(name).Order()];

    public int[] Ints(string name) => [.. Doubles(name).Select(value => (int)value)];

    public bool[] Bools(string name) => [.. Doubles(name).Select(value => value != 0)];

    public double[][] Matrix(string name) => [.. this[name].EnumerateArray().Select(row => row.EnumerateArray().Select(v => v.GetDouble()).ToArray())];

    public int[][] IntMatrix(string name) => [.. Matrix(name).Select(row => row.Select(value => (int)value).ToArray())];

    /// <summary>Values of any kind as numbers from 0, in the order in which <paramref name="names"/> first show them.</summary>
    public int[][] Codes(params string[] names)
    {
        var codes = new Dictionary<string, int>();
        return [.. names.Select(name => this[name].EnumerateArray().Select(value =>
        {
            codes.TryAdd(value.ToString(), codes.Count);
            return codes[value.ToString()];
        }).ToArray())];
    }
}
