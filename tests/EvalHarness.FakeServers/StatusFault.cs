namespace EvalHarness.FakeServers;

/// <summary>A fault that is an honest error status with the body that the provider sends with it.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Type">The error's type.</param>
/// <param name="Code">The error's code.</param>
/// <param name="Message">The error's message.</param>
/// <param name="Headers">Headers beside it; {date} is a second from now.</param>
internal sealed record StatusFault(int Status, string? Type, string? Code, string Message, params (string Name, string Value)[] Headers);
