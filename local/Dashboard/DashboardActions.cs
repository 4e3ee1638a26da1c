using System.Text;
using System.Text.Json;
using Local.Endpoints;

namespace Local.Dashboard;

/// <summary>
/// The buttons, as the calls that an AWS client would make: they meet the same rules, and a journal of calls keeps them too.
/// </summary>
internal static class DashboardActions
{
    /// <summary>Null if there is no such action.</summary>
    /// <exception cref="JsonException">The body is not what the page sends.</exception>
    public static AwsCall? CallOf(string action, string region, string account, JsonElement body) => action switch
    {
        "publish" => Publish(body) with { Region = region },
        "redrive" => Sqs("StartMessageMoveTask", region, "SourceArn", Text(body, "arn")),
        "purge" => Sqs("PurgeQueue", region, "QueueUrl", $"http://127.0.0.1/{account}/{Text(body, "name")}"),
        _ => null,
    };

    private static AwsCall Publish(JsonElement body)
    {
        var form = new StringBuilder("Action=Publish&Version=2010-03-31");
        Add(form, "TopicArn", Text(body, "topic"));
        Add(form, "Message", Text(body, "message"));
        if (Text(body, "groupId") is { Length: > 0 } group)
        {
            Add(form, "MessageGroupId", group);
        }

        if (body.TryGetProperty("attributes", out var attributes) && attributes.ValueKind == JsonValueKind.Object)
        {
            var number = 0;
            foreach (var attribute in attributes.EnumerateObject())
            {
                var entry = $"MessageAttributes.entry.{++number}";
                Add(form, $"{entry}.Name", attribute.Name);
                Add(form, $"{entry}.Value.DataType", "String");
                Add(form, $"{entry}.Value.StringValue", attribute.Value.ToString());
            }
        }

        return new AwsCall(AwsServices.Sns, "", Encoding.UTF8.GetBytes(form.ToString())) { Protocol = AwsProtocol.Query };
    }

    private static AwsCall Sqs(string operation, string region, string parameter, string value) => new(
        AwsServices.Sqs, operation, JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string> { [parameter] = value })) { Region = region };

    private static void Add(StringBuilder form, string name, string value) => form.Append('&').Append(name).Append('=').Append(Uri.EscapeDataString(value));

    private static string Text(JsonElement body, string name) =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
