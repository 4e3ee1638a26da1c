using Local.Declaration;

namespace Local.Previewing;

internal sealed class StatefulTable : StatefulType
{
    public override string Token => ResourceTypes.Table;

    public override string Noun => "table";

    public override string Loss => "every item in it: what a consumer knows, and which events were handled before";

    // https://www.pulumi.com/registry/packages/aws/api-docs/dynamodb/table/
    public override IReadOnlyDictionary<string, object?> Replacing { get; } = new Dictionary<string, object?>
    {
        ["name"] = null, ["hashKey"] = null, ["rangeKey"] = null, ["localSecondaryIndexes"] = null,
    };

    public override IEnumerable<string> Move(string name, DeployedResource deployed) =>
    [
        $"Stop what writes to {name}: disable the event source mappings of its consumers (`enabled: false`), and deploy; their messages wait in the queues meanwhile.",
        $"Wait until nothing writes any more: in CloudWatch, AWS/DynamoDB ConsumedWriteCapacityUnits of TableName={name} is 0 for 15 minutes.",
        $"Copy the items to the new table (`aws dynamodb export-table-to-point-in-time --table-arn {ArnOf(deployed, "TABLE_ARN")} ...`, then write them "
            + "with the new keys), and compare the two counts.",
        "Point the consumers to the new table, enable their event source mappings, and deploy.",
    ];
}
