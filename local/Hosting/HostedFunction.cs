using System.Globalization;
using Local.Declaration;
using Local.Worlds;

namespace Local.Hosting;

/// <summary>What a function's code is told of the function, as it was declared.</summary>
public sealed record HostedFunction
{
    public required string Name { get; init; }

    public required string Arn { get; init; }

    /// <summary>Lambda's name of it: <c>dotnet10</c>, <c>python3.13</c>, <c>nodejs22.x</c>, <c>provided.al2023</c>.</summary>
    public required string Runtime { get; init; }

    public required string Handler { get; init; }

    /// <summary>In MB.</summary>
    public int MemorySize { get; init; } = 128;

    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>The environment variables that the declaration gives it.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    /// <summary>Those, and what Lambda itself says of the function.</summary>
    public Dictionary<string, string> AllVariables => new(Variables)
    {
        ["AWS_LAMBDA_FUNCTION_NAME"] = Name,
        ["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"] = MemorySize.ToString(CultureInfo.InvariantCulture),
        ["AWS_LAMBDA_FUNCTION_VERSION"] = "$LATEST",
    };

    internal static HostedFunction Of(RecordedResource function)
    {
        var runtime = function.Text("runtime");
        return new HostedFunction
        {
            Name = function.Text("name"),
            Arn = function.Text("arn"),
            Runtime = runtime,
            // What provides its own runtime may leave it open.
            Handler = function.TextOrNull("handler") ?? (runtime.StartsWith("provided", StringComparison.Ordinal) ? "bootstrap" : function.Text("handler")),
            MemorySize = function.Integer("memorySize") ?? 128,
            Timeout = function.Seconds("timeout") ?? TimeSpan.FromSeconds(3),
            Variables = DeclaredConsumer.VariablesOf(function),
        };
    }
}
