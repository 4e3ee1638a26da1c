using System.Text.Json;

namespace Sim.Sqs;

/// <summary>Which queues may have a queue as their dead-letter queue.</summary>
internal static class RedriveAllowPolicy
{
    private const string Name = "RedriveAllowPolicy";
    private const string Permission = "redrivePermission";
    private const string Sources = "sourceQueueArns";
    private const string ByQueue = "byQueue";
    private const string Refused = "Amazon SQS can't create the redrive allow policy";
    private const int MostSources = 10;

    /// <returns>The text itself; null for the empty one, which takes a policy away.</returns>
    public static string? Checked(string text)
    {
        if (text.Length == 0)
        {
            return null;
        }

        using var json = PolicyJson.Parse(text) ?? throw Unsupported();
        var policy = json.RootElement;
        var permission = policy.TryGetProperty(Permission, out var given) && given.ValueKind == JsonValueKind.String ? given.GetString() : null;
        if (permission is not ("allowAll" or "denyAll" or ByQueue) || policy.EnumerateObject().Any(property => property.Name is not (Permission or Sources)))
        {
            throw Unsupported();
        }

        var hasSources = policy.TryGetProperty(Sources, out var sources);
        if (hasSources && (sources.ValueKind != JsonValueKind.Array || sources.EnumerateArray().Any(source => source.ValueKind != JsonValueKind.String)))
        {
            throw Unsupported();
        }

        if (permission == ByQueue && (!hasSources || sources.GetArrayLength() == 0))
        {
            throw QueueErrors.InvalidValue(text, Name, $"{Refused}. When you specify the byQueue permission type, you must also specify one or more sourceQueueArns values.");
        }

        if (permission != ByQueue && hasSources)
        {
            throw QueueErrors.InvalidValue(text, Name, $"{Refused}. To specify one or more source queue ARNs, you must set redrivePermission to byQueue.");
        }

        return !hasSources || sources.GetArrayLength() <= MostSources
            ? text
            : throw QueueErrors.InvalidValue(text, Name, $"{Refused}. The maximum number of source queue ARNs you can specify is {MostSources}.");
    }

    /// <param name="policy">One that passed the check, or null.</param>
    public static bool Allows(string? policy, string sourceArn)
    {
        if (policy is null)
        {
            return true;
        }

        using var json = JsonDocument.Parse(policy);
        return json.RootElement.GetProperty(Permission).GetString() switch
        {
            "allowAll" => true,
            ByQueue => json.RootElement.GetProperty(Sources).EnumerateArray().Any(source => source.ValueEquals(sourceArn)),
            _ => false,
        };
    }

    // With the typographic apostrophe that SQS itself has there.
    private static AwsError Unsupported() => QueueErrors.InvalidAttribute(Name, $"{Refused}, as it\u2019s in an unsupported format.");
}
