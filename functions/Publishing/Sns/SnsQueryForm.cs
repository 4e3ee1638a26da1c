using System.Globalization;
using System.Text;

namespace Functions.Publishing.Sns;

/// <summary>The form body of a PublishBatch request (SNS query protocol, API version 2010-03-31).</summary>
internal static class SnsQueryForm
{
    public static byte[] PublishBatch(string topicArn, IReadOnlyList<PublishBatchRequestEntry> entries)
    {
        var form = new StringBuilder("Action=PublishBatch&Version=2010-03-31");
        Add(form, "TopicArn", topicArn);
        foreach (var (at, entry) in entries.Index())
        {
            var member = string.Create(CultureInfo.InvariantCulture, $"PublishBatchRequestEntries.member.{at + 1}.");
            Add(form, member + "Id", entry.Id);
            Add(form, member + "Message", entry.Message.Body);
            foreach (var (number, attribute) in entry.Message.Attributes.Index())
            {
                var name = string.Create(CultureInfo.InvariantCulture, $"{member}MessageAttributes.entry.{number + 1}.");
                Add(form, name + "Name", attribute.Name);
                Add(form, name + "Value.DataType", attribute.DataType);
                Add(form, name + "Value.StringValue", attribute.Value);
            }

            Add(form, member + "MessageGroupId", entry.Message.MessageGroupId);
            Add(form, member + "MessageDeduplicationId", entry.Message.MessageDeduplicationId);
        }

        return Encoding.ASCII.GetBytes(form.ToString());
    }

    private static void Add(StringBuilder form, string name, string? value)
    {
        if (value is not null)
        {
            form.Append('&').Append(name).Append('=').Append(Uri.EscapeDataString(value));
        }
    }
}
