namespace EvalHarness.Reporting;

/// <summary>What the figures of the simulation are called, and how their values are written.</summary>
internal static class DriverWording
{
    public static string Name(string driver, EconomicsNames names) => driver switch
    {
        "calls_per_month" => "Calls a month",
        "cost_per_error" => "Cost of a wrong answer",
        "upfront" => "Upfront cost",
        "maintenance_per_year" => "Upkeep of the fine-tune, a year",
        "prompt_upkeep_per_year" => "Upkeep of the prompt, a year",
        "latency_value_per_second" => "Value of a second of waiting",
        "api_price_factor" => "Factor on API prices",
        "baseline.usd_per_hour" => $"Instance of {names.Baseline}, an hour",
        "candidate.usd_per_hour" => $"Instance of {names.Candidate}, an hour",
        "gain" => "Measured gain, fewer errors in 1,000",
        _ => driver,
    };

    public static string Value(string driver, double value) => driver switch
    {
        "calls_per_month" => Figures.Text($"{value:N0}"),
        "gain" => Figures.Text($"{1000 * value:0.#}"),
        "api_price_factor" => Figures.Text($"{value:0.##}"),
        _ => CardMoney.Of(value),
    };
}

/// <summary>The two arms of a choice.</summary>
internal sealed record EconomicsNames(string Baseline, string Candidate);
