using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Local.Declaration;

/// <summary>What AWS answers when a resource is created: ids, ARNs and URLs of their real shapes, the same at every run.</summary>
internal sealed class AwsAnswer(string region, string account)
{
    public (string Id, ImmutableDictionary<string, object> Outputs) For(string type, string name, ImmutableDictionary<string, object> inputs)
    {
        var physical = inputs.GetValueOrDefault("name") as string ?? name;
        var (id, additions) = Answer(type, name, physical, inputs);
        var outputs = inputs.SetItem("name", physical);
        return (id, additions.Aggregate(outputs, (all, addition) => all.SetItem(addition.Key, addition.Value)));
    }

    private (string Id, (string Key, string Value)[] Additions) Answer(
        string type, string name, string physical, ImmutableDictionary<string, object> inputs)
    {
        switch (type)
        {
            case ResourceTypes.Queue:
                var url = $"https://sqs.{region}.amazonaws.com/{account}/{physical}";
                return (url, [("arn", Arn("sqs", physical)), ("url", url)]);
            case ResourceTypes.Topic:
                return WithArn(Arn("sns", physical));
            case ResourceTypes.TopicSubscription:
                return WithArn($"{inputs.GetValueOrDefault("topic")}:{Uuid(type, name)}");
            case ResourceTypes.Function:
                return (physical, [("arn", Arn("lambda", $"function:{physical}"))]);
            case ResourceTypes.EventSourceMapping:
                var uuid = Uuid(type, name);
                return (uuid, [("uuid", uuid), ("arn", Arn("lambda", $"event-source-mapping:{uuid}"))]);
            case ResourceTypes.Table:
                return (physical, [("arn", Arn("dynamodb", $"table/{physical}"))]);
            case ResourceTypes.LogGroup:
                return (physical, [("arn", Arn("logs", $"log-group:{physical}"))]);
            case ResourceTypes.Role:
                return (physical, [("arn", $"arn:aws:iam::{account}:role/{physical}")]);
            default:
                return (Uuid(type, name), []);
        }
    }

    private static (string Id, (string Key, string Value)[] Additions) WithArn(string arn) => (arn, [("arn", arn)]);

    private string Arn(string service, string resource) => $"arn:aws:{service}:{region}:{account}:{resource}";

    private static string Uuid(string type, string name) =>
        new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{type}/{name}")).AsSpan(0, 16)).ToString();
}
