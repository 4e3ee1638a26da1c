using Local.Declaration;
using Sim.Lambda;

namespace Local.Worlds;

/// <summary>What a function's resource says, as the simulated Lambda takes it.</summary>
internal static class DeclaredFunction
{
    /// <param name="aliases">Those of all functions.</param>
    public static FunctionConfiguration ConfigurationOf(RecordedResource function, IEnumerable<RecordedResource> aliases, IInvoker invoker) => new()
    {
        Name = function.Text("name"),
        Timeout = function.Seconds("timeout") ?? TimeSpan.FromSeconds(3),
        // -1 is the provider's word for unreserved.
        ReservedConcurrency = function.Integer("reservedConcurrentExecutions") is { } reserved and >= 0 ? reserved : null,
        DeadLetterTargetArn = function.Map("deadLetterConfig")?.GetValueOrDefault("targetArn") as string,
        Role = function.TextOrNull("role"),
        Runtime = function.TextOrNull("runtime"),
        Handler = function.TextOrNull("handler"),
        MemorySize = function.Integer("memorySize") ?? 128,
        Variables = DeclaredConsumer.VariablesOf(function),
        Aliases = aliases
            .Where(alias => alias.Text("functionName") is var of && (of == function.Text("name") || of == function.Text("arn")))
            .ToDictionary(alias => alias.Text("name"), alias => alias.Text("functionVersion")),
        Invoker = invoker,
    };
}
