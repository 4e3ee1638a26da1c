using System.Text.Json;

namespace Sim.Sqs;

/// <summary>The access policy of a queue, as far as SQS looks at it when it is set.</summary>
internal static class QueuePolicy
{
    /// <returns>The text itself; null for the empty one, which takes a policy away.</returns>
    public static string? Checked(string text)
    {
        if (text.Length == 0)
        {
            return null;
        }

        using var json = PolicyJson.Parse(text);
        return json is not null && IsPolicy(json.RootElement) ? text : throw QueueErrors.InvalidAttribute("Policy");
    }

    private static bool IsPolicy(JsonElement policy) =>
        policy.EnumerateObject().All(property => property.Name is "Version" or "Id" or "Statement")
        && (!policy.TryGetProperty("Version", out var version)
            || (version.ValueKind == JsonValueKind.String && version.GetString() is "2008-10-17" or "2012-10-17"))
        && policy.TryGetProperty("Statement", out var statement)
        && (statement.ValueKind == JsonValueKind.Array
            ? statement.GetArrayLength() > 0 && statement.EnumerateArray().All(IsStatement)
            : IsStatement(statement));

    private static bool IsStatement(JsonElement statement) =>
        statement.ValueKind == JsonValueKind.Object
        && statement.TryGetProperty("Effect", out var effect) && effect.ValueKind == JsonValueKind.String
        && effect.GetString() is "Allow" or "Deny"
        && (statement.TryGetProperty("Action", out _) || statement.TryGetProperty("NotAction", out _));
}
