using EvalHarness.Configuration.Binding;

namespace EvalHarness.Configuration;

/// <summary>Fills in what one part of a config takes over from another where the file is silent.</summary>
internal static class ConfigDefaults
{
    public static EvalConfig Complete(EvalConfig config, ProblemCollector problems)
    {
        var dataset = config.Dataset;
        return config with
        {
            Dataset = dataset with
            {
                Heldout = Complete(dataset.Heldout, dataset.Fields, "dataset.heldout", problems),
                Train = dataset.Train is null ? null : Complete(dataset.Train, dataset.Fields, "dataset.train", problems),
            },
            Arms =
            [
                .. config.Arms.Select((arm, place) => arm with
                {
                    BaseUrl = arm.BaseUrl ?? ProviderNames.DefaultBaseUrl(arm.Provider),
                    Host = CapacityFile.Resolve(config, arm.Host, arm.Model),
                    Price = PriceTable.Resolve(config, arm, $"arms[{place}].price", problems),
                }),
            ],
            Economics = config.Economics is not { } economics ? null
                : economics with { FineTuneHost = CapacityFile.Resolve(config, economics.FineTuneHost, model: null) },
        };
    }

    // A file's own column names replace those of the whole dataset one by one.
    private static DatasetFileConfig Complete(DatasetFileConfig file, FieldsConfig common, string path, ProblemCollector problems)
    {
        if (file.Fields is not { } own)
        {
            return file;
        }

        bool IsGiven(string key) => problems.IsGiven($"{path}.fields.{key}");
        return file with
        {
            Fields = new FieldsConfig
            {
                Id = IsGiven("id") ? own.Id : common.Id,
                Input = IsGiven("input") ? own.Input : common.Input,
                Target = IsGiven("target") ? own.Target : common.Target,
                Cluster = IsGiven("cluster") ? own.Cluster : common.Cluster,
                VariantOf = IsGiven("variant_of") ? own.VariantOf : common.VariantOf,
                Slices = IsGiven("slices") ? own.Slices : common.Slices,
            },
        };
    }
}
