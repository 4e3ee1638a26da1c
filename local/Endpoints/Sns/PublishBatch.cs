using System.Globalization;
using Sim;
using Sim.Sns;

namespace Local.Endpoints.Sns;

/// <summary>https://docs.aws.amazon.com/sns/latest/api/API_PublishBatch.html</summary>
internal static class PublishBatch
{
    public static EndpointAnswer Answer(World world, IReadOnlyDictionary<string, string> form)
    {
        var topic = world.TopicByArn(form.GetValueOrDefault("TopicArn")
            ?? throw new AwsError("InvalidParameter", "Invalid parameter: TopicArn"));
        var entries = Numbered("PublishBatchRequestEntries.member", form, "Id").ToList();
        var results = world.PublishBatch(topic, [.. entries.Select(entry => RequestOf(entry, form))]);
        var ends = entries.Select((entry, at) => (Id: form[$"{entry}Id"], Result: results[at])).ToList();
        return SnsXml.Of("PublishBatch", xml =>
        {
            SnsXml.List(xml, "Failed", ends.Where(end => end.Result.Error is not null), end =>
            {
                SnsXml.Text(xml, "Id", end.Id);
                SnsXml.Text(xml, "Code", end.Result.Error!.Code);
                SnsXml.Text(xml, "Message", end.Result.Error.Message);
                SnsXml.Text(xml, "SenderFault", end.Result.Error.HttpStatus < 500 ? "true" : "false");
            });
            SnsXml.List(xml, "Successful", ends.Where(end => end.Result.Error is null), end =>
            {
                SnsXml.Text(xml, "Id", end.Id);
                SnsXml.Text(xml, "MessageId", end.Result.MessageId.ToString());
                SnsXml.Text(xml, "SequenceNumber", end.Result.SequenceNumber);
            });
        });
    }

    private static PublishRequest RequestOf(string entry, IReadOnlyDictionary<string, string> form) => new()
    {
        Message = form.GetValueOrDefault($"{entry}Message") ?? string.Empty,
        Subject = form.GetValueOrDefault($"{entry}Subject"),
        MessageGroupId = form.GetValueOrDefault($"{entry}MessageGroupId"),
        MessageDeduplicationId = form.GetValueOrDefault($"{entry}MessageDeduplicationId"),
        MessageStructure = form.GetValueOrDefault($"{entry}MessageStructure"),
        MessageAttributes = Numbered($"{entry}MessageAttributes.entry", form, "Name").ToDictionary(
            attribute => form[$"{attribute}Name"],
            attribute => new MessageAttributeValue(
                form.GetValueOrDefault($"{attribute}Value.DataType") ?? string.Empty,
                form.GetValueOrDefault($"{attribute}Value.StringValue"),
                form.GetValueOrDefault($"{attribute}Value.BinaryValue") is { } binary ? Bytes(binary) : null)),
    };

    private static ReadOnlyMemory<byte> Bytes(string base64)
    {
        try
        {
            return Convert.FromBase64String(base64);
        }
        catch (FormatException)
        {
            throw new AwsError("InvalidParameterValue", "a BinaryValue is not base64");
        }
    }

    /// <summary>The prefixes of a list's elements, which count from 1.</summary>
    private static IEnumerable<string> Numbered(string list, IReadOnlyDictionary<string, string> form, string required)
    {
        for (var number = 1; ; number++)
        {
            var prefix = string.Create(CultureInfo.InvariantCulture, $"{list}.{number}.");
            if (!form.ContainsKey(prefix + required))
            {
                yield break;
            }

            yield return prefix;
        }
    }
}
