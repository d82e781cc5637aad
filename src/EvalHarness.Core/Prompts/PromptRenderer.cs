using System.Security.Cryptography;
using System.Text;
using EvalHarness.Datasets;
using Microsoft.Extensions.AI;

namespace EvalHarness.Prompts;

/// <summary>Turns a sample into the exact messages that are sent.</summary>
public sealed class PromptRenderer(string? system)
{
    /// <summary>The messages for a sample. The same sample gives the same messages in every run.</summary>
    public RenderedPrompt Render(Sample sample) =>
        new(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sample.Input)))[..32], system is null ? [new(ChatRole.User, sample.Input)] : [new(ChatRole.System, system), new(ChatRole.User, sample.Input)], []);
}
