using System.Text.Json;

namespace Sim.Sns;

/// <summary>The attributes of a subscription by AWS's names, as they were given.</summary>
internal sealed class SubscriptionSettings
{
    private const string FilterPolicyName = "FilterPolicy";
    private const string Scope = "FilterPolicyScope";
    private const string Raw = "RawMessageDelivery";
    private const string Redrive = "RedrivePolicy";
    private const string Target = "deadLetterTargetArn";
    private const string Replay = "ReplayPolicy";
    private const string Delivery = "DeliveryPolicy";

    /// <summary>https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html</summary>
    private static readonly string[] Settable = [Delivery, FilterPolicyName, Scope, Raw, Redrive, Replay, "SubscriptionRoleArn"];

    private readonly SortedDictionary<string, string> values;

    public SubscriptionSettings(IEnumerable<KeyValuePair<string, string>> given)
    {
        values = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in given)
        {
            if (!Settable.Contains(name))
            {
                throw Attribute("AttributeName");
            }

            if (name == Replay && value.Length > 0)
            {
                throw new NotSimulatedException("An SNS subscription's ReplayPolicy");
            }

            // An empty value takes the attribute away; RawMessageDelivery has none.
            if (value.Length == 0 && name != Raw)
            {
                values.Remove(name);
            }
            else
            {
                values[name] = Plain(name, value);
            }
        }
    }

    public IEnumerable<KeyValuePair<string, string>> All => values;

    /// <summary>What a declaration asks for, as AWS shows it.</summary>
    public static SubscriptionSettings Of(SubscriptionAttributes attributes)
    {
        var given = new List<KeyValuePair<string, string>> { new(Raw, attributes.RawMessageDelivery ? "true" : "false") };
        if (attributes.FilterPolicy is { } policy)
        {
            given.Add(new(FilterPolicyName, policy));
            given.Add(new(Scope, attributes.FilterPolicyScope.ToString()));
        }

        if (attributes.DeadLetterTargetArn is { } arn)
        {
            given.Add(new(Redrive, $"{{\"deadLetterTargetArn\":\"{arn}\"}}"));
        }

        return new SubscriptionSettings(given);
    }

    /// <summary>True if the value is the one that the subscription has anyway.</summary>
    public bool Has(string name, string value) =>
        values.GetValueOrDefault(name, name switch { Raw => "false", Scope => "MessageAttributes", _ => "" }) == Plain(name, value);

    /// <exception cref="AwsError">A value that is none.</exception>
    public SubscriptionAttributes Apply(SubscriptionAttributes to) => to with
    {
        RawMessageDelivery = values.GetValueOrDefault(Raw, "false") switch
        {
            "true" => true,
            "false" => false,
            var other => throw Attribute($"{Raw}: Invalid value [{other}]. Must be true or false."),
        },
        FilterPolicyScope = values.GetValueOrDefault(Scope, "MessageAttributes") switch
        {
            "MessageAttributes" => FilterPolicyScope.MessageAttributes,
            "MessageBody" => FilterPolicyScope.MessageBody,
            var other => throw Attribute($"{Scope}: Invalid value [{other}]. Please use either MessageBody or MessageAttributes"),
        },
        FilterPolicy = values.GetValueOrDefault(FilterPolicyName) is { } policy && policy.Trim() != "{}" ? policy : null,
        DeadLetterTargetArn = values.GetValueOrDefault(Redrive) is { } redrive ? TargetOf(redrive) : null,
    };

    /// <summary>How often, and when, its endpoint is tried: JSON.</summary>
    public string EffectiveDeliveryPolicy(Subscription subscription) =>
        DeliveryPolicy.EffectiveOfSubscription(values.GetValueOrDefault(Delivery), subscription.Topic.Settings[Delivery]);

    /// <summary>As GetSubscriptionAttributes shows them: the scope only beside a policy.</summary>
    public void AddTo(SortedDictionary<string, string> shown, Subscription subscription)
    {
        if (subscription.Protocol is "http" or "https")
        {
            shown["EffectiveDeliveryPolicy"] = EffectiveDeliveryPolicy(subscription);
        }

        shown[Raw] = "false";
        foreach (var (name, value) in values.Where(value => value.Key != Scope))
        {
            shown[name] = value;
        }

        if (values.ContainsKey(FilterPolicyName))
        {
            shown[Scope] = values.GetValueOrDefault(Scope, "MessageAttributes");
        }
    }

    /// <summary>SNS takes a boolean in any case, and shows it in small letters.</summary>
    private static string Plain(string name, string value) => name switch
    {
        Raw when bool.TryParse(value, out var isRaw) => isRaw ? "true" : "false",
        Delivery when value.Length > 0 => DeliveryPolicy.OfSubscription(value),
        _ => value,
    };

    private static string? TargetOf(string redrive)
    {
        try
        {
            using var parsed = JsonDocument.Parse(redrive);
            var policy = parsed.RootElement;
            if (policy.ValueKind == JsonValueKind.Object && policy.EnumerateObject().FirstOrDefault(member => member.Name != Target) is { Value.ValueKind: not JsonValueKind.Undefined } unknown)
            {
                // What a queue's redrive policy has, a subscription's has not: maxReceiveCount above all.
                throw Attribute($"{Redrive}: invalid JSON. Attribute {unknown.Name} is unknown.");
            }

            if (policy.ValueKind == JsonValueKind.Object && policy.GetPropertyCount() == 0)
            {
                return null;
            }

            return policy.ValueKind == JsonValueKind.Object && policy.TryGetProperty(Target, out var target)
                && target.ValueKind == JsonValueKind.String && Arns.IsOfQueue(target.GetString()!)
                ? target.GetString()
                : throw Attribute($"{Redrive}: {Target} is an invalid arn");
        }
        catch (JsonException)
        {
            throw Attribute($"{Redrive}: {JsonComplaint.Of(redrive)}");
        }
        catch (InvalidOperationException)
        {
            throw Attribute($"{Redrive}: {Target} is an invalid arn");
        }
    }

    private static AwsError Attribute(string reason) => SnsErrors.Invalid($"{SnsErrors.OfAttributes}{reason}");
}
