namespace Local.Previewing;

internal sealed class StatefulKey : StatefulType
{
    public override string Token => "aws:kms/key:Key";

    public override string Noun => "key";

    public override string Loss => "everything that is encrypted with it, for ever: messages, items, logs, environment variables";

    // https://www.pulumi.com/registry/packages/aws/api-docs/kms/key/
    public override IReadOnlyDictionary<string, object?> Replacing { get; } = new Dictionary<string, object?>
    {
        ["keyUsage"] = "ENCRYPT_DECRYPT",
        ["customerMasterKeySpec"] = "SYMMETRIC_DEFAULT",
        ["multiRegion"] = false,
        ["customKeyStoreId"] = null,
        ["xksKeyId"] = null,
    };

    public override IEnumerable<string> Move(string name, DeployedResource deployed) =>
    [
        $"Point every queue, topic, table, log group and function from {name} to the new key, and deploy: what is written from then on uses the new one.",
        "Wait until all that was encrypted with the old key is gone: queues and dead-letter queues are empty (AWS/SQS ApproximateNumberOfMessagesVisible "
            + "and ApproximateNumberOfMessagesNotVisible are 0), log retention has passed, backups are written again.",
        $"Disable it first, which can be undone (`aws kms disable-key --key-id {name}`), and wait a week: CloudTrail shows no Decrypt with it, and nothing fails.",
    ];
}
