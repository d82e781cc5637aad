using System.Text.Json.Nodes;

namespace EvalHarness.Ledger;

/// <summary>Where two plans differ, in words that name the key: <c>arms.prompted.options.temperature: was 0, is 0.2</c>.</summary>
public static class PlanDifference
{
    private const int LongestValue = 60;

    /// <summary>Every differing key, in the plan's order.</summary>
    public static IReadOnlyList<string> Between(RunPlan was, RunPlan now)
    {
        var found = new List<string>();
        if (!JsonNode.DeepEquals(was.Root, now.Root))
        {
            Compare(was.Root, now.Root, "", found);
        }
        return found;
    }

    private static void Compare(JsonNode? was, JsonNode? now, string path, List<string> found)
    {
        if (was is JsonObject or JsonArray && now is JsonObject or JsonArray && Parts(was) is { } old && Parts(now) is { } young)
        {
            foreach (var name in old.Keys.Union(young.Keys, StringComparer.Ordinal))
            {
                Compare(old.GetValueOrDefault(name), young.GetValueOrDefault(name), path.Length == 0 ? name : $"{path}.{name}", found);
            }
        }
        else if (!JsonNode.DeepEquals(was, now))
        {
            found.Add($"{path}: was {Short(was)}, is {Short(now)}");
        }
    }

    // Arms go by name, so that a new arm is one difference and not a difference of every arm behind it.
    private static Dictionary<string, JsonNode?> Parts(JsonNode node) => node is JsonArray items
        ? items.Select((item, at) => (Name: (item as JsonObject)?["name"]?.ToString() ?? at.ToString(System.Globalization.CultureInfo.InvariantCulture), item))
            .ToDictionary(part => part.Name, part => (JsonNode?)part.item, StringComparer.Ordinal)
        : node.AsObject().ToDictionary(part => part.Key, part => part.Value, StringComparer.Ordinal);

    private static string Short(JsonNode? node)
    {
        var text = node?.ToJsonString(ConfigJson.Options).ReplaceLineEndings(" ") ?? "not set";
        return text.Length <= LongestValue ? text : text[..LongestValue] + "…";
    }
}
