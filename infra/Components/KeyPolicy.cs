using Infra.Policies;
using Infra.Settings;
using Pulumi;

namespace Infra.Components;

/// <summary>
/// Who may use the stack's key, written out: its administrators, the account's roles through the services that hold the
/// data, SNS, CloudWatch and CloudWatch Logs for this stack, and named partners.
/// </summary>
internal static class KeyPolicy
{
    private static readonly string[] Use = ["kms:Decrypt", "kms:GenerateDataKey"];

    public static Output<string> Of(StackSettings settings, Placement placement) => PolicyDocument.Of(
    [
        Administer(placement),
        UseThroughServices(placement),
        GrantToServices(placement),
        ServiceUses("SnsDelivers", Principal.Sns, placement),
        ServiceUses("AlarmsPublish", Principal.CloudWatch, placement),
        LogsEncrypt(placement),
        .. PartnerStatements.Of("PartnersPublish", Publishers(settings), placement, Use, resource: null, Through(placement, "sns")),
        .. PartnerStatements.Of("PartnersSend", Senders(settings), placement, Use, resource: null, Through(placement, "sqs")),
    ]);

    /// <summary>
    /// The account's administrators manage the key by their own policies. Each action is named: using the key is not one of
    /// them, and none of them locks everybody out.
    /// </summary>
    private static Statement Administer(Placement placement) => new()
    {
        Sid = "Administer",
        Principal = Principal.Accounts(placement.AccountRoot),
        Actions =
        [
            "kms:CancelKeyDeletion", "kms:CreateAlias", "kms:DeleteAlias", "kms:DescribeKey", "kms:DisableKey", "kms:DisableKeyRotation",
            "kms:EnableKey", "kms:EnableKeyRotation", "kms:GetKeyPolicy", "kms:GetKeyRotationStatus", "kms:ListGrants", "kms:ListKeyPolicies",
            "kms:ListKeyRotations", "kms:ListResourceTags", "kms:PutKeyPolicy", "kms:RevokeGrant", "kms:RotateKeyOnDemand",
            "kms:ScheduleKeyDeletion", "kms:TagResource", "kms:UntagResource", "kms:UpdateAlias", "kms:UpdateKeyDescription",
        ],
        Wildcard = WildcardReason.ThisKey,
    };

    /// <summary>A role of the account needs its own permission for this key too, and can use it only by way of these services.</summary>
    private static Statement UseThroughServices(Placement placement) => new()
    {
        Sid = "UseThroughServices",
        Principal = Principal.Accounts(placement.AccountRoot),
        Actions = KeyUse.Actions,
        Wildcard = WildcardReason.ThisKey,
        Conditions = [KeyUse.Through(placement), new Condition("StringEquals", "kms:CallerAccount", placement.Account)],
    };

    /// <summary>Lambda (environments) and DynamoDB (tables) work with grants, which whoever deploys makes for them.</summary>
    private static Statement GrantToServices(Placement placement) => new()
    {
        Sid = "GrantToServices",
        Principal = Principal.Accounts(placement.AccountRoot),
        Actions = ["kms:CreateGrant"],
        Wildcard = WildcardReason.ThisKey,
        Conditions =
        [
            new Condition("Bool", "kms:GrantIsForAWSResource", Output.Create("true")),
            Through(placement, "lambda", "dynamodb"),
            new Condition("StringEquals", "kms:CallerAccount", placement.Account),
        ],
    };

    private static Statement ServiceUses(string sid, Principal service, Placement placement) => new()
    {
        Sid = sid,
        Principal = service,
        Actions = Use,
        Wildcard = WildcardReason.ThisKey,
        Conditions = [new Condition("StringEquals", "aws:SourceAccount", placement.Account)],
    };

    // https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
    private static Statement LogsEncrypt(Placement placement) => new()
    {
        Sid = "LogsEncrypt",
        Principal = Principal.Service(Output.Format($"logs.{placement.Region}.amazonaws.com")),
        Actions =
        [
            "kms:Encrypt", "kms:Decrypt", "kms:ReEncryptFrom", "kms:ReEncryptTo", "kms:GenerateDataKey",
            "kms:GenerateDataKeyWithoutPlaintext", "kms:DescribeKey",
        ],
        Wildcard = WildcardReason.ThisKey,
        Conditions =
        [
            new Condition(
                "ArnLike",
                "kms:EncryptionContext:aws:logs:arn",
                placement.ArnOf("logs", $"log-group:/aws/lambda/{PhysicalName.Of("*")}"),
                Output.Format($"arn:{placement.Partition}:logs:{placement.Region}:{placement.Account}:log-group:sns/{placement.Region}/{placement.Account}/{PhysicalName.Of("*")}")),
        ],
    };

    private static Condition Through(Placement placement, params string[] services) => new(
        "StringEquals", "kms:ViaService", [.. services.Select(service => Output.Format($"{service}.{placement.Region}.amazonaws.com"))]);

    private static Partners Publishers(StackSettings settings) => Together(settings.Topics.Select(topic => topic.Publishers));

    private static Partners Senders(StackSettings settings) =>
        Together(settings.Consumers.Select(consumer => consumer.Source).OfType<ConsumerSource.Queue>().Select(source => source.Senders));

    private static Partners Together(IEnumerable<Partners> partners)
    {
        var all = partners.ToList();
        return new Partners(
            [.. all.SelectMany(partner => partner.Accounts).Distinct()], [.. all.SelectMany(partner => partner.Organizations).Distinct()]);
    }
}
