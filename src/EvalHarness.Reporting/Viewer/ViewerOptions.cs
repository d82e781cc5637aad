namespace EvalHarness.Reporting.Viewer;

/// <summary>What the viewer shows and how it is reached.</summary>
/// <param name="Results">Folder of all runs; nothing outside it is read or written.</param>
/// <param name="Time">When a review is given.</param>
public sealed record ViewerOptions(string Results, TimeProvider Time)
{
    /// <summary>Port on 127.0.0.1; 0 for a free one.</summary>
    public int Port { get; init; }

    /// <summary>Name that the review form suggests; empty where nobody is known.</summary>
    public string Reviewer { get; init; } = "";

    /// <summary>Told of errors that are the viewer's own.</summary>
    public Action<string> Warn { get; init; } = _ => { };
}
