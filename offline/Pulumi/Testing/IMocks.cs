using System.Collections.Immutable;

namespace Pulumi.Testing;

/// <summary>Answers in place of the providers.</summary>
public interface IMocks
{
    /// <summary>Gives a resource its id and its outputs.</summary>
    Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args);

    /// <summary>Gives the result of a function or of a method of a resource.</summary>
    Task<object> CallAsync(MockCallArgs args);

    /// <summary>Sees the outputs that a component or the stack registers.</summary>
    Task RegisterResourceOutputs(MockRegisterResourceOutputsRequest args) => Task.CompletedTask;
}
