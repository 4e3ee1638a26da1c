namespace Sim.DynamoDb;

/// <summary>What a stack declares of a DynamoDB table, as far as items behave differently for it.</summary>
public sealed record TableDeclaration
{
    public required string Name { get; init; }

    /// <summary>The partition key.</summary>
    public required KeyAttribute HashKey { get; init; }

    /// <summary>The sort key, where the table has one.</summary>
    public KeyAttribute? RangeKey { get; init; }

    /// <summary>The attribute (N, epoch seconds) after which an item may be deleted.</summary>
    public string? TtlAttribute { get; init; }

    /// <summary>The ARN of its stream, where it has one.</summary>
    public string? StreamArn { get; init; }

    /// <summary>What the stream's records show: <c>KEYS_ONLY</c>, <c>NEW_IMAGE</c>, <c>OLD_IMAGE</c> or <c>NEW_AND_OLD_IMAGES</c>.</summary>
    public string StreamViewType { get; init; } = "NEW_IMAGE";
}
