using System.Collections.Immutable;
using Local.Declaration;

namespace Local.Worlds;

/// <summary>Who reads a queue, or is invoked by topics directly.</summary>
/// <param name="Name">The consumer's name in the settings; of a function that is declared by hand, the function's.</param>
/// <param name="MaxReceiveCount">Receives before the dead-letter queue; null if the queue has none. Of a direct consumer, its invocations.</param>
public sealed record DeclaredConsumer(string Name, int? MaxReceiveCount)
{
    private const string NameVariable = "CONSUMER_NAME";

    public static string NameOf(RecordedResource function) =>
        VariablesOf(function).GetValueOrDefault(NameVariable) ?? function.Text("name");

    public static IReadOnlyDictionary<string, string> VariablesOf(RecordedResource function) =>
        (function.Map("environment")?.GetValueOrDefault("variables") as ImmutableDictionary<string, object>)
            ?.ToDictionary(variable => variable.Key, variable => (string)variable.Value) ?? [];
}
