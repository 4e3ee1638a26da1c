using Sim.Lambda;
using Sim.Sns;

namespace Sim.Policies;

/// <summary>The permissions that AWS's own services need for what they do on behalf of a stack.</summary>
internal static class NeededAccess
{
    private const string Sns = "sns.amazonaws.com";
    private const string CloudWatch = "cloudwatch.amazonaws.com";

    private static readonly string[] UsesOfKey = ["kms:GenerateDataKey", "kms:Decrypt"];
    private static readonly string[] Polling = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"];
    private static readonly string[] Streaming = ["dynamodb:DescribeStream", "dynamodb:GetShardIterator", "dynamodb:GetRecords", "dynamodb:ListStreams"];

    /// <summary>SNS sends from a topic to a queue.</summary>
    public static IEnumerable<AccessCheck> ToSend(Account account, Topic topic, string queue) =>
        ByService(account, Sns, topic.Arn, "sqs:SendMessage", queue, "the queue's policy");

    /// <summary>CloudWatch tells a topic of an alarm.</summary>
    public static IEnumerable<AccessCheck> ToPublish(Account account, string alarm, Topic topic) =>
        ByService(account, CloudWatch, account.Arn("cloudwatch", $"alarm:{alarm}"), "sns:Publish", topic.Arn, "the topic's policy");

    /// <summary>Lambda polls a queue, as the function's role.</summary>
    public static IEnumerable<AccessCheck> ToPoll(Account account, Function function, string queue) => ByRole(account, function, Polling, queue, queue, "sqs");

    /// <summary>Lambda reads a stream, as the function's role.</summary>
    /// <param name="table">ARN of the table, which is what is encrypted.</param>
    public static IEnumerable<AccessCheck> ToRead(Account account, Function function, string stream, string table) =>
        ByRole(account, function, Streaming, stream, table, "dynamodb");

    private static IEnumerable<AccessCheck> ByService(Account account, string service, string source, string action, string resource, string subject)
    {
        var context = new Dictionary<string, string>
        {
            ["aws:SecureTransport"] = "true",
            ["aws:SourceArn"] = source,
            ["aws:SourceAccount"] = account.Options.Account,
            ["aws:SourceOwner"] = account.Options.Account,
            ["aws:PrincipalIsAWSService"] = "true",
            ["aws:ViaAWSService"] = "false",
        };
        yield return Check(subject, action, resource);
        if (account.Access.KeyOf(resource) is { } key)
        {
            foreach (var use in UsesOfKey)
            {
                yield return Check("the key", use, key);
            }
        }

        AccessCheck Check(string what, string needed, string on)
        {
            var request = new AccessRequest { Principal = service, Action = needed, Resource = on, Context = context };
            return new AccessCheck(what, request, account.Access.Decide(request));
        }
    }

    private static IEnumerable<AccessCheck> ByRole(Account account, Function function, string[] actions, string resource, string encrypted, string service)
    {
        if (function.Configuration.Role is not { } role)
        {
            yield break;
        }

        foreach (var action in actions)
        {
            yield return Check("the consumer's role", action, resource);
        }

        if (account.Access.KeyOf(encrypted) is { } key)
        {
            yield return Check("the key", "kms:Decrypt", key);
        }

        AccessCheck Check(string what, string needed, string on)
        {
            var request = AccessRequest.OfRole(role, needed, on, account.Options.Account, on == resource ? null : $"{service}.{account.Options.Region}.amazonaws.com");
            return new AccessCheck(what, request, account.Access.Decide(request));
        }
    }
}
