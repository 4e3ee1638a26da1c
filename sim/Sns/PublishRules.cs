namespace Sim.Sns;

/// <summary>What Publish refuses of a message.</summary>
internal static class PublishRules
{
    private const int SubjectCharacters = 100;

    public static Content Check(PublishRequest request)
    {
        CheckGroup("MessageGroupId", request.MessageGroupId);
        CheckGroup("MessageDeduplicationId", request.MessageDeduplicationId);
        if (request.Message.Length == 0)
        {
            throw Invalid("Empty message");
        }

        if (request.Subject is { } subject && (subject.Length is 0 or > SubjectCharacters || subject.Any(char.IsControl)))
        {
            throw Invalid("Subject");
        }

        var attributes = MessageAttributeSet.Of(request.MessageAttributes);
        foreach (var (name, value) in attributes.Items)
        {
            CheckName(name);
            CheckValue(name, value);
        }

        if (request.Message.Length + attributes.Bytes > Quotas.PublishBytes)
        {
            throw Invalid("Message too long");
        }

        return request.MessageStructure is "json"
            ? OfProtocols(request, attributes)
            : ContentOf(request, request.Message, attributes, null);
    }

    private static Content OfProtocols(PublishRequest request, MessageAttributeSet attributes)
    {
        var texts = ProtocolTexts.Read(request.Message);
        var own = texts.Where(text => text.Key != ProtocolTexts.Default).ToDictionary(
            text => text.Key, text => ContentOf(request, text.Value, attributes, null), StringComparer.Ordinal);
        return ContentOf(request, texts[ProtocolTexts.Default], attributes, own.Count == 0 ? null : own);
    }

    private static Content ContentOf(
        PublishRequest request, Utf8Text text, MessageAttributeSet attributes, IReadOnlyDictionary<string, Content>? byProtocol) =>
        new(text, request.Subject, attributes, text.Length + attributes.Bytes)
        {
            MessageGroupId = request.MessageGroupId,
            MessageDeduplicationId = request.MessageDeduplicationId,
            ByProtocol = byProtocol,
            TraceHeader = request.TraceHeader is { } trace ? new MessageAttributeValue("String", trace) : null,
        };

    /// <summary>What depends on the kind of topic.</summary>
    public static void CheckFor(TopicAttributes topic, PublishRequest request)
    {
        if (!topic.FifoTopic)
        {
            if (request.MessageDeduplicationId is not null)
            {
                throw Invalid(
                    "MessageDeduplicationId Reason: The request includes MessageDeduplicationId parameter that is not valid " +
                    "for this topic type");
            }

            return;
        }

        if (request.MessageGroupId is null)
        {
            throw Invalid("The MessageGroupId parameter is required for FIFO topics");
        }

        if (request.MessageDeduplicationId is null && !topic.ContentBasedDeduplication)
        {
            throw Invalid("The topic should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly");
        }
    }

    private static void CheckGroup(string parameter, string? id)
    {
        if (id is not null && !GroupRules.IsAllowed(id))
        {
            throw Invalid(
                $"{parameter} Reason: {parameter} can only include alphanumeric and punctuation characters. 1 to 128 in length.");
        }
    }

    private static void CheckName(string name)
    {
        if (name.Length is 0 or > 256)
        {
            throw Attribute("Length of message attribute name must be less than 256 bytes.");
        }

        if (name[0] == '.')
        {
            throw Attribute("Invalid message attribute name starting with character '.' was found.");
        }

        if (name[^1] == '.')
        {
            throw Attribute("Invalid message attribute name ending with character '.' was found.");
        }

        if (name.FirstOrDefault(c => !char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_' or '.')) is not '\0' and var bad)
        {
            throw Attribute(
                $"Invalid non-alphanumeric character '#x{(int)bad:X}' was found in the message attribute name. " +
                "Can only include alphanumeric characters, hyphens, underscores, or dots.");
        }

        if (name.Contains("..", StringComparison.Ordinal))
        {
            throw Attribute("Message attribute name can not have successive '.' character.");
        }
    }

    private static void CheckValue(string name, MessageAttributeValue value)
    {
        var type = value.DataType;
        if (!HasPrefix(type))
        {
            throw Attribute(
                $"The message attribute '{name}' has an invalid message attribute type, the set of supported type " +
                "prefixes is Binary, Number, and String.");
        }

        var (own, other) = value.IsBinary
            ? (value.BinaryValue is not null, value.StringValue is not null)
            : (value.StringValue is not null, value.BinaryValue is not null);
        if (!own && other)
        {
            var field = value.IsBinary ? "Binary" : "String";
            throw Attribute($"The message attribute '{name}' with type '{type}' must use field '{field}'.");
        }

        if (value.IsBinary ? value.BinaryValue is null or { IsEmpty: true } : string.IsNullOrEmpty(value.StringValue))
        {
            throw Attribute(
                $"The message attribute '{name}' must contain non-empty message attribute value for message attribute type '{type}'.");
        }

        if (type.StartsWith("Number", StringComparison.Ordinal) &&
            !AttributeNumber.IsNumber(value.StringValue!))
        {
            throw Attribute($"Could not cast message attribute '{name}' value to number.");
        }
    }

    /// <summary>A custom label may follow after a dot, but not nothing.</summary>
    private static bool HasPrefix(string type)
    {
        var prefix = type.AsSpan(0, type.IndexOf('.', StringComparison.Ordinal) is >= 0 and var dot ? dot : type.Length);
        return prefix is "String" or "Number" or "Binary" && type.Length != prefix.Length + 1;
    }

    private static AwsError Invalid(string reason) => new("InvalidParameter", $"Invalid parameter: {reason}");

    private static AwsError Attribute(string message) => new("ParameterValueInvalid", message);
}
