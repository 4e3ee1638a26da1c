using Sim;
using Sim.Sns;

namespace Local.Endpoints.Sns;

/// <summary>The fields of one message, alone or as an entry of a batch.</summary>
internal static class PublishFields
{
    /// <param name="traceId">X-Ray's, of the call; null without.</param>
    /// <param name="prefix">Empty, or that of the entry.</param>
    /// <param name="path">How SNS's validation names the entry; likewise.</param>
    public static PublishRequest Read(QueryForm form, string? traceId, string prefix, string path) => new()
    {
        Message = form.Utf8($"{prefix}Message") ?? throw ValidationErrors.Null($"{path}message"),
        Subject = form.Text($"{prefix}Subject"),
        MessageGroupId = form.Text($"{prefix}MessageGroupId"),
        MessageDeduplicationId = form.Text($"{prefix}MessageDeduplicationId"),
        MessageStructure = form.Text($"{prefix}MessageStructure"),
        MessageAttributes = AttributesOf(form, $"{prefix}MessageAttributes.entry", path),
        TraceHeader = traceId,
    };

    private static Dictionary<string, MessageAttributeValue>? AttributesOf(QueryForm form, string list, string path)
    {
        Dictionary<string, MessageAttributeValue>? attributes = null;
        foreach (var prefix in form.Elements(list, "Name"))
        {
            var name = form.Text($"{prefix}Name")!;
            attributes ??= new Dictionary<string, MessageAttributeValue>(StringComparer.Ordinal);
            attributes[name] = new MessageAttributeValue(
                form.Text($"{prefix}Value.DataType") ?? throw ValidationErrors.Null($"{path}messageAttributes.{name}.member.dataType"),
                form.Text($"{prefix}Value.StringValue"),
                form.Text($"{prefix}Value.BinaryValue") is { } binary ? Bytes(binary) : default(ReadOnlyMemory<byte>?));
        }

        return attributes;
    }

    private static ReadOnlyMemory<byte> Bytes(string base64)
    {
        try
        {
            return Convert.FromBase64String(base64);
        }
        catch (FormatException)
        {
            throw new AwsError("MalformedInput", "A BinaryValue is not base64.");
        }
    }
}
