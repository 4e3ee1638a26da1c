using System.Text.Json.Nodes;

namespace Sim.Sns;

/// <summary>The part of a <see cref="DeliveryPolicy"/> that says how often, and after how many seconds.</summary>
internal static class RetryPolicy
{
    private const string Least = "minDelayTarget";
    private const string Most = "maxDelayTarget";
    private const string Backoff = "backoffFunction";

    private static readonly (string Name, int Default, int Least, int Most)[] Numbers =
    [
        (Least, 20, 1, 3_600), (Most, 20, 1, 3_600), ("numRetries", 3, 0, 100), ("numMaxDelayRetries", 0, 0, 100),
        ("numNoDelayRetries", 0, 0, 100), ("numMinDelayRetries", 0, 0, 100),
    ];

    private static readonly string[] Functions = ["linear", "arithmetic", "geometric", "exponential"];

    /// <summary>With every member, in SNS's order.</summary>
    /// <param name="policy">One that was read; null without.</param>
    public static JsonObject Filled(JsonNode? policy)
    {
        var filled = new JsonObject();
        foreach (var (member, byDefault, _, _) in Numbers)
        {
            filled[member] = policy?[member]?.DeepClone() ?? byDefault;
        }

        filled[Backoff] = policy?[Backoff]?.DeepClone() ?? Functions[0];
        return filled;
    }

    /// <returns>What was given, in SNS's order.</returns>
    /// <exception cref="AwsError">A member is unknown or out of its bounds.</exception>
    public static JsonObject Read(string name, JsonNode given)
    {
        var policy = given as JsonObject ?? throw DeliveryPolicy.Invalid($"{name} is not an object");
        foreach (var (member, _) in policy)
        {
            if (member != Backoff && !Array.Exists(Numbers, number => number.Name == member))
            {
                throw DeliveryPolicy.Invalid($"Unexpected JSON member: {member}");
            }
        }

        var shown = new JsonObject();
        foreach (var (member, _, least, most) in Numbers)
        {
            if (policy[member] is { } value)
            {
                shown[member] = Number(name, member, value, least, most);
            }
        }

        var filled = Filled(shown);
        if (filled[Most]!.GetValue<int>() < filled[Least]!.GetValue<int>())
        {
            throw DeliveryPolicy.Invalid($"{name}.{Most} must be greater than or equal to {Least}");
        }

        if (policy[Backoff] is { } function)
        {
            shown[Backoff] = function is JsonValue text && text.TryGetValue<string>(out var named) && Functions.Contains(named)
                ? named
                : throw DeliveryPolicy.Invalid($"{name}.{Backoff} must be one of {string.Join(", ", Functions)}");
        }

        return shown;
    }

    private static int Number(string name, string member, JsonNode value, int least, int most)
    {
        if (value is not JsonValue scalar || !scalar.TryGetValue<int>(out var number))
        {
            throw DeliveryPolicy.Invalid($"{name}.{member} must be an integer");
        }

        return number < least ? throw DeliveryPolicy.Invalid($"{name}.{member} must be greater than or equal to {least}")
            : number > most ? throw DeliveryPolicy.Invalid($"{name}.{member} must be less than or equal to {most}")
            : number;
    }
}
