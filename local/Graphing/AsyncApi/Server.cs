using System.Text.Json.Nodes;
using Local.Declaration;

namespace Local.Graphing.AsyncApi;

/// <summary>SNS or SQS of one region.</summary>
internal sealed record Server(string Protocol, string Region)
{
    public Server(RecordedResource resource)
        : this(resource.Type == ResourceTypes.Topic ? "sns" : "sqs", resource.Text("arn").Split(':')[3])
    {
    }

    public string Key => $"{Protocol}-{Region}";

    public JsonObject Describe() => new()
    {
        ["host"] = $"{Protocol}.{Region}.{AwsProvider.DnsSuffixOf(Region)}",
        ["protocol"] = Protocol,
        ["description"] = $"Amazon {Protocol.ToUpperInvariant()} in {Region}. Requests are signed with AWS Signature Version 4.",
    };
}
