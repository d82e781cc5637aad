using System.Collections.Concurrent;
using System.Text;
using EvalHarness.Configuration;
using EvalHarness.Configuration.Binding;

namespace EvalHarness.Decisions;

/// <summary>The rules that turn a measurement into a verdict: versioned YAML, shipped or one's own.</summary>
public sealed record Policy
{
    public int Version { get; init; }

    public string Name { get; init; } = "";

    /// <summary>One sentence on what it asks.</summary>
    public string Title { get; init; } = "";

    /// <summary>non_inferior or meaningful: what gate 4 must say of a candidate that is promoted.</summary>
    public string Accept { get; init; } = NonInferior;

    /// <summary>Chances of repaying that decide; null for a policy that does not look at money.</summary>
    public PaybackRule? Payback { get; init; }

    /// <summary>How good the prompted arm is before a candidate exists; null for a policy that does not ask.</summary>
    public AccuracyBand? PromptedAccuracy { get; init; }

    /// <summary>Days after which the decision is due again.</summary>
    public int ReviewDays { get; init; } = 91;

    public IReadOnlyList<PolicyGate> Gates { get; init; } = [];

    /// <summary>SHA-256 of its text.</summary>
    [NotInFile]
    public string Sha256 { get; init; } = "";

    private static readonly ConcurrentDictionary<string, Policy> Read = new(StringComparer.Ordinal);

    public const string NonInferior = "non_inferior";
    public const string Meaningful = "meaningful";

    /// <summary>A shipped policy by its name.</summary>
    /// <exception cref="PolicyException">None is called so.</exception>
    public static Policy Shipped(string name) => PolicyFile.ReadShipped(name) is { } bytes
        ? Read.GetOrAdd(name, _ => Parse(bytes, name))
        : throw new PolicyException($"no shipped policy is called {name}; there are {string.Join(", ", PolicyFile.Shipped)}.");

    /// <summary>Reads a policy.</summary>
    /// <param name="bytes">Its text in UTF-8.</param>
    /// <param name="file">What to call it in messages.</param>
    /// <exception cref="PolicyException">It is no policy; the message says where.</exception>
    public static Policy Parse(byte[] bytes, string file)
    {
        var problems = new ProblemCollector(file);
        try
        {
            var root = new YamlTreeReader(problems).Read(Encoding.UTF8.GetString(bytes)) as MappingNode;
            var policy = root is null ? null : new ConfigBinder(problems, environment: null).BindRoot<Policy>(root);
            problems.ThrowIfAny();
            if (policy is null)
            {
                throw new PolicyException($"{file}: a policy is a mapping of keys; this file holds none.");
            }

            policy.Check(file);
            return policy with { Sha256 = PolicyFile.Hash(bytes) };
        }
        catch (ConfigException error)
        {
            throw new PolicyException(error.Message, error);
        }
    }

    private void Check(string file)
    {
        string? problem = Version != 1 ? "version must be 1"
            : Name.Length == 0 ? "name is missing"
            : Accept is not (NonInferior or Meaningful) ? $"accept is '{Accept}'; write non_inferior or meaningful"
            : Payback is { } payback && !(payback.Keep < payback.Promote) ? "payback.keep must be below payback.promote"
            : Gates.Select(gate => gate.Problem).FirstOrDefault(found => found is not null);
        if (problem is not null)
        {
            throw new PolicyException($"{file}: {problem}.");
        }
    }
}

/// <summary>Chances of repaying within the horizon that decide.</summary>
public sealed record PaybackRule
{
    public double Promote { get; init; } = 0.8;

    public double Keep { get; init; } = 0.2;
}

/// <summary>Accuracy of the prompted arm above which a fine-tune may be skipped, and below which it helps.</summary>
public sealed record AccuracyBand
{
    public double Low { get; init; } = 0.85;

    public double High { get; init; } = 0.95;

    /// <summary>False where known money settles the question instead.</summary>
    public bool DespiteMoney { get; init; }
}
