using System.Globalization;
using System.Text.Json;

namespace Sim.Sns;

/// <summary>The attributes of a topic by AWS's names, as GetTopicAttributes shows and SetTopicAttributes takes them.</summary>
internal sealed class TopicSettings
{
    private const string Fifo = "FifoTopic";
    private const string ContentBased = "ContentBasedDeduplication";
    private const string ThroughputScope = "FifoThroughputScope";

    /// <summary>What takes an archive policy away; an empty text does not.</summary>
    private const string NoArchive = "{}";
    private const int LongestDisplayName = 100;
    private const int MostArchived = 365;

    public const string DataProtection = "DataProtectionPolicy";
    public const string Policy = "Policy";

    private const string Display = "DisplayName";
    private const string Archive = "ArchivePolicy";
    private const string Delivery = "DeliveryPolicy";

    /// <summary>https://docs.aws.amazon.com/sns/latest/api/API_SetTopicAttributes.html</summary>
    private static readonly string[] Settable =
    [
        "ApplicationFailureFeedbackRoleArn", "ApplicationSuccessFeedbackRoleArn", "ApplicationSuccessFeedbackSampleRate",
        Archive, ContentBased, DataProtection, Delivery, Display, ThroughputScope,
        "FirehoseFailureFeedbackRoleArn", "FirehoseSuccessFeedbackRoleArn", "FirehoseSuccessFeedbackSampleRate",
        "HTTPFailureFeedbackRoleArn", "HTTPSuccessFeedbackRoleArn", "HTTPSuccessFeedbackSampleRate", "KmsMasterKeyId",
        "LambdaFailureFeedbackRoleArn", "LambdaSuccessFeedbackRoleArn", "LambdaSuccessFeedbackSampleRate", Policy,
        "SignatureVersion", "SQSFailureFeedbackRoleArn", "SQSSuccessFeedbackRoleArn", "SQSSuccessFeedbackSampleRate", "TracingConfig",
    ];

    private readonly SortedDictionary<string, string> values = new(StringComparer.Ordinal);

    public string? this[string name] => values.GetValueOrDefault(name);

    /// <summary>What CreateTopic was given, FIFO's own attributes among it.</summary>
    public static TopicAttributes AttributesOf(string name, IReadOnlyDictionary<string, string> given) => new()
    {
        Name = name,
        FifoTopic = IsFifo(given),
        ContentBasedDeduplication = IsTrue(given.GetValueOrDefault(ContentBased)),
        FifoThroughputScope = ScopeOf(given.GetValueOrDefault(ThroughputScope)),
    };

    /// <exception cref="AwsError">An attribute that no topic has.</exception>
    public static void CheckNames(IReadOnlyDictionary<string, string> given)
    {
        if (given.Keys.FirstOrDefault(name => name != Fifo && !Settable.Contains(name)) is { } unknown)
        {
            throw SnsErrors.Invalid($"{SnsErrors.OfAttributes}Unknown attribute {unknown}");
        }
    }

    /// <summary>While it is set, the topic cannot be deleted.</summary>
    public bool IsArchived => values.ContainsKey(Archive);

    public static bool IsFifo(IReadOnlyDictionary<string, string> given) => IsTrue(given.GetValueOrDefault(Fifo));

    /// <exception cref="AwsError">The attribute cannot be set, or not to this value.</exception>
    public TopicAttributes Set(Topic topic, string name, string value)
    {
        if (!Settable.Contains(name) || (name is ContentBased or ThroughputScope or Archive && !topic.Attributes.FifoTopic))
        {
            throw SnsErrors.Invalid("AttributeName");
        }

        if (((name is Policy or DataProtection && value.Length > 0) || name is Archive) && !SoundJson.IsObject(value))
        {
            throw SnsErrors.Invalid($"{name}: {JsonComplaint.Of(value)}");
        }

        if ((name == "SignatureVersion" && value is not ("1" or "2")) || (name == Display && value.Length > LongestDisplayName))
        {
            throw SnsErrors.Invalid(name);
        }

        if (name is Archive && value != NoArchive && !IsArchive(value))
        {
            throw SnsErrors.Invalid(Archive);
        }

        if ((value.Length == 0 && name is not Display) || (name is Archive && value == NoArchive))
        {
            values.Remove(name);
        }
        else
        {
            values[name] = Plain(name, value);
        }

        return name switch
        {
            ContentBased => topic.Attributes with { ContentBasedDeduplication = IsTrue(value) },
            ThroughputScope => topic.Attributes with { FifoThroughputScope = ScopeOf(value) },
            _ => topic.Attributes,
        };
    }

    /// <summary>True if the topic has the attribute with this value already.</summary>
    public bool Has(Topic topic, string name, string value) => Of(topic, "", 0, 0, 0).GetValueOrDefault(name, name == Fifo ? "false" : "") == Plain(name, value);

    public SortedDictionary<string, string> Of(Topic topic, string account, int confirmed, int pending, int deleted)
    {
        var all = new SortedDictionary<string, string>(values, StringComparer.Ordinal)
        {
            ["TopicArn"] = topic.Arn,
            ["Owner"] = account,
            ["EffectiveDeliveryPolicy"] = DeliveryPolicy.EffectiveOfTopic(this[Delivery]),
            ["SubscriptionsConfirmed"] = $"{confirmed}",
            ["SubscriptionsPending"] = $"{pending}",
            ["SubscriptionsDeleted"] = $"{deleted}",
        };
        all.Remove(DataProtection);
        all.TryAdd(Display, "");
        all.TryAdd(Policy, TopicPolicy.Default(topic.Arn, account));
        if (topic.Attributes.FifoTopic)
        {
            all[Fifo] = "true";
            all[ContentBased] = topic.Attributes.ContentBasedDeduplication ? "true" : "false";
            if (topic.Attributes.FifoThroughputScope == DeduplicationScope.MessageGroup)
            {
                all[ThroughputScope] = "MessageGroup";
            }
        }

        return all;
    }

    /// <summary>A retention of 1 to 365 days, which may be written as a text.</summary>
    private static bool IsArchive(string policy)
    {
        using var json = JsonDocument.Parse(policy);
        var isOne = json.RootElement.GetPropertyCount() == 1 & json.RootElement.TryGetProperty("MessageRetentionPeriod", out var days);
        return isOne && int.TryParse(days.ValueKind == JsonValueKind.String ? days.GetString() : days.GetRawText(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number is >= 1 and <= MostArchived;
    }

    private static string Plain(string name, string value) => name == Delivery && value.Length > 0 ? DeliveryPolicy.OfTopic(value) : value;

    private static DeduplicationScope ScopeOf(string? value) => value switch
    {
        null or "Topic" => DeduplicationScope.Whole,
        "MessageGroup" => DeduplicationScope.MessageGroup,
        _ => throw SnsErrors.Invalid($"{ThroughputScope}: Invalid value [{value}]. Please use either Topic or MessageGroup"),
    };

    private static bool IsTrue(string? value) => string.Equals(value, "true", StringComparison.OrdinalIgnoreCase);
}
