using System.Text;
using EvalHarness.Configuration.Binding;
using EvalHarness.Configuration.Rules;

namespace EvalHarness.Configuration;

/// <summary>Reads a config file: YAML to nodes, nodes to types, types to rules; every problem of all three comes at once.</summary>
public static class EvalConfigLoader
{
    /// <summary>Largest config file that is read.</summary>
    public const int MaxBytes = 1 << 20;

    /// <summary>Reads and checks a config file.</summary>
    /// <param name="path">The file; relative paths inside it start from its folder.</param>
    /// <param name="environment">Value of an environment variable, null where it is not set.</param>
    /// <exception cref="ConfigException">Anything is wrong with the file or with what it names.</exception>
    public static EvalConfig Load(string path, Func<string, string?> environment)
    {
        var text = ReadText(path);
        return Parse(text, path, Path.GetDirectoryName(Path.GetFullPath(path))!, environment);
    }

    /// <summary>Reads and checks the text of a config file.</summary>
    internal static EvalConfig Parse(string text, string file, string baseDirectory, Func<string, string?> environment)
    {
        var problems = new ProblemCollector(file);
        var root = new YamlTreeReader(problems).Read(text);
        if (root is null)
        {
            problems.ThrowIfAny();
        }

        if (root is not MappingNode mapping)
        {
            var what = root is null || root.IsNull ? "the file is empty" : $"the file is {root.Kind} where a mapping of keys is due";
            problems.Add(root?.Position ?? new SourcePosition(1, 1), what, "Begin with 'version: 1'; `evalharness init` writes a config that runs as it is");
            problems.ThrowIfAny();
            throw new InvalidOperationException("A problem was added above.");
        }

        var bound = new ConfigBinder(problems, environment).BindRoot<EvalConfig>(mapping) with { BaseDirectory = baseDirectory };
        var config = ConfigDefaults.Complete(bound, problems);
        EvalConfigRules.Check(config, problems);
        problems.ThrowIfAny();
        return config;
    }

    private static string ReadText(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            var buffer = new byte[MaxBytes + 1];
            var length = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
            if (length > MaxBytes)
            {
                throw Unreadable(path, "the file is larger than 1 MiB", "A config names its data files, it does not hold them");
            }

            using var reader = new StreamReader(new MemoryStream(buffer, 0, length), new UTF8Encoding(false, throwOnInvalidBytes: true));
            return reader.ReadToEnd();
        }
        catch (DecoderFallbackException)
        {
            throw Unreadable(path, "the file is not UTF-8 text", "Save it as UTF-8");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw Unreadable(path, "the file cannot be read: " + error.Message.TrimEnd('.'), "Check the path and its permissions");
        }
    }

    private static ConfigException Unreadable(string path, string message, string remedy) =>
        new([new ConfigProblem(path, Line: null, Column: null, message, remedy)]);
}
