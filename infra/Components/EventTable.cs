using Pulumi;
using Pulumi.Aws.DynamoDB;
using Pulumi.Aws.DynamoDB.Inputs;

namespace Infra.Components;

/// <summary>
/// A DynamoDB table of the backbone, paid per request: the record of what has been handled (with expiry), or the state that
/// a consumer owns, or an outbox (with a sort key and a stream).
/// </summary>
public sealed class EventTable : ComponentResource
{
    /// <param name="partitionKey">Name of the partition key, a string attribute.</param>
    /// <param name="expiry">Name of the attribute that holds when an item expires (epoch seconds); null if items stay.</param>
    /// <param name="sortKey">Name of the sort key, a string attribute; null if there is none. A table that has one streams what is written to it.</param>
    public EventTable(
        string name, string partitionKey, Placement placement, string? expiry = null, ComponentResourceOptions? options = null, string? sortKey = null)
        : base("infra:components:EventTable", name, options)
    {
        var table = CreateTable(name, partitionKey, sortKey, expiry, placement);

        Arn = table.Arn;
        StreamArn = table.StreamArn;
        TableName = table.Name;
        RegisterOutputs(new Dictionary<string, object?> { ["arn"] = Arn, ["name"] = TableName });
    }

    public Output<string> Arn { get; }

    /// <summary>Of a table with a sort key.</summary>
    public Output<string> StreamArn { get; }

    public Output<string> TableName { get; }

    private Table CreateTable(string name, string partitionKey, string? sortKey, string? expiry, Placement placement)
    {
        var arguments = new TableArgs
        {
            Name = PhysicalName.Of(name),
            BillingMode = "PAY_PER_REQUEST",
            HashKey = partitionKey,
            Attributes = { new TableAttributeArgs { Name = partitionKey, Type = "S" } },
            PointInTimeRecovery = new TablePointInTimeRecoveryArgs { Enabled = true },
            DeletionProtectionEnabled = placement.Protect,
        };
        if (sortKey is not null)
        {
            arguments.RangeKey = sortKey;
            arguments.Attributes.Add(new TableAttributeArgs { Name = sortKey, Type = "S" });
            arguments.StreamEnabled = true;
            arguments.StreamViewType = "NEW_IMAGE";
        }

        if (placement.KeyArn is { } key)
        {
            arguments.ServerSideEncryption = new TableServerSideEncryptionArgs { Enabled = true, KmsKeyArn = key };
        }

        if (expiry is not null)
        {
            arguments.Ttl = new TableTtlArgs { AttributeName = expiry, Enabled = true };
        }

        return new Table(name, arguments, placement.Stateful(this));
    }
}
