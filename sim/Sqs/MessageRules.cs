namespace Sim.Sqs;

/// <summary>What SendMessage refuses of a message, whatever the queue.</summary>
internal static class MessageRules
{
    private const int LongestType = 256;

    public static Content Check(SendMessageRequest request)
    {
        CheckGroup("MessageGroupId", request.MessageGroupId);
        CheckGroup("MessageDeduplicationId", request.MessageDeduplicationId);

        if (request.MessageBody.Length == 0)
        {
            throw new AwsError("MissingParameter", "The request must contain the parameter MessageBody.");
        }

        if (!request.MessageBody.IsAllowedInMessages)
        {
            throw new AwsError(
                "InvalidMessageContents",
                "Invalid characters found. Valid unicode characters are #x9 | #xA | #xD | #x20 to #xD7FF | " +
                "#xE000 to #xFFFD | #x10000 to #x10FFFF");
        }

        var attributes = MessageAttributeSet.Of(request.MessageAttributes);
        if (attributes.Count > Quotas.MessageAttributes)
        {
            throw Invalid($"Number of message attributes [{attributes.Count}] exceeds the allowed maximum [{Quotas.MessageAttributes}].");
        }

        foreach (var (name, value) in attributes.Items)
        {
            CheckName(name);
            CheckType(name, value.DataType);
            CheckValue(name, value);
        }

        var bytes = request.MessageBody.Length + attributes.Bytes;
        return new Content(request.MessageBody, null, attributes, bytes)
        {
            Batch = request.Batch,
            MessageGroupId = request.MessageGroupId,
            TraceHeader = TraceHeaderOf(request),
            MessageDeduplicationId = request.MessageDeduplicationId,
        };
    }

    /// <summary>What depends on the kind of queue.</summary>
    public static void CheckFor(QueueAttributes queue, SendMessageRequest request)
    {
        if (!queue.FifoQueue)
        {
            if (request.MessageDeduplicationId is { } id)
            {
                throw NotForThisType(id, "MessageDeduplicationId");
            }

            return;
        }

        if (request.MessageGroupId is null)
        {
            throw new AwsError("MissingParameter", "The request must contain the parameter MessageGroupId.");
        }

        if (request.MessageDeduplicationId is null && !queue.ContentBasedDeduplication)
        {
            throw Invalid("The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly");
        }

        // 0 means the queue's own delay.
        if (request.Delay is { } delay && delay != TimeSpan.Zero)
        {
            throw NotForThisType($"{(long)delay.TotalSeconds}", "DelaySeconds");
        }
    }

    /// <summary>The form of the ids that clients choose.</summary>
    public static void CheckGroup(string parameter, string? id)
    {
        if (id is not null && !GroupRules.IsAllowed(id))
        {
            throw Invalid(
                $"Value {id} for parameter {parameter} is invalid. Reason: {parameter} can only include alphanumeric and " +
                "punctuation characters. 1 to 128 in length.");
        }
    }

    private static AwsError NotForThisType(string value, string parameter) => Invalid(
        $"Value {value} for parameter {parameter} is invalid. Reason: The request include parameter that is not valid for this queue type.");

    public static AwsError TooLong(int maximum) => new(
        "InvalidParameterValue", $"One or more parameters are invalid. Reason: Message must be shorter than {maximum} bytes.");

    private static void CheckName(string name)
    {
        if (name.Length is 0 or > 256)
        {
            throw Invalid("Message (user) attribute names must be shorter than 256 Bytes");
        }

        if (!name.All(IsOfName) || name.Contains("..", StringComparison.Ordinal))
        {
            throw Invalid(
                "Message (user) attributes name can only contain upper and lower score characters, digits, periods, " +
                "hyphens and underscores. ");
        }

        if (name[0] == '.' || name[^1] == '.' || name.StartsWith("AWS.", StringComparison.OrdinalIgnoreCase) ||
            name.StartsWith("Amazon.", StringComparison.OrdinalIgnoreCase))
        {
            throw Invalid(
                "You can't use message attribute names beginning with 'AWS.' or 'Amazon.'. These strings are reserved " +
                "for internal use. Additionally, they cannot start or end with '.'.");
        }
    }

    /// <summary>AWS also takes the letters of western and central Europe, which it does not say.</summary>
    private static bool IsOfName(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or (>= '\u00C0' and <= '\u017F');

    private static void CheckType(string name, string type)
    {
        var prefix = type.Split('.', 2)[0];
        if (prefix is not ("String" or "Number" or "Binary"))
        {
            throw Invalid(
                $"The type of message (user) attribute '{name}' is invalid. You must use only the following supported " +
                "type prefixes: Binary, Number, String.");
        }

        if (type.Length > LongestType)
        {
            throw Invalid("Message (user) attribute types must be shorter than 256 Bytes");
        }
    }

    private static void CheckValue(string name, MessageAttributeValue value)
    {
        var missing = value.IsBinary ? value.BinaryValue is null or { IsEmpty: true } : string.IsNullOrEmpty(value.StringValue);
        if (missing)
        {
            throw Invalid($"Message (user) attribute '{name}' must contain a non-empty value of type '{value.DataType}'.");
        }

        if (value.DataType.StartsWith("Number", StringComparison.Ordinal) &&
            !AttributeNumber.IsNumber(value.StringValue!))
        {
            throw Invalid($"Can't cast the value of message (user) attribute '{name}' to a number.");
        }

        if (!value.IsBinary && !IsAllowed(value.StringValue!))
        {
            throw Invalid($"Message (user) attribute '{name}' contains invalid characters.");
        }
    }

    private static MessageAttributeValue? TraceHeaderOf(SendMessageRequest request) => request.TraceHeader switch
    {
        null => null,
        { DataType: "String", StringValue.Length: > 0 } header => header,
        _ => throw Invalid("Message system attribute 'AWSTraceHeader' must contain a non-empty value of type 'String'."),
    };

    private static bool IsAllowed(Utf8Text text) => text.IsAllowedInMessages;

    private static AwsError Invalid(string message) => new("InvalidParameterValue", message);
}
