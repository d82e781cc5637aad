using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace EvalHarness.Tests;

/// <summary>
/// Runs the specs in this one process: once without a flip, to learn which flips each spec passes over, then for every line
/// "NUMBER PART" on the input those of the part's specs that pass over the flip, the quickest first, up to the first failure.
/// </summary>
internal static class SpecHost
{
    public static async Task<int> Main(string[] arguments)
    {
        var specs = new List<Spec>();
        foreach (var method in typeof(SpecHost).Assembly.GetTypes().SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance)))
        {
            specs.AddRange(await SpecsOf(method));
        }
        var broken = 0;
        foreach (var spec in specs)
        {
            ActiveMutant.Reached = spec.Reached = new bool[int.Parse(arguments[0], CultureInfo.InvariantCulture)];
            var watch = Stopwatch.StartNew();
            if (await spec.FailureAsync() is { } failure)
            {
                broken++;
                Console.WriteLine($"broken\t{spec.Name}: {failure}");
            }
            spec.Took = watch.Elapsed;
        }
        ActiveMutant.Reached = null;
        specs.Sort((one, other) => one.Took.CompareTo(other.Took));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ready\t{specs.Count}\t{broken}"));
        while (await Console.In.ReadLineAsync() is { } line)
        {
            var words = line.Split(' ');
            var number = int.Parse(words[0], CultureInfo.InvariantCulture);
            Console.WriteLine(await TryAsync(specs, number, $"EvalHarness.Tests.{words[1]}"));
        }
        return 0;
    }

    private static async Task<string> TryAsync(List<Spec> specs, int number, string part)
    {
        var tried = 0;
        foreach (var spec in specs.Where(spec => spec.Reached[number] && spec.Part == part))
        {
            tried++;
            ActiveMutant.Number = number;
            var failure = await spec.FailureAsync();
            ActiveMutant.Number = -1;
            if (failure is not null)
            {
                return $"noticed\t{spec.Name}";
            }
        }
        return string.Create(CultureInfo.InvariantCulture, $"survives\t{tried}");
    }

    private static async Task<IEnumerable<Spec>> SpecsOf(MethodInfo method)
    {
        if (method.GetCustomAttribute<FactAttribute>() is null)
        {
            return [];
        }
        var specs = new List<Spec>();
        await using var disposal = new DisposalTracker();
        foreach (var data in method.GetCustomAttributes().OfType<IDataAttribute>())
        {
            // Outside xunit's own discovery its member data are empty.
            var rows = data is MemberDataAttribute member
                ? (IEnumerable<ITheoryDataRow>)method.DeclaringType!.GetProperty(member.MemberName)!.GetValue(null)!
                : await data.GetData(method, disposal);
            specs.AddRange(rows.Select(row => new Spec(method, row.GetData(), row.TestDisplayName)));
        }
        return specs.Count > 0 || method.GetParameters().Length > 0 ? specs : [new(method, [], null)];
    }

    private sealed class Spec(MethodInfo method, object?[] arguments, string? display)
    {
        public string Name { get; } = $"{method.DeclaringType!.Name}.{method.Name}{(display is null ? "" : $" {display}")}";

        public string Part { get; } = method.DeclaringType!.Namespace!;

        public bool[] Reached { get; set; } = [];

        public TimeSpan Took { get; set; }

        public async Task<string?> FailureAsync()
        {
            try
            {
                if (method.Invoke(Activator.CreateInstance(method.DeclaringType!), [.. arguments.Select(Fitting)]) is Task task)
                {
                    await task;
                }
                return null;
            }
            catch (Exception failure)
            {
                var real = failure is TargetInvocationException { InnerException: { } inner } ? inner : failure;
                return real.Message.StartsWith("$XunitDynamicSkip$", StringComparison.Ordinal) ? null : real.Message.Split('\n')[0];
            }
        }

        private object? Fitting(object? argument, int place)
        {
            var wanted = method.GetParameters()[place].ParameterType;
            wanted = Nullable.GetUnderlyingType(wanted) ?? wanted;
            return argument is IConvertible && argument is not Enum && wanted.IsPrimitive ? Convert.ChangeType(argument, wanted, CultureInfo.InvariantCulture) : argument;
        }
    }
}
