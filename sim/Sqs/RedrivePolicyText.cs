using System.Globalization;
using System.Text.Json;

namespace Sim.Sqs;

/// <summary>A redrive policy as queue attribute: JSON, whose count may be a number or a numeric text.</summary>
internal static class RedrivePolicyText
{
    private const string Name = "RedrivePolicy";
    private const string Target = "deadLetterTargetArn";
    private const string Count = "maxReceiveCount";

    /// <summary>Null for the empty text, which takes a policy away.</summary>
    public static RedrivePolicy? Read(string text)
    {
        if (text.Length == 0)
        {
            return null;
        }

        using var json = PolicyJson.Parse(text) ?? throw QueueErrors.InvalidAttribute(Name, "Redrive policy is not a valid JSON map.");
        var policy = json.RootElement;
        if (!policy.TryGetProperty(Count, out var count))
        {
            throw QueueErrors.InvalidValue(text, Name, $"Redrive policy does not contain mandatory attribute: {Count}.");
        }

        if (!policy.TryGetProperty(Target, out var target))
        {
            throw QueueErrors.InvalidValue(text, Name, $"Redrive policy does not contain mandatory attribute: {Target}.");
        }

        if (policy.EnumerateObject().Any(property => property.Name is not (Count or Target)))
        {
            throw QueueErrors.InvalidValue(text, Name, $"Only following attributes are supported: [{Count}, {Target}].");
        }

        var counted = count.ValueKind == JsonValueKind.String ? count.GetString()! : count.GetRawText();
        if (!int.TryParse(counted, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var receives) || receives is < 1 or > 1_000)
        {
            throw QueueErrors.InvalidValue(text, Name, $"Invalid value for {Count}: {counted}, valid values are from 1 to 1000 both inclusive.");
        }

        return new RedrivePolicy(ArnOf(target, text), receives);
    }

    /// <summary>As SQS shows it: the count is a number, however it came.</summary>
    public static string? Write(RedrivePolicy? policy) => policy is null
        ? null
        : string.Create(CultureInfo.InvariantCulture, $"{{\"{Target}\":\"{policy.DeadLetterTargetArn}\",\"{Count}\":{policy.MaxReceiveCount}}}");

    private static string ArnOf(JsonElement target, string text)
    {
        var arn = target.ValueKind == JsonValueKind.String ? target.GetString()! : "";
        var parts = arn.Split(':');
        if (parts.Length != 6 || parts[0] != "arn")
        {
            throw QueueErrors.InvalidValue(text, Name, "Dead-letter target ARN should be fully qualified ARN.");
        }

        return parts[2] == "sqs"
            ? arn
            : throw QueueErrors.InvalidValue(text, Name, $"Only SQS queues are valid resources for {Target}.");
    }
}
