using Infra.Policies;
using Pulumi;

namespace Infra.Components;

/// <summary>What a role of the stack may do with the key: use it by way of the services that hold the data.</summary>
internal static class KeyUse
{
    private static readonly string[] Services = ["sqs", "sns", "dynamodb", "lambda"];

    /// <summary>What reading and writing queues, topics and tables takes; DynamoDB alone asks for the last four.</summary>
    public static readonly IReadOnlyList<string> Actions =
        ["kms:Decrypt", "kms:GenerateDataKey", "kms:DescribeKey", "kms:Encrypt", "kms:ReEncryptFrom", "kms:ReEncryptTo"];

    public static Condition Through(Placement placement) => new(
        "StringEquals", "kms:ViaService", [.. Services.Select(service => Output.Format($"{service}.{placement.Region}.amazonaws.com"))]);

    /// <summary>For a role's policy; nothing where no key is.</summary>
    public static IEnumerable<Statement> Of(Placement placement) => placement.KeyArn is not { } key ? [] :
    [
        new Statement { Sid = "UseKey", Actions = Actions, Resources = [key], Conditions = [Through(placement)] },
    ];
}
