using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Sim.Sns;

/// <summary>
/// How SNS would try again at HTTP endpoints, as it shows the policies that it was given and what becomes of them together.
/// https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html
/// </summary>
internal static class DeliveryPolicy
{
    private const string Http = "http";
    private const string NoOverrides = "disableSubscriptionOverrides";
    private const string ContentType = "text/plain; charset=UTF-8";

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The members of a subscription's policy, with those of a topic's that stand for them.</summary>
    private static readonly (string Own, string Topic)[] Parts =
    [
        ("healthyRetryPolicy", "defaultHealthyRetryPolicy"), ("sicklyRetryPolicy", "defaultSicklyRetryPolicy"),
        ("throttlePolicy", "defaultThrottlePolicy"), ("requestPolicy", "defaultRequestPolicy"),
    ];

    /// <summary>A topic's, as GetTopicAttributes shows it.</summary>
    /// <exception cref="AwsError">It is none.</exception>
    public static string OfTopic(string json) => new JsonObject { [Http] = TopicPart(json) }.ToJsonString(Plain);

    /// <param name="policy">As shown; null without.</param>
    public static string EffectiveOfTopic(string? policy)
    {
        var http = policy is null ? [] : TopicPart(policy);
        http[Parts[0].Topic] = RetryPolicy.Filled(http[Parts[0].Topic]);
        http.TryAdd(Parts[3].Topic, new JsonObject { ["headerContentType"] = ContentType });
        return new JsonObject { [Http] = Ordered(http) }.ToJsonString(Plain);
    }

    /// <summary>A subscription's, as GetSubscriptionAttributes shows it: what it leaves open is null.</summary>
    /// <exception cref="AwsError">It is none.</exception>
    public static string OfSubscription(string json) => OwnPart(json).ToJsonString(Plain);

    /// <param name="own">As shown; null without.</param>
    /// <param name="topic">Likewise.</param>
    public static string EffectiveOfSubscription(string? own, string? topic)
    {
        var http = JsonNode.Parse(EffectiveOfTopic(topic))![Http]!.AsObject();
        var isFixed = http[NoOverrides] is JsonValue flag && flag.TryGetValue<bool>(out var noOverrides) && noOverrides;
        var policy = OwnPart(own is null || isFixed ? "{}" : own);
        foreach (var (name, topicName) in Parts)
        {
            policy[name] ??= http[topicName]?.DeepClone();
        }

        policy[Parts[0].Own] = RetryPolicy.Filled(policy[Parts[0].Own]);
        return policy.ToJsonString(Plain);
    }

    private static JsonObject TopicPart(string json)
    {
        var policy = Parse(json);
        CheckMembers(policy, [Http]);
        if (policy[Http] is not JsonObject http)
        {
            throw Invalid($"Unexpected JSON member: {Http}");
        }

        CheckMembers(http, [NoOverrides, .. Parts.Select(part => part.Topic)]);
        return Ordered(http);
    }

    /// <summary>Without what is null.</summary>
    private static JsonObject Ordered(JsonObject http)
    {
        var ordered = new JsonObject();
        foreach (var name in (string[])[Parts[0].Topic, Parts[1].Topic, NoOverrides, Parts[2].Topic, Parts[3].Topic])
        {
            if (http[name] is { } part)
            {
                ordered[name] = Read(name, part);
            }
            else if (name == NoOverrides)
            {
                ordered[name] = false;
            }
        }

        return ordered;
    }

    private static JsonObject OwnPart(string json)
    {
        var policy = Parse(json);
        CheckMembers(policy, ["guaranteed", .. Parts.Select(part => part.Own)]);
        var shown = new JsonObject();
        foreach (var (name, _) in Parts)
        {
            shown[name] = policy[name] is { } part ? Read(name, part) : null;
        }

        shown["guaranteed"] = policy["guaranteed"]?.DeepClone() ?? false;
        return shown;
    }

    private static JsonNode Read(string name, JsonNode part) =>
        name.EndsWith("RetryPolicy", StringComparison.Ordinal) ? RetryPolicy.Read(name, part) : part.DeepClone();

    private static JsonObject Parse(string json)
    {
        try
        {
            return JsonNode.Parse(json) as JsonObject ?? throw Invalid("Value is not an object");
        }
        catch (Exception error) when (error is JsonException or ArgumentException)
        {
            // ArgumentException: the same member twice.
            throw Invalid(JsonComplaint.Of(json));
        }
    }

    private static void CheckMembers(JsonObject policy, string[] known)
    {
        foreach (var (name, _) in policy)
        {
            if (!known.Contains(name))
            {
                throw Invalid($"Unexpected JSON member: {name}");
            }
        }
    }

    public static AwsError Invalid(string reason) => SnsErrors.Invalid($"DeliveryPolicy: {reason}");
}
