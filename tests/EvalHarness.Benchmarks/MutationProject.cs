namespace EvalHarness.Benchmarks;

/// <summary>The core and the specs of its statistics as two projects of their own, without analyzers.</summary>
internal static class MutationProject
{
    private static readonly string[] Specs = ["Statistics", "Analysis"];

    public static void Write(string repository, string folder)
    {
        var core = Path.Combine(repository, "src", "EvalHarness.Core");
        var tests = Path.Combine(repository, "tests", "EvalHarness.Tests");
        Copy(core, Path.Combine(folder, "Core"));
        foreach (var part in Specs)
        {
            Copy(Path.Combine(tests, part), Path.Combine(folder, "Specs", part));
        }
        File.Copy(Path.Combine(tests, "Repository.cs"), Path.Combine(folder, "Specs", "Repository.cs"));
        File.Copy(Path.Combine(repository, "Directory.Packages.props"), Path.Combine(folder, "Directory.Packages.props"));
        File.WriteAllText(Path.Combine(folder, "EvalHarness.sln"), "");      // what the specs take for the repository's root
        File.WriteAllText(Path.Combine(folder, "Directory.Build.props"), """
            <Project>
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <LangVersion>latest</LangVersion>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally>
                <RunAnalyzers>false</RunAnalyzers>
                <NoWarn>$(NoWarn);CS0162;CS8524</NoWarn>
              </PropertyGroup>
            </Project>
            """);
        File.WriteAllText(Path.Combine(folder, "Core", "ActiveMutant.cs"), """
            namespace EvalHarness;

            internal static class ActiveMutant
            {
                public static readonly int Number = int.Parse(System.Environment.GetEnvironmentVariable("EVALHARNESS_MUTANT") ?? "-1", System.Globalization.CultureInfo.InvariantCulture);
            }
            """);
        File.WriteAllText(Path.Combine(folder, "Specs", "EvalHarness.Tests.csproj"), """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <RootNamespace>EvalHarness.Tests</RootNamespace>
                <OutputType>Exe</OutputType>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="xunit.v3" />
                <PackageReference Include="Shouldly" />
                <Using Include="Shouldly" />
                <Using Include="Xunit" />
                <ProjectReference Include="../Core/EvalHarness.Core.csproj" />
              </ItemGroup>
            </Project>
            """);
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var relative = Path.GetRelativePath(from, file);
            if (relative.Split(Path.DirectorySeparatorChar)[0] is "bin" or "obj" || relative.EndsWith(".lock.json", StringComparison.Ordinal))
            {
                continue;
            }
            var target = Path.Combine(to, relative);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
